// What pages do beyond being read: cards over mentions, and the filter of indexes. Without this file every mention is a
// plain link, and every index a plain list.
"use strict";
(() => {
  // Spellings that a reader takes for the same: marks, tatweel, alef forms, final ya and ta marbuta, accents, case.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g, "")
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .toLowerCase();

  const filter = document.querySelector("form.filter");
  if (filter) {
    const input = filter.querySelector("input");
    const output = filter.querySelector("output");
    const empty = document.querySelector(".filter-empty");
    const entries = [...document.querySelectorAll(".entry")].map((element) => ({
      element,
      text: fold(`${element.dataset.names} ${element.textContent}`),
    }));
    const apply = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { element, text } of entries) {
        element.hidden = !words.every((word) => text.includes(word));
        count += element.hidden ? 0 : 1;
      }
      for (const section of document.querySelectorAll(".letter")) {
        section.hidden = !section.querySelector(".entry:not([hidden])");
      }
      empty.hidden = count > 0;
      output.textContent = words.length ? String(count) : "";
    };
    filter.hidden = false;
    filter.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", apply);
    apply();
  }

  const sources = new Map(
    [...document.querySelectorAll("[data-card]")].map((element) => [element.dataset.card, element]),
  );
  if (!sources.size || !HTMLElement.prototype.showPopover) return;
  const card = document.createElement("div");
  card.className = "hover-card";
  card.popover = "manual";
  card.id = "card";
  document.body.append(card);
  let shown = null;
  let timer = 0;

  const part = (source, selector, tag) => {
    const element = source.querySelector(selector);
    if (!element) return "";
    const copy = document.createElement(tag);
    copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
    for (const name of ["lang", "dir", "href"]) {
      if (element.hasAttribute(name)) copy.setAttribute(name, element.getAttribute(name));
    }
    copy.className = element.className;
    return copy;
  };
  const fill = (mention) => {
    const parts = mention.dataset.cards.split(" ").map((id) => sources.get(id)).filter(Boolean);
    card.replaceChildren(
      ...parts.map((source) => {
        const entry = document.createElement("div");
        const head = document.createElement("p");
        head.append(part(source, "a", "a"), " ", part(source, ".card-kind", "span"));
        entry.append(head, part(source, ".card-summary", "p"));
        return entry;
      }),
    );
    return parts.length > 0;
  };
  const place = (mention) => {
    const at = mention.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = card;
    const rtl = getComputedStyle(document.documentElement).direction === "rtl";
    const start = rtl ? at.right - width : at.left;
    const below = at.bottom + 6;
    const x = Math.max(8, Math.min(start, innerWidth - width - 8));
    const y = below + height > innerHeight ? Math.max(8, at.top - height - 6) : below;
    card.style.setProperty("inset", `${y + scrollY}px auto auto ${x + scrollX}px`);
  };
  const hide = () => {
    clearTimeout(timer);
    if (shown) {
      card.hidePopover();
      shown.removeAttribute("aria-describedby");
      shown = null;
    }
  };
  const show = (mention) => {
    clearTimeout(timer);
    if (shown === mention) return;
    hide();
    if (!fill(mention)) return;
    card.showPopover();
    place(mention);
    mention.setAttribute("aria-describedby", card.id);
    shown = mention;
  };
  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
  for (const mention of document.querySelectorAll("a.mention[data-cards]")) {
    // The card says more than the title, which would lie over it.
    mention.removeAttribute("title");
    // The first touch opens the card, whose link leads on; a second touch on the mention does too.
    let opening = false;
    mention.addEventListener("pointerdown", (event) => {
      opening = event.pointerType === "touch" && shown !== mention;
    });
    mention.addEventListener("click", (event) => {
      if (opening) {
        event.preventDefault();
        show(mention);
      }
      opening = false;
    });
    mention.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => show(mention), 180);
    });
    mention.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") later(hide, 250);
    });
    mention.addEventListener("focus", () => show(mention));
    mention.addEventListener("blur", () => later(hide, 120));
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(hide, 250));
  card.addEventListener("focusin", () => clearTimeout(timer));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!card.contains(event.target) && !event.target.closest("a.mention")) hide();
  });
})();
