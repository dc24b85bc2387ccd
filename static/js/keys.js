// Keys, by their place on the keyboard: an Arabic layout has other letters there. And the help that lists them.
(() => {
  "use strict";
  // Browsers older than dialogs get no button that does nothing.
  const hasDialogs = typeof HTMLDialogElement === "function";
  if (!hasDialogs) for (const button of document.querySelectorAll("[data-open]")) button.remove();
  const { get, set, reader } = window.hashiya;
  if (!reader) return;
  const { article, paragraphs, shown, inView } = reader;

  const help = document.getElementById("_help");
  const openHelp = () => (help.open ? help.close() : help.showModal());
  for (const button of document.querySelectorAll('[data-open="help"]')) {
    button.addEventListener("click", openHelp);
  }

  const shortcuts = document.querySelector('input[name="shortcuts"]');
  shortcuts.checked = get("shortcuts") !== "off";
  shortcuts.addEventListener("change", () => set("shortcuts", shortcuts.checked ? "on" : "off"));
  const go = (element, focus) => {
    element.scrollIntoView({ block: "start" });
    focus.focus({ preventScroll: true, focusVisible: true });
  };
  // Where the reader is: at the focus as long as it is in view, else where the page has been scrolled to.
  const current = () => {
    const focused = document.activeElement?.closest(".paragraph");
    const box = focused?.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < innerHeight ? focused : inView();
  };
  const step = (by) => {
    const from = current();
    const at = from ? paragraphs.indexOf(from) + by : 0;
    const next = paragraphs[Math.max(0, Math.min(at, paragraphs.length - 1))];
    go(next, next.querySelector(".permalink"));
  };
  const stepNote = (by) => {
    // Side by side each note has two signs; the first that is shown stands for both.
    const signs = new Map();
    for (const sign of article.querySelectorAll("a.note-ref")) {
      if (shown(sign) && !signs.has(sign.dataset.n)) signs.set(sign.dataset.n, sign);
    }
    const all = [...signs.values()];
    const top = (sign) => sign.getBoundingClientRect().top;
    const at = all.indexOf(signs.get(document.activeElement.dataset.n));
    const isThere = at >= 0 && top(all[at]) > 0 && top(all[at]) < innerHeight;
    const above = all.filter((sign) => top(sign) <= 0).length;
    const from = isThere ? at + by : by > 0 ? above : above - 1;
    const sign = all[Math.max(0, from)];
    if (!sign) return;
    reader.openNote(sign);
    sign.scrollIntoView({ block: "center" });
    sign.focus({ preventScroll: true, focusVisible: true });
  };
  const otherView = () => {
    const wanted = article.matches(".parallel") ? "reading" : "parallel";
    const link = document.querySelector(`.views a[data-view="${wanted}"]`);
    if (!link) return;
    const paragraph = current();
    link.hash = paragraph ? paragraph.id : "";
    location.assign(link.href);
  };
  const keys = {
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyN: (event) => stepNote(event.shiftKey ? -1 : 1),
    KeyP: otherView,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    if (!shortcuts.checked) return;
    if (hasDialogs && (event.key === "?" || event.key === "؟")) {
      if (document.querySelector("dialog[open]:not(#_help)")) return;
      event.preventDefault();
      openHelp();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    const action = keys[event.code];
    if (action && (event.code === "KeyN" || !event.shiftKey)) {
      event.preventDefault();
      action(event);
    }
  });
})();
