// Changes that a reader has not seen are marked. Which there were at the last visit is remembered on this device alone.
(() => {
  "use strict";
  const { get, set } = window.hashiya;
  const list = document.querySelector("[data-news]");
  // One host may have several sites.
  const name = `changes ${new URL("../..", document.currentScript.src).pathname}`;
  const items = [...list.querySelectorAll("[data-change]")];
  const present = items.map((item) => item.dataset.change).join(" ");
  // As long as the window is open it is one visit.
  let before;
  try {
    before = sessionStorage.getItem(name) ?? get(name) ?? present;
    sessionStorage.setItem(name, before);
  } catch {
    before = present;
  }
  set(name, present);
  for (const item of items) {
    if (before.split(" ").includes(item.dataset.change)) continue;
    item.prepend(Object.assign(document.createElement("mark"), { className: "ui-text", textContent: list.dataset.news }), " ");
  }
})();
