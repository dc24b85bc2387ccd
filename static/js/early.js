// A page that is opened at its beginning lays out its first screens first; `prefs.js` tells the style sheet so. What is below
// them follows here when they are drawn, a little in each frame, so that no tap waits for all of it.
(() => {
  "use strict";
  const root = document.documentElement;
  if (!("early" in root.dataset)) return;
  const parts = [...document.querySelectorAll(".paragraph, .article-end > *")];
  let laid = 0;
  const step = () => {
    for (const part of parts.slice(laid, (laid += 2))) part.style.contentVisibility = "visible";
    if (laid < parts.length) return requestAnimationFrame(step);
    delete root.dataset.early;
    for (const part of parts) part.removeAttribute("style");
  };
  addEventListener("load", () => requestAnimationFrame(step));
})();
