// Reading an article: keys, the place last read, citations, and the counterpart of what is pointed at.
"use strict";
(() => {
  const { get, set } = window.hashiya;
  const article = document.querySelector(".reading, .parallel");
  // Browsers older than dialogs get no button that does nothing.
  const hasDialogs = typeof HTMLDialogElement === "function";
  if (!hasDialogs) for (const button of document.querySelectorAll("button.cite, [data-open]")) button.remove();
  const paragraphs = [...document.querySelectorAll(".paragraph")];
  if (!article || !paragraphs.length) return;
  const shown = (element) => element.getClientRects().length > 0;

  // The paragraph in view: the first one of which more than a line can be seen; none while the head of the page can.
  const inView = () => {
    const boxes = paragraphs.map((paragraph) => paragraph.getBoundingClientRect());
    if (boxes[0].top > innerHeight / 2) return null;
    return paragraphs[boxes.findIndex((box) => box.bottom > 48)] ?? paragraphs.at(-1);
  };

  // Links to other views and languages keep the paragraph.
  const keep = (link) => {
    const paragraph = inView();
    link.hash = paragraph ? paragraph.id : "";
  };
  for (const link of document.querySelectorAll("nav.languages a, .views a")) {
    for (const event of ["pointerdown", "focus", "click"]) {
      link.addEventListener(event, () => keep(link));
    }
  }

  // The place last read, the same in every view and language of an article.
  const views = document.querySelector('.views a[data-view="reading"]');
  const place = `place.${views ? new URL(views.href).pathname.split("/").at(-2) : ""}`;
  const resume = document.querySelector(".resume");
  const last = document.getElementById(get(place) ?? "");
  if (resume && last && last !== paragraphs[0] && !location.hash) {
    resume.hash = last.id;
    resume.querySelector("span").textContent = last.id;
    resume.hidden = false;
  }
  let waiting = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const paragraph = inView();
        if (paragraph) set(place, paragraph.id);
      }, 300);
    },
    { passive: true },
  );

  // Pointing at an anchor, a sign, a note or a mention lights it on both sides and in the margin.
  const partners = (element) => {
    const paragraph = element.closest(".paragraph");
    const mention = element.closest("a.mention[data-cards]");
    const number = element.closest("[data-n]")?.dataset.n;
    const anchor = element.closest("[data-note]")?.dataset.note;
    const all = (selector) => [...paragraph.querySelectorAll(selector)];
    const found = [];
    if (mention) found.push(...all(`a.mention[data-cards="${mention.dataset.cards}"]`));
    for (const n of [number, anchor]) {
      if (n) found.push(...all(`[data-note="${n}"], [data-n="${n}"]`));
    }
    return found;
  };
  const light = (event) => {
    for (const lit of article.querySelectorAll(".lit")) lit.classList.remove("lit");
    const target = event.target;
    if (event.type === "pointerout" || event.type === "focusout") return;
    if (!(target instanceof Element) || !target.closest(".paragraph")) return;
    for (const partner of partners(target)) partner.classList.add("lit");
  };
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) {
    article.addEventListener(type, light);
  }

  // A sign opens its note where notes are folded; browsers do it for the address, this does it for a second tap.
  const openNote = (sign) => {
    const body = document.getElementById(sign.hash.slice(1));
    const details = body?.closest("details");
    if (details) details.open = true;
  };
  article.addEventListener("click", (event) => {
    const sign = event.target.closest("a.note-ref");
    if (sign) openNote(sign);
  });

  // A sign in a column that the reader has hidden has a twin in the other.
  const twin = (sign) => document.getElementById(sign.id.replace(/ar$|en$/, (lang) => (lang === "ar" ? "en" : "ar")));
  const toShownSign = () => {
    const sign = document.getElementById(location.hash.slice(1));
    if (!sign?.matches(".note-ref") || shown(sign)) return;
    const other = twin(sign);
    other?.scrollIntoView({ block: "center" });
    other?.focus({ preventScroll: true, focusVisible: true });
  };
  addEventListener("hashchange", toShownSign);
  toShownSign();
  article.addEventListener("click", (event) => {
    const back = event.target.closest("a.note-back");
    // A second click on the same link changes no address.
    if (back && back.hash === location.hash) toShownSign();
  });

  // On paper every note is unfolded; browsers that know how do it by style.
  const folded = () => [...article.querySelectorAll(".note details:not([open])")];
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = folded();
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  // Citations: the blocks at the end of the page, with the paragraph filled in.
  const dialog = document.getElementById("cite-dialog");
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
  article.addEventListener("click", (event) => {
    const button = event.target.closest("button.cite");
    if (button) cite(button.closest(".paragraph").id);
  });

  // Keys, by their place on the keyboard: an Arabic layout has other letters there.
  const help = document.getElementById("help");
  const openHelp = () => (help.open ? help.close() : help.showModal());
  for (const button of document.querySelectorAll('[data-open="help"]')) {
    button.addEventListener("click", openHelp);
  }
  const shortcuts = document.querySelector('input[name="shortcuts"]');
  shortcuts.checked = get("shortcuts") !== "off";
  shortcuts.addEventListener("change", () => set("shortcuts", shortcuts.checked ? "on" : "off"));
  const go = (element, focus) => {
    element.scrollIntoView({ block: "start" });
    focus.focus({ preventScroll: true, focusVisible: true });
  };
  // Where the reader is: at the focus as long as it is in view, else where the page has been scrolled to.
  const current = () => {
    const focused = document.activeElement?.closest(".paragraph");
    const box = focused?.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < innerHeight ? focused : inView();
  };
  const step = (by) => {
    const from = current();
    const at = from ? paragraphs.indexOf(from) + by : 0;
    const next = paragraphs[Math.max(0, Math.min(at, paragraphs.length - 1))];
    go(next, next.querySelector(".permalink"));
  };
  const stepNote = (by) => {
    // Side by side each note has two signs; the first that is shown stands for both.
    const signs = new Map();
    for (const sign of article.querySelectorAll("a.note-ref")) {
      if (shown(sign) && !signs.has(sign.dataset.n)) signs.set(sign.dataset.n, sign);
    }
    const all = [...signs.values()];
    const top = (sign) => sign.getBoundingClientRect().top;
    const at = all.indexOf(signs.get(document.activeElement.dataset.n));
    const isThere = at >= 0 && top(all[at]) > 0 && top(all[at]) < innerHeight;
    const above = all.filter((sign) => top(sign) <= 0).length;
    const from = isThere ? at + by : by > 0 ? above : above - 1;
    const sign = all[Math.max(0, from)];
    if (!sign) return;
    openNote(sign);
    sign.scrollIntoView({ block: "center" });
    sign.focus({ preventScroll: true, focusVisible: true });
  };
  const otherView = () => {
    const wanted = article.matches(".parallel") ? "reading" : "parallel";
    const link = document.querySelector(`.views a[data-view="${wanted}"]`);
    if (!link) return;
    const paragraph = current();
    link.hash = paragraph ? paragraph.id : "";
    location.assign(link.href);
  };
  const keys = {
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyN: (event) => stepNote(event.shiftKey ? -1 : 1),
    KeyP: otherView,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    if (!shortcuts.checked) return;
    if (hasDialogs && (event.key === "?" || event.key === "؟")) {
      if (document.querySelector("dialog[open]:not(#help)")) return;
      event.preventDefault();
      openHelp();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    const action = keys[event.code];
    if (action && (event.code === "KeyN" || !event.shiftKey)) {
      event.preventDefault();
      action(event);
    }
  });
})();
