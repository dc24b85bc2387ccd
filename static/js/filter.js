// The filter of the long lists. Without it every list is whole, under its headings.
(() => {
  "use strict";
  const filter = document.querySelector("form.filter");
  if (!filter) return;
  const input = filter.querySelector("input");
  const status = filter.querySelector("[role=status]");
  const empty = document.querySelector(".filter-empty");
  // An apostrophe is left out as often as it is written.
  const key = (text) => window.hashiya.fold(text).replaceAll("'", "");
  const entries = [...document.querySelectorAll(".entry, li.note, .sources > li")].map((element) => ({
    element,
    text: key(`${element.dataset.names ?? ""} ${element.textContent}`),
  }));
  const within = (section) => entries.filter(({ element }) => section.contains(element));
  const sections = [...document.querySelectorAll("main section")].map((section) => ({ section, own: within(section) })).filter(({ own }) => own.length);
  // The article, with what is written as one word with it: and, so, by, like, for. A single letter before a word
  // without it may be the word's own.
  const bare = (word) => word.replace(/^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=..)/, "");
  const has = (text, word) => text.includes(word) || text.includes(bare(word));
  const { shown, of, digits } = status.dataset;
  const number = (value) => String(value).replace(/\d/g, (digit) => digits[digit]);
  const apply = () => {
    const words = key(input.value).split(" ").filter(Boolean);
    let count = 0;
    for (const { element, text } of entries) {
      element.hidden = !words.every((word) => has(text, word));
      count += element.hidden ? 0 : 1;
    }
    for (const { section, own } of sections) section.hidden = own.every(({ element }) => element.hidden);
    empty.hidden = count > 0;
    status.textContent = words.length ? `${shown} ${number(count)} ${of} ${number(entries.length)}` : "";
  };
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("input", apply);
  apply();
})();
