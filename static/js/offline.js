// Readers without a network: a worker keeps the site once the page has been read, and says when there is another version.
(() => {
  "use strict";
  const { dataset, src } = document.currentScript;
  const workers = navigator.serviceWorker;
  if (!("offline" in dataset) || !workers) return;
  const root = new URL("..", src);

  const watch = async (registration) => {
    const ask = () => workers.controller && registration.waiting?.postMessage("words");
    registration.onupdatefound = () => (registration.installing.onstatechange = ask);
    ask();
    if (!navigator.connection?.saveData) (await workers.ready).active.postMessage("fill");
  };
  workers.onmessage = ({ data, source }) => {
    if (hashiya.news) return;
    hashiya.news = { data, source };
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(data.script, root) }));
  };
  // A page from the disk may register none.
  addEventListener("load", () => setTimeout(() => workers.register(new URL("sw.js", root), { updateViaCache: "none" }).then(watch).catch(() => {}), 1000));
})();
