// What every page does beyond being read: the display settings.
"use strict";
(() => {
  const { get, choose, values } = window.hashiya;
  for (const name of Object.keys(values)) {
    const chosen = values[name].includes(get(name)) ? get(name) : values[name][0];
    for (const input of document.querySelectorAll(`input[name="${name}"]`)) {
      input.checked = input.value === chosen;
      input.addEventListener("change", () => choose(name, input.value));
    }
  }
  // Browsers older than popovers get no button that does nothing.
  if (!HTMLElement.prototype.showPopover) {
    for (const settings of document.querySelectorAll(".settings")) settings.remove();
  }
})();
