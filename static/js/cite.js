// Sharing and citing one paragraph: its link, and the blocks at the end of the page, with the paragraph filled in.
(() => {
  "use strict";
  // Browsers older than dialogs get no button that does nothing.
  if (typeof HTMLDialogElement !== "function") for (const button of document.querySelectorAll("button.cite")) button.remove();
  const { reader } = window.hashiya;
  if (!reader) return;
  const dialog = document.getElementById("_cite-dialog");
  // A citation in words leads to the page in its own language, at the published address if there is one.
  const address = (lang, id) => {
    const published = document.querySelector(`link[rel="alternate"][hreflang="${lang}"]`);
    const page = published ?? document.querySelector(`nav.languages a[hreflang="${lang}"]`);
    const url = new URL(page?.href ?? location.href);
    url.pathname = url.pathname.replace(/parallel\/(index\.html)?$/, "$1");
    url.hash = id;
    return url.href;
  };
  const own = document.documentElement.lang;
  const isolated = (id) => {
    const bdi = Object.assign(document.createElement("bdi"), { lang: "en", dir: "ltr" });
    bdi.append(id);
    return bdi;
  };
  const fill = (block, id) => {
    const url = address(["ar", "en"].includes(block.dataset.cite) ? block.lang : own, id);
    for (const slot of block.querySelectorAll("[data-slot]")) {
      const { before, after } = slot.dataset;
      if (slot.dataset.slot === "url") slot.textContent = url;
      else if (id) slot.replaceChildren(before, isolated(id), after);
    }
    return block;
  };
  // A site that does not know its address has cited a path, of which nobody else can make anything.
  if (!document.querySelector("link[rel=canonical]") && location.protocol.startsWith("http")) {
    for (const block of document.querySelectorAll(".citations [data-cite]")) fill(block, "");
  }
  const list = dialog.querySelector(".cite-blocks");
  const status = dialog.querySelector("[role=status]");
  /** Copies a text, and says so on the button for a moment. */
  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    const label = button.textContent;
    const { copiedLabel } = list.dataset;
    if (label === copiedLabel) return;
    button.textContent = copiedLabel;
    status.textContent = copiedLabel;
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 3000);
  };
  const copyButton = (block) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.copy = block.dataset.cite;
    button.textContent = list.dataset.copyLabel;
    button.addEventListener("click", () => copy(button, block.textContent));
    return button;
  };
  const [copier, sender] = dialog.querySelectorAll("[data-share]");
  const link = () => address(own, dialog.querySelector(".cite-id").textContent);
  copier.addEventListener("click", () => copy(copier, link()));
  // Who turns away from sharing has done nothing wrong.
  sender.addEventListener("click", () => navigator.share({ title: document.title, url: link() }).catch(() => {}));
  const cite = (id) => {
    dialog.querySelector(".cite-id").textContent = id;
    list.replaceChildren();
    // Pages from a file or over plain http have no clipboard, and few desks share.
    copier.hidden = !navigator.clipboard;
    sender.hidden = !navigator.share;
    for (const original of document.querySelectorAll(".citations [data-cite]")) {
      const heading = original.previousElementSibling.cloneNode(true);
      const block = fill(original.cloneNode(true), id);
      list.append(heading, block);
      if (navigator.clipboard) list.append(copyButton(block));
    }
    dialog.showModal();
    dialog.querySelector("h2").focus();
  };
  reader.article.addEventListener("click", (event) => {
    const button = event.target.closest("button.cite");
    if (button) cite(button.closest(".paragraph").id);
  });
})();
