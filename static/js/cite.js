// Citations of one paragraph: the blocks at the end of the page, with the paragraph filled in.
(() => {
  "use strict";
  // Browsers older than dialogs get no button that does nothing.
  if (typeof HTMLDialogElement !== "function") for (const button of document.querySelectorAll("button.cite")) button.remove();
  const { reader } = window.hashiya;
  if (!reader) return;
  const dialog = document.getElementById("_cite-dialog");
  // A citation in words leads to the page in its own language, at the published address if there is one.
  const address = (block) => {
    const lang = ["ar", "en"].includes(block.dataset.cite) ? block.lang : document.documentElement.lang;
    const published = document.querySelector(`link[rel="alternate"][hreflang="${lang}"]`);
    const page = published ?? document.querySelector(`nav.languages a[hreflang="${lang}"]`);
    const url = new URL(page?.href ?? location.href);
    url.pathname = url.pathname.replace(/parallel\/(index\.html)?$/, "$1");
    return url;
  };
  const fill = (block, id) => {
    const page = address(block);
    page.hash = id;
    for (const slot of block.querySelectorAll("[data-slot]")) {
      const { before, after } = slot.dataset;
      slot.textContent = slot.dataset.slot === "url" ? page.href : `${before}${id}${after}`;
    }
    return block;
  };
  const copyButton = (block, labels) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.copy = block.dataset.cite;
    button.textContent = labels.copyLabel;
    const status = dialog.querySelector("[role=status]");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(block.textContent);
      } catch {
        return;
      }
      button.textContent = labels.copiedLabel;
      status.textContent = labels.copiedLabel;
      setTimeout(() => {
        button.textContent = labels.copyLabel;
        status.textContent = "";
      }, 3000);
    });
    return button;
  };
  const cite = (id) => {
    const list = dialog.querySelector(".cite-blocks");
    dialog.querySelector(".cite-id").textContent = id;
    list.replaceChildren();
    for (const original of document.querySelectorAll(".citations [data-cite]")) {
      const heading = original.previousElementSibling.cloneNode(true);
      const block = fill(original.cloneNode(true), id);
      list.append(heading, block);
      // Pages from a file or over plain http have no clipboard.
      if (navigator.clipboard) list.append(copyButton(block, list.dataset));
    }
    dialog.showModal();
  };
  reader.article.addEventListener("click", (event) => {
    const button = event.target.closest("button.cite");
    if (button) cite(button.closest(".paragraph").id);
  });
})();
