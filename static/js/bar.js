// The bar of the reading views: the title and the place in the text once its head is passed, and the outline.
(() => {
  "use strict";
  const { reader } = window.hashiya;
  if (!reader) return;
  const { paragraphs, inView, isBegun, shown } = reader;
  const bar = document.querySelector(".bar");
  const outline = bar.querySelector(".outline");
  const place = bar.querySelector(".bar-place");
  const count = place.textContent;
  const links = [...outline.querySelectorAll("li a")];
  // A heading has no number, and under one the outline has no paragraphs: what stands before counts.
  const starts = links.map((link) => paragraphs.findIndex(({ id }) => `#${id}` === link.hash));

  const update = () => {
    const at = paragraphs.indexOf(inView());
    const number = paragraphs.slice(0, at + 1).findLast(({ dataset }) => dataset.n)?.dataset.n;
    bar.classList.toggle("stuck", isBegun());
    place.textContent = number ? place.dataset.place.replace("#", number) : count;
    for (const link of links) link.removeAttribute("aria-current");
    links[starts.findLastIndex((start) => start <= at)]?.setAttribute("aria-current", "true");
  };
  addEventListener("scroll", update, { passive: true });
  addEventListener("resize", update);
  update();

  // A way within the text leaves no history; the focus goes along.
  const go = (link) => {
    const paragraph = document.getElementById(link.hash.slice(1));
    location.replace(link.hash);
    paragraph.querySelector(".permalink").focus({ preventScroll: true });
  };
  bar.addEventListener("click", (event) => {
    const link = event.target.closest(".outline a, .resume");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    outline.open = false;
    go(link);
  });

  // The outline opens at the present paragraph, and closes when the reader turns elsewhere.
  outline.addEventListener("toggle", () => {
    const list = outline.querySelector("nav");
    const present = list.querySelector("[aria-current]");
    if (outline.open && present) list.scrollTop = present.offsetTop - list.clientHeight / 2;
  });
  const close = (event) => {
    if (!outline.contains(event.target)) outline.open = false;
  };
  for (const type of ["pointerdown", "focusin"]) document.addEventListener(type, close);
  // Behind the bar the focus goes on where the reader is, not where the text begins.
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey) return;
    const last = [...bar.querySelectorAll("a, button, input, summary")].filter(shown).at(-1);
    const paragraph = inView();
    if (event.target !== last || !paragraph) return;
    event.preventDefault();
    paragraph.querySelector(".permalink").focus({ preventScroll: true });
  });
  outline.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !outline.open) return;
    outline.open = false;
    outline.querySelector("summary").focus();
  });
})();
