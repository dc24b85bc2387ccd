// What the scripts of the reading views share: the article, its paragraphs, and which of them is in view.
(() => {
  "use strict";
  const article = document.querySelector(".reading, .parallel");
  const paragraphs = [...document.querySelectorAll(".paragraph")];
  if (!article || !paragraphs.length) return;
  const shown = (element) => element.getClientRects().length > 0;

  // The paragraph in view: the first one of which more than a line can be seen; none while the head of the page can.
  const inView = () => {
    const boxes = paragraphs.map((paragraph) => paragraph.getBoundingClientRect());
    if (boxes[0].top > innerHeight / 4) return null;
    return paragraphs[boxes.findIndex((box) => box.bottom > 48)] ?? paragraphs.at(-1);
  };
  window.hashiya.reader = { article, paragraphs, shown, inView };
})();
