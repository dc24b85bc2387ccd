// Cards: over names, made from the list of everyone named, and over sources, made from the page that lists them. Without them each
// is a plain link.
(() => {
  "use strict";
  const { page } = window.hashiya;
  const entities = new Map(
    [...document.querySelectorAll("[data-card]")].map((element) => [element.dataset.card, element]),
  );
  const sources = page ? document.querySelectorAll("a.cite") : [];
  if (!(entities.size || sources.length) || !HTMLElement.prototype.showPopover) return;
  const card = document.createElement("div");
  card.className = "hover-card";
  card.popover = "manual";
  card.id = "_card";
  card.tabIndex = -1;
  document.querySelector("main").append(card);
  let shown = null;
  let timer = 0;

  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
  const isEntered = () => card.contains(document.activeElement);
  // What lies over the window, as a note does on a phone, has its card there; any other card goes with the page. A card lies
  // below its link or above it, where there is more room, and never over it.
  const place = (link) => {
    const at = link.getClientRects()[0];
    card.style.maxBlockSize = "";
    const { offsetWidth: width, offsetHeight: height } = card;
    const rtl = getComputedStyle(document.documentElement).direction === "rtl";
    const start = rtl ? at.right - width : at.left;
    const x = Math.max(8, Math.min(start, innerWidth - width - 8));
    const [above, below] = [at.top - 14, innerHeight - at.bottom - 14];
    const isBelow = height <= below || below >= above;
    const room = Math.min(height, isBelow ? below : above);
    const y = isBelow ? at.bottom + 6 : at.top - room - 6;
    const isFixed = link.closest(".sheet") !== null;
    card.style.maxBlockSize = `${room}px`;
    card.style.position = isFixed ? "fixed" : "absolute";
    card.style.inset = `${isFixed ? y : y + scrollY}px auto auto ${isFixed ? x : x + scrollX}px`;
  };
  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    card.hidePopover();
    for (const name of ["role", "aria-labelledby"]) card.removeAttribute(name);
    for (const name of ["aria-describedby", "aria-expanded"]) shown.removeAttribute(name);
    shown = null;
  };
  const show = (link, content) => {
    hide();
    card.replaceChildren(...content);
    card.showPopover();
    place(link);
    shown = link;
  };
  // The pointer does not take away what the focus has opened.
  const leave = () => {
    if (document.activeElement !== shown && !isEntered()) hide();
  };
  const back = () => {
    shown.focus({ preventScroll: true });
    hide();
  };

  const element = (tag, className, ...content) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content);
    return made;
  };
  const part = (source, selector, tag) => {
    const found = source.querySelector(selector);
    if (!found) return "";
    const copy = element(tag ?? found.localName, found.className, ...[...found.childNodes].map((node) => node.cloneNode(true)));
    for (const name of ["lang", "dir", "href"]) {
      if (found.hasAttribute(name)) copy.setAttribute(name, found.getAttribute(name));
    }
    return copy;
  };
  // A name: who it is, and where else the article speaks of it.
  const elsewhere = (entity, here) => {
    const ids = entity.dataset.in.split(" ").filter((id) => id !== here);
    const links = ids.map((id) => Object.assign(element("a", "passage-id", id), { href: `#${id}`, lang: "en", dir: "ltr" }));
    const label = entity.closest("[data-also]").dataset.also;
    return ids.length ? element("p", "elsewhere ui-text", label, ...links.flatMap((link) => [" ", link])) : "";
  };
  const nameEntry = (entity, here) => {
    const head = element("p", "", part(entity, "a", "a"), " ", part(entity, ".card-kind", "span"));
    return element("div", "", head, part(entity, ".card-summary", "p"), elsewhere(entity, here));
  };
  const showNames = (mention) => {
    clearTimeout(timer);
    // A note that lies over the page of a phone is not covered.
    if (shown === mention || document.querySelector(".sheet")) return;
    const here = mention.closest(".paragraph")?.id;
    const named = mention.dataset.cards.split(" ").map((id) => entities.get(id)).filter(Boolean);
    if (!named.length) return hide();
    show(mention, named.map((entity) => nameEntry(entity, here)));
    mention.setAttribute("aria-describedby", card.id);
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
        showNames(mention);
      }
      opening = false;
    });
    mention.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => isEntered() || showNames(mention), 180);
    });
    mention.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") later(leave, 250);
    });
    mention.addEventListener("focus", () => showNames(mention));
    mention.addEventListener("blur", () => later(leave, 120));
  }

  // A source: what it is and where it lies, before the reader leaves the page for it.
  const sourceEntry = (link, list) => {
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
    ways.querySelector("button").addEventListener("click", back);
    return [element("p", "card-title", title), record, ways];
  };
  const showSource = async (link) => {
    link.setAttribute("aria-busy", "true");
    try {
      show(link, sourceEntry(link, await page(link)));
    } catch {
      location.assign(link.href);
      return;
    } finally {
      link.removeAttribute("aria-busy");
    }
    link.setAttribute("aria-expanded", "true");
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", "_card-title");
    card.focus({ preventScroll: true });
  };
  for (const link of sources) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("pointerenter", () => page(link).catch(() => {}));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (shown === link) hide();
      else showSource(link);
    });
    link.addEventListener("blur", () => later(leave, 120));
  }

  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(leave, 250));
  card.addEventListener("focusin", () => clearTimeout(timer));
  card.addEventListener("click", (event) => {
    if (event.target.closest('[href^="#"]')) hide();
  });
  // Down goes from a link into its card, unless that leads nowhere else; Up and Escape go back, and past the end Tab goes on
  // from the link. Escape closes the card before the note below it.
  document.addEventListener("keydown", (event) => {
    if (!shown) return;
    const stops = [...card.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    const goTo = (stop) => {
      event.preventDefault();
      stop?.focus();
    };
    if (event.key === "Escape") {
      event.stopPropagation();
      if (isEntered()) back();
      else hide();
    } else if (stops.length < 2) {
      return;
    } else if (event.key === "ArrowDown" && (isEntered() || document.activeElement === shown)) {
      goTo(stops[at + 1]);
    } else if (!isEntered()) {
      return;
    } else if (event.key === "ArrowUp" || (event.key === "Tab" && event.shiftKey)) {
      goTo(stops[at - 1] ?? shown);
    } else if (event.key === "Tab" && at === stops.length - 1) {
      shown.focus();
    }
  }, true);
  document.addEventListener("pointerdown", (event) => {
    if (!card.contains(event.target) && !event.target.closest("a.mention, a.cite")) hide();
  });
})();
