// The filter of the indexes. Without it every index is a plain list.
"use strict";
(() => {
  // Spellings that a reader takes for the same: marks, tatweel, alef forms, final ya and ta marbuta, accents, case.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g, "")
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
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
    const apply = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { element, text } of entries) {
        element.hidden = !words.every((word) => text.includes(word));
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
