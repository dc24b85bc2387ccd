// Cards over mentions, made from the list of everyone named. Without them every mention is a plain link.
(() => {
  "use strict";
  const sources = new Map(
    [...document.querySelectorAll("[data-card]")].map((element) => [element.dataset.card, element]),
  );
  if (!sources.size || !HTMLElement.prototype.showPopover) return;
  const card = document.createElement("div");
  card.className = "hover-card";
  card.popover = "manual";
  card.id = "_card";
  document.querySelector("main").append(card);
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
  // The pointer does not take away what the focus has opened.
  const leave = () => {
    if (document.activeElement !== shown && !card.contains(document.activeElement)) hide();
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
    // A note that lies over the page of a phone is not covered.
    if (shown === mention || document.querySelector(".sheet")) return;
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
      if (event.pointerType === "mouse") later(leave, 250);
    });
    mention.addEventListener("focus", () => show(mention));
    mention.addEventListener("blur", () => later(leave, 120));
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(leave, 250));
  card.addEventListener("focusin", () => clearTimeout(timer));
  // A mention of several leads on to the first alone, so Down goes into its card; Up and Escape go back, and past the
  // end Tab goes on from the mention.
  document.addEventListener("keydown", (event) => {
    if (!shown) return;
    const links = [...card.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const goTo = (link) => {
      event.preventDefault();
      link?.focus();
    };
    if (event.key === "Escape") {
      if (at >= 0) shown.focus();
      hide();
    } else if (links.length < 2) {
      return;
    } else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === shown)) {
      goTo(links[at + 1]);
    } else if (at < 0) {
      return;
    } else if (event.key === "ArrowUp" || (event.key === "Tab" && event.shiftKey)) {
      goTo(links[at - 1] ?? shown);
    } else if (event.key === "Tab" && at === links.length - 1) {
      shown.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!card.contains(event.target) && !event.target.closest("a.mention")) hide();
  });
})();
