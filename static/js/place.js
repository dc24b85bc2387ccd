// The reader's place: links to other views and languages keep it, and the page remembers it.
(() => {
  "use strict";
  const { get, set, reader } = window.hashiya;
  if (!reader) return;
  const { paragraphs, inView } = reader;

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
})();
