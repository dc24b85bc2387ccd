// Cards over names, made from the list of everyone named.
(() => {
  "use strict";
  const { card } = window.hashiya;
  if (!card) return;
  const { make, part } = card;
  const entities = new Map(
    [...document.querySelectorAll("[data-card]")].map((element) => [element.dataset.card, element]),
  );
  // Who it is, and where else the article speaks of it.
  const elsewhere = (entity, here) => {
    const ids = entity.dataset.in.split(" ").filter((id) => id !== here);
    const links = ids.map((id) => Object.assign(make("a", "passage-id", id), { href: `#${id}`, lang: "en", dir: "ltr" }));
    const label = entity.closest("[data-also]").dataset.also;
    return ids.length ? make("p", "elsewhere ui-text", label, ...links.flatMap((link) => [" ", link])) : "";
  };
  const nameEntry = (entity, here) => {
    const head = make("p", "", part(entity, "a", "a"), " ", part(entity, ".card-kind", "span"));
    return make("div", "", head, part(entity, ".card-summary", "p"), elsewhere(entity, here));
  };
  const show = (mention) => {
    card.stay();
    // A note that lies over the page of a phone is not covered.
    if (card.isShown(mention) || document.querySelector(".sheet")) return;
    const here = mention.closest(".paragraph")?.id;
    const named = mention.dataset.cards.split(" ").map((id) => entities.get(id)).filter(Boolean);
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
      if (event.pointerType === "mouse") card.later(() => card.isEntered() || show(mention), 180);
    });
    mention.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") card.later(card.leave, 250);
    });
    mention.addEventListener("focus", () => show(mention));
    mention.addEventListener("blur", () => card.later(card.leave, 120));
  }
})();
