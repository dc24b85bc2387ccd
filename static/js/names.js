// Cards over names, made from the list of everyone named, and from scripts that say who each is.
(() => {
  "use strict";
  const { card } = window.hashiya;
  if (!card) return;
  const { make, part } = card;
  const entities = new Map(
    [...document.querySelectorAll("[data-card]")].map((element) => [element.dataset.card, element]),
  );
  // Each script is asked for once, when one of its names is. A card does without one that cannot be had.
  const scripts = document.querySelector("[data-scripts]")?.dataset.scripts.split(" ");
  const said = new Map();
  window.hashiya.cards = (list) => list.forEach(([id, ...own]) => said.set(id, own));
  const asked = new Map();
  const ask = ({ dataset }) => {
    const src = scripts[dataset.script ?? 0];
    if (!asked.has(src)) {
      asked.set(src, new Promise((done) => {
        const onerror = () => done(asked.delete(src));
        document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror }));
      }));
    }
    return asked.get(src);
  };
  // Who it is, and where else the article speaks of it.
  const elsewhere = (entity, here) => {
    const ids = entity.dataset.in.split(" ").filter((id) => id !== here);
    const links = ids.map((id) => Object.assign(make("a", "passage-id", id), { href: `#${id}`, lang: "en", dir: "ltr" }));
    const label = entity.closest("[data-also]").dataset.also;
    return ids.length ? make("p", "elsewhere ui-text", label, ...links.flatMap((link) => [" ", link])) : "";
  };
  const nameEntry = (entity, here) => {
    const [sort, lang, dir, innerHTML] = said.get(entity.dataset.card) ?? [];
    const head = make("p", "", part(entity, "a", "a"), ...(sort ? [" ", make("span", "card-kind", sort)] : []));
    const summary = innerHTML ? Object.assign(make("p", "card-summary"), { lang, dir, innerHTML }) : "";
    return make("div", "", head, summary, elsewhere(entity, here));
  };
  const namedBy = (mention) => mention.dataset.cards.split(" ").map((id) => entities.get(id)).filter(Boolean);
  // The one whose card the reader waits for.
  let wanted = null;
  const leave = (delay) => {
    wanted = null;
    card.later(card.leave, delay);
  };
  const show = async (mention) => {
    card.stay();
    if (card.isShown(mention)) return;
    wanted = mention;
    const here = mention.closest(".paragraph")?.id;
    const named = namedBy(mention);
    await Promise.all(named.map(ask));
    // A note that lies over the page of a phone is not covered.
    if (wanted !== mention || document.querySelector(".sheet")) return;
    if (!named.length) return card.hide();
    card.show(mention, named.map((entity) => nameEntry(entity, here)));
    mention.setAttribute("aria-describedby", card.element.id);
  };
  for (const mention of document.querySelectorAll("a.mention[data-cards]")) {
    // The card says more than the title, which would lie over it.
    mention.removeAttribute("title");
    // The first touch opens the card, whose link leads on; a second touch on the mention does too.
    let opening = false;
    mention.addEventListener("pointerdown", (event) => {
      opening = event.pointerType === "touch" && !card.isShown(mention);
    });
    mention.addEventListener("click", (event) => {
      if (opening) {
        event.preventDefault();
        show(mention);
      }
      opening = false;
    });
    mention.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      namedBy(mention).forEach(ask);
      card.later(() => card.isEntered() || show(mention), 180);
    });
    mention.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") leave(250);
    });
    mention.addEventListener("focus", () => show(mention));
    mention.addEventListener("blur", () => leave(120));
  }
})();
