// The search is loaded when a reader asks for it: by its link, by `/` or Ctrl-K, or on its own page.
(() => {
  "use strict";
  const { hashiya } = window;
  const link = document.querySelector("[data-search]");
  if (!link) return;
  const root = new URL("..", document.currentScript.src);
  hashiya.root = root;
  hashiya.load = (path) =>
    new Promise((onload, onerror) => {
      const script = Object.assign(document.createElement("script"), { src: new URL(path, root), onload, onerror });
      document.head.append(script);
    });
  let loading;
  const open = async (event) => {
    event?.preventDefault();
    try {
      loading ??= hashiya.load("search/search.js");
      await loading;
      hashiya.search.show();
    } catch {
      location.assign(link.href);
    }
  };
  document.addEventListener("click", (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (isPlain && event.target.closest("[data-search]")) open(event);
  });
  addEventListener("keydown", (event) => {
    const isFree = !event.target.closest("input, textarea, select, [contenteditable]") && hashiya.get("shortcuts") !== "off";
    const isSlash = event.key === "/" && isFree && !event.altKey;
    if (isSlash || ((event.ctrlKey || event.metaKey) && event.code === "KeyK")) open(event);
  });
  if (document.querySelector(".search-page")) open();
})();
