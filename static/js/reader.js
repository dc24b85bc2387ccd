// What the scripts of the reading views share: the article, its paragraphs, and which of them is in view.
(() => {
  "use strict";
  const article = document.querySelector(".reading, .parallel");
  const paragraphs = [...document.querySelectorAll(".paragraph")];
  if (!article || !paragraphs.length) return;
  const bar = article.querySelector(".bar");
  const shown = (element) => element.getClientRects().length > 0;
  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= bar.getBoundingClientRect().bottom && bottom <= innerHeight;
  };

  // The head of the page is passed when the bar stays at the top.
  const isBegun = () => bar.getBoundingClientRect().top < 16;
  // The paragraph in view: the first one of which more than a line can be seen below the bar; none before the text.
  const inView = () => {
    if (!isBegun()) return null;
    const top = bar.getBoundingClientRect().bottom + 28;
    return paragraphs.find((paragraph) => paragraph.getBoundingClientRect().bottom > top) ?? paragraphs.at(-1);
  };
  window.hashiya.reader = { article, paragraphs, shown, isSeen, isBegun, inView };
})();
