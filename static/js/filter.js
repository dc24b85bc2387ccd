// The filter of the indexes. Without it every index is a plain list.
(() => {
  "use strict";
  const filter = document.querySelector("form.filter");
  if (!filter) return;
  const input = filter.querySelector("input");
  const output = filter.querySelector("output");
  const empty = document.querySelector(".filter-empty");
  // An apostrophe is left out as often as it is written.
  const key = (text) => window.hashiya.fold(text).replaceAll("'", "");
  const entries = [...document.querySelectorAll(".entry")].map((element) => ({
    element,
    text: key(`${element.dataset.names} ${element.textContent}`),
  }));
  // The article, with what is written as one word with it: and, so, by, like, for. A single letter before a word
  // without it may be the word's own.
  const bare = (word) => word.replace(/^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=..)/, "");
  const has = (text, word) => text.includes(word) || text.includes(bare(word));
  const apply = () => {
    const words = key(input.value).split(" ").filter(Boolean);
    let count = 0;
    for (const { element, text } of entries) {
      element.hidden = !words.every((word) => has(text, word));
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
})();
