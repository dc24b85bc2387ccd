// What belongs together lights up: an anchor, its sign, its note, and the same name on both sides.
(() => {
  "use strict";
  const { reader } = window.hashiya;
  if (!reader) return;
  const { article } = reader;

  // Pointing at an anchor, a sign, a note or a mention lights it on both sides and in the margin.
  const partners = (element) => {
    const paragraph = element.closest(".paragraph");
    const mention = element.closest("a.mention[data-cards]");
    const number = element.closest("[data-n]")?.dataset.n;
    const anchor = element.closest("[data-note]")?.dataset.note;
    const all = (selector) => [...paragraph.querySelectorAll(selector)];
    const found = [];
    if (mention) found.push(...all(`a.mention[data-cards="${mention.dataset.cards}"]`));
    for (const n of [number, anchor]) {
      if (n) found.push(...all(`[data-note="${n}"], [data-n="${n}"]`));
    }
    return found;
  };
  const light = (event) => {
    for (const lit of article.querySelectorAll(".lit")) lit.classList.remove("lit");
    const target = event.target;
    if (event.type === "pointerout" || event.type === "focusout") return;
    if (!(target instanceof Element) || !target.closest(".paragraph")) return;
    for (const partner of partners(target)) partner.classList.add("lit");
  };
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) {
    article.addEventListener(type, light);
  }
})();
