// The filter of the indexes. Without it every index is a plain list.
"use strict";
(() => {
  // Spellings that a reader takes for the same: marks, tatweel, alef forms, final ya and ta marbuta, the letters of
  // neighbouring alphabets, rows of digits, accents, apostrophes, case.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g, "")
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
      .replace(/['\u2018\u2019\u02bb\u02bc\u02be\u02bf]/g, "")
      .replace(/[\u0649\u06cc]/g, "\u064a")
      .replace(/\u06a9/g, "\u0643")
      .replace(/\u06a4/g, "\u0641")
      .replace(/\u0629/g, "\u0647")
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15)
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
    // The article, with what is written as one word with it: and, so, by, like, for. A single letter before a word
    // without it may be the word's own.
    const bare = (word) => word.replace(/^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=..)/, "");
    const has = (text, word) => text.includes(word) || text.includes(bare(word));
    const apply = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
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
  }
})();
