// The reader's choices, put on the root element before anything is drawn, so that nothing flashes or moves.
"use strict";
window.hashiya = (() => {
  const root = document.documentElement;
  // Storage can be refused; then choices last as long as the page.
  const stored = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null;
    }
  };
  const get = (name) => stored((storage) => storage.getItem(`hashiya.${name}`));
  const set = (name, value) => stored((storage) => storage.setItem(`hashiya.${name}`, value));
  const values = {
    theme: ["system", "light", "dark"],
    size: ["2", "1", "3", "4"],
    layout: ["both", "ar", "en", "ar-wide", "en-wide"],
  };
  // The first value of each is how pages are without a choice, and needs no attribute.
  const apply = (name, value) => {
    if (values[name].indexOf(value) > 0) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  root.dataset.js = "";
  // A page that is opened at its beginning draws its first screens before it lays out the rest: `early.js`.
  if (!location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") root.dataset.early = "";
  for (const name of Object.keys(values)) apply(name, get(name));
  const choose = (name, value) => {
    apply(name, value);
    set(name, value);
  };
  return { apply, choose, get, set, values };
})();
