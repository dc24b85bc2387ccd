// Tells a reader that there is another version of the site, over the page, so that nothing of it moves. Loaded when there is one.
(() => {
  "use strict";
  const { data, source } = window.hashiya.news;
  const { news, reload } = data[document.documentElement.lang];
  const link = Object.assign(document.createElement("a"), { href: "", textContent: reload });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    // Another page may have let the new version in already.
    if (source.state === "activated") return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    source.postMessage("go");
  });
  const line = Object.assign(document.createElement("p"), { className: "news ui-text", role: "status", popover: "manual" });
  line.append(`${news} `, link);
  Object.assign(line.style, { insetBlock: "auto 1rem" });
  document.body.append(line);
  line.showPopover?.();
})();
