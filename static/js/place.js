// The reader's place: links to other views and languages keep it, and pages remember it.
(() => {
  "use strict";
  const { get, set, reader } = window.hashiya;
  const key = (link) => `place.${link.dataset.resume}`;

  // The place last read, the same in every view and language of an article; pages that lead to it offer it too.
  for (const link of document.querySelectorAll("[data-resume]")) {
    const last = get(key(link));
    if (!last || (reader && (location.hash || last === reader.paragraphs[0].id || !document.getElementById(last)))) continue;
    link.hash = last;
    link.querySelector("span").textContent = last;
    link.hidden = false;
  }
  if (!reader) return;
  const { article, inView } = reader;
  const resume = article.querySelector("[data-resume]");

  const keep = (link) => {
    const paragraph = inView();
    link.hash = paragraph ? paragraph.id : "";
  };
  for (const link of document.querySelectorAll("nav.languages a, .views a")) {
    for (const event of ["pointerdown", "focus", "click"]) {
      link.addEventListener(event, () => keep(link));
    }
  }

  // Browsers scroll too, to where a page was left, and its letters may not have come yet.
  let isReader = false;
  for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(type, () => (isReader = true), { passive: true });
  }
  let waiting = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const paragraph = inView();
        if (!paragraph || !isReader) return;
        set(key(resume), paragraph.id);
        resume.hidden = true;
      }, 300);
    },
    { passive: true },
  );
})();
