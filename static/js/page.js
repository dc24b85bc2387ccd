// Other pages of the site, from which scripts take a part: each is fetched once. A page from the disk may read no other.
(() => {
  "use strict";
  if (location.protocol === "file:") return;
  const pages = new Map();
  window.hashiya.page = (link) => {
    const address = link.href.replace(link.hash, "");
    if (!pages.has(address)) {
      const page = fetch(address).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      });
      page.catch(() => pages.delete(address));
      pages.set(address, page);
    }
    return pages.get(address);
  };
})();
