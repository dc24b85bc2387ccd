// Cards over sources, made from the page that lists them.
(() => {
  "use strict";
  const { card, page } = window.hashiya;
  if (!card || !page) return;
  const { make, part } = card;
  // What it is and where it lies, before the reader leaves the page for it.
  const content = (link, list) => {
    const own = list.getElementById(link.hash.slice(1));
    const title = part(own, "cite, .description", own.querySelector("cite") ? "cite" : "span");
    title.id = "_card-title";
    const record = part(own, ".source-meta", "p");
    const ways = document.importNode(list.getElementById("_ways").content, true);
    const [outside, entry] = ways.querySelectorAll("a");
    entry.href = link.href;
    const address = title.querySelector("a");
    if (!address) outside.remove();
    else {
      outside.href = address.href;
      address.replaceWith(...address.childNodes);
      record.querySelector(".host").textContent = address.getAttribute("href");
    }
    ways.querySelector("button").addEventListener("click", card.back);
    return [make("p", "card-title", title), record, ways];
  };
  const show = async (link) => {
    link.setAttribute("aria-busy", "true");
    try {
      card.show(link, content(link, await page(link)));
    } catch {
      location.assign(link.href);
      return;
    } finally {
      link.removeAttribute("aria-busy");
    }
    link.setAttribute("aria-expanded", "true");
    card.element.setAttribute("role", "dialog");
    card.element.setAttribute("aria-labelledby", "_card-title");
    card.element.focus({ preventScroll: true });
  };
  // Who unfolds a note may ask for its source next: by then the list is there, unless the reader saves data.
  document.addEventListener("toggle", ({ target }) => {
    const link = target.open && target.querySelector("a.cite");
    if (link && !navigator.connection?.saveData) page(link).catch(() => {});
  }, true);
  for (const link of document.querySelectorAll("a.cite")) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("pointerenter", () => page(link).catch(() => {}));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (card.isShown(link)) card.hide();
      else show(link);
    });
    link.addEventListener("blur", () => card.later(card.leave, 120));
  }
})();
