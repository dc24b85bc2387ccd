// Notes: what belongs together lights up, signs open their notes, and paper shows all of them.
(() => {
  "use strict";
  const { reader } = window.hashiya;
  if (!reader) return;
  const { article, shown } = reader;

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

  // A sign opens its note where notes are folded; browsers do it for the address, this does it for a second tap.
  reader.openNote = (sign) => {
    const body = document.getElementById(sign.hash.slice(1));
    const details = body?.closest("details");
    if (details) details.open = true;
  };
  article.addEventListener("click", (event) => {
    const sign = event.target.closest("a.note-ref");
    if (sign) reader.openNote(sign);
  });

  // A sign in a column that the reader has hidden has a twin in the other.
  const twin = (sign) => document.getElementById(sign.id.replace(/ar$|en$/, (lang) => (lang === "ar" ? "en" : "ar")));
  const toShownSign = () => {
    const sign = document.getElementById(location.hash.slice(1));
    if (!sign?.matches(".note-ref") || shown(sign)) return;
    const other = twin(sign);
    other?.scrollIntoView({ block: "center" });
    other?.focus({ preventScroll: true, focusVisible: true });
  };
  addEventListener("hashchange", toShownSign);
  toShownSign();
  article.addEventListener("click", (event) => {
    const back = event.target.closest("a.note-back");
    // A second click on the same link changes no address.
    if (back && back.hash === location.hash) toShownSign();
  });

  // On paper every note is unfolded; browsers that know how do it by style.
  const folded = () => [...article.querySelectorAll(".note details:not([open])")];
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = folded();
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
})();
