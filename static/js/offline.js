// Readers without a network: a worker keeps the site once the page has been read, and says when there is another version.
(() => {
  "use strict";
  const { dataset, src } = document.currentScript;
  const workers = navigator.serviceWorker;
  if (!("offline" in dataset) || !workers || location.protocol === "file:") return;

  const watch = async (registration) => {
    const ask = () => workers.controller && registration?.waiting?.postMessage("words");
    registration?.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", ask));
    ask();
    if (!navigator.connection?.saveData) (await workers.ready).active.postMessage("fill");
  };
  const tell = ({ data, source }) => {
    if (document.querySelector(".news")) return;
    const { news, reload } = data[document.documentElement.lang];
    const link = Object.assign(document.createElement("a"), { href: "", textContent: reload });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      source.postMessage("go");
    });
    const line = Object.assign(document.createElement("p"), { className: "news ui-text", role: "status" });
    line.append(`${news} `, link);
    // Over the page, so that nothing of it moves.
    Object.assign(line.style, { insetBlock: "auto 1rem" });
    line.popover = "manual";
    document.body.append(line);
    line.showPopover?.();
  };
  workers.addEventListener("message", tell);
  workers.startMessages();
  addEventListener("load", () => setTimeout(() => workers.register(new URL("../sw.js", src), { updateViaCache: "none" }).then(watch).catch(() => {}), 1000));
})();
