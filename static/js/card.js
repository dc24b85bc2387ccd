// A card that lies beside a link, and what belongs to every one: its place, how it is opened and left, and its keys. Without it the
// links are plain.
(() => {
  "use strict";
  if (!document.querySelector("[data-card], a.cite") || !HTMLElement.prototype.showPopover) return;
  const card = document.createElement("div");
  card.className = "hover-card";
  card.popover = "manual";
  card.id = "_card";
  card.tabIndex = -1;
  document.querySelector("main").append(card);
  let shown = null;
  let timer = 0;

  const stay = () => clearTimeout(timer);
  const later = (action, delay) => {
    stay();
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
    stay();
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

  const make = (tag, className, ...content) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content);
    return made;
  };
  const part = (source, selector, tag) => {
    const found = source.querySelector(selector);
    if (!found) return "";
    const copy = make(tag ?? found.localName, found.className, ...[...found.childNodes].map((node) => node.cloneNode(true)));
    for (const name of ["lang", "dir", "href"]) {
      if (found.hasAttribute(name)) copy.setAttribute(name, found.getAttribute(name));
    }
    return copy;
  };
  card.addEventListener("pointerenter", stay);
  card.addEventListener("pointerleave", () => later(leave, 250));
  card.addEventListener("focusin", stay);
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
    if (!card.contains(event.target) && event.target.closest("a") !== shown) hide();
  });
  const isShown = (link) => shown === link;
  window.hashiya.card = { element: card, show, hide, stay, later, leave, back, isShown, isEntered, make, part };
})();
