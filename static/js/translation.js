// One paragraph in the other language: its link opens the text in place, taken from the page that it leads to.
(() => {
  "use strict";
  const { reader, page } = window.hashiya;
  if (!reader || !page) return;
  const { article } = reader;
  const side = async (link) => {
    const url = new URL(link.href);
    const other = await page(link);
    const copy = document.importNode(other.querySelector(`${url.hash} .side`), true);
    copy.classList.add("translation");
    // The line beside it stands where its own lines begin.
    copy.dir = copy.querySelector(".text")?.dir ?? "";
    // Notes are read in the language of the page: their signs stand in its own text.
    for (const sign of copy.querySelectorAll(".note-ref")) sign.remove();
    for (const anchor of copy.querySelectorAll(".anchor")) anchor.replaceWith(...anchor.childNodes);
    for (const each of copy.querySelectorAll("a[href]")) each.href = new URL(each.getAttribute("href"), url).href;
    return copy;
  };
  const open = async (link, sides) => {
    link.setAttribute("aria-busy", "true");
    try {
      sides.append(await side(link));
      return true;
    } catch {
      location.assign(link.href);
      return false;
    } finally {
      link.removeAttribute("aria-busy");
    }
  };
  const toggle = async (link) => {
    if (link.hasAttribute("aria-busy")) return;
    const sides = link.closest(".paragraph").querySelector(".sides");
    const shown = sides.querySelector(".translation");
    shown?.remove();
    link.setAttribute("aria-expanded", String(!shown && (await open(link, sides))));
  };
  for (const link of article.querySelectorAll("a.translate")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
  }
  article.addEventListener("click", (event) => {
    const link = event.target.closest("a.translate");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(link);
  });
  article.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("a.translate")) return;
    event.preventDefault();
    toggle(event.target);
  });
})();
