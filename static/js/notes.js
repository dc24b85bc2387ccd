// Notes: signs open them without moving the page, all of them can be unfolded or some kinds shown, and paper shows all.
(() => {
  "use strict";
  const { get, set, reader } = window.hashiya;
  if (!reader) return;
  const { article, isSeen, shown } = reader;
  const margin = matchMedia("screen and (min-width: 75rem)");

  const target = (link) => document.getElementById(link.hash.slice(1));
  const noteOf = (sign) => target(sign)?.closest(".note");

  // Where there is no margin, a note lies over the lower part of the window, one at a time.
  const tools = article.querySelector(".sheet-tools");
  let sheet = null;
  const closeSheet = () => {
    if (!sheet) return;
    const { note, sign } = sheet;
    sheet = null;
    tools.hidden = true;
    note.classList.remove("sheet");
    note.querySelector("details").open = false;
    sign.focus({ preventScroll: true });
  };
  const openSheet = (note, sign) => {
    if (sheet && sheet.note !== note) closeSheet();
    sheet = { note, sign };
    note.classList.add("sheet");
    note.append(tools);
    tools.hidden = false;
    // The sign may lie where the note is now.
    const covered = sign.getBoundingClientRect().bottom + 24 - note.getBoundingClientRect().top;
    if (covered > 0) scrollBy({ top: covered, behavior: "instant" });
    const body = note.querySelector(".note-body");
    body.tabIndex = -1;
    body.focus({ preventScroll: true });
  };
  const signs = () => [...article.querySelectorAll("a.note-ref")].filter(shown);
  const step = (by) => {
    const all = signs();
    const next = all[all.indexOf(sheet.sign) + by];
    if (!next) return;
    if (!isSeen(next) || next.getBoundingClientRect().top > innerHeight / 2) next.scrollIntoView({ block: "start", behavior: "instant" });
    reader.openNote(next);
  };
  tools.addEventListener("click", (event) => {
    const by = Number(event.target.closest("[data-step]")?.dataset.step);
    if (by === 0) closeSheet();
    else if (by) step(by);
  });
  article.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && sheet) closeSheet();
  });
  margin.addEventListener("change", closeSheet);

  // A sign opens its note, and in the margin a second click closes it. The page stays where it is, and so does the history.
  reader.openNote = (sign) => {
    const note = noteOf(sign);
    if (!note) return;
    note.querySelector("details").open = true;
    if (!margin.matches) openSheet(note, sign);
  };
  const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  article.addEventListener("click", (event) => {
    const sign = event.target.closest("a.note-ref");
    if (!sign || !isPlain(event)) return;
    event.preventDefault();
    const details = noteOf(sign)?.querySelector("details");
    if (margin.matches && details?.open) details.open = false;
    else reader.openNote(sign);
  });

  // A sign in a column that the reader has hidden has a twin in the other.
  const twin = (sign) => document.getElementById(sign.id.replace(/ar$|en$/, (lang) => (lang === "ar" ? "en" : "ar")));
  const toSign = (sign) => {
    const there = shown(sign) ? sign : twin(sign);
    if (!there) return;
    there.focus({ preventScroll: true, focusVisible: true });
    if (!isSeen(there)) there.scrollIntoView({ block: "center", behavior: "instant" });
  };
  article.addEventListener("click", (event) => {
    const back = event.target.closest("a.note-back");
    const sign = back && target(back);
    if (!sign || !isPlain(event)) return;
    event.preventDefault();
    closeSheet();
    toSign(sign);
  });
  const named = document.getElementById(location.hash.slice(1));
  if (named?.matches(".note-ref")) toSign(named);

  // A note that the search has found is unfolded at its paragraph.
  const unfold = () => {
    const [place, number] = (get("note") || "").split(" ");
    if (!number || location.hash !== `#${place}`) return;
    set("note", "");
    const sign = [...article.querySelectorAll(`a.note-ref[data-note="${number}"]`)].find(shown);
    if (sign) reader.openNote(sign);
  };
  unfold();
  addEventListener("hashchange", unfold);

  // All notes at once, and only those of some kinds.
  const all = [...article.querySelectorAll(".note")];
  for (const button of document.querySelectorAll("[data-fold]")) {
    button.addEventListener("click", () => {
      closeSheet();
      for (const note of all) note.querySelector("details").open = button.dataset.fold === "open";
    });
  }
  const kinds = [...document.querySelectorAll('input[name="kind"]')];
  const filter = () => {
    closeSheet();
    const wanted = new Set(kinds.filter((kind) => kind.checked).map((kind) => `note-${kind.value}`));
    for (const note of all) {
      note.hidden = ![...note.classList].some((name) => wanted.has(name));
      for (const sign of article.querySelectorAll(`a.note-ref[data-note="${note.dataset.n}"]`)) sign.hidden = note.hidden;
    }
  };
  for (const kind of kinds) {
    kind.checked = true;
    kind.addEventListener("change", filter);
  }

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
})();
