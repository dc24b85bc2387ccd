// The display settings of every page.
(() => {
  "use strict";
  const { apply, choose, get, values } = window.hashiya;
  const inputs = (name) => document.querySelectorAll(`input[name="${name}"]`);
  const show = () => {
    for (const name of Object.keys(values)) {
      const chosen = values[name].includes(get(name)) ? get(name) : values[name][0];
      apply(name, chosen);
      for (const input of inputs(name)) input.checked = input.value === chosen;
    }
  };
  for (const name of Object.keys(values)) {
    for (const input of inputs(name)) input.addEventListener("change", () => choose(name, input.value));
  }
  show();
  // A page that the reader comes back to may be older than the last choice; browsers fill in old forms too.
  addEventListener("pageshow", (event) => {
    if (event.persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward") show();
  });
  // Browsers older than popovers get no button that does nothing.
  if (!HTMLElement.prototype.showPopover) {
    for (const settings of document.querySelectorAll(".settings")) settings.remove();
  }
})();
