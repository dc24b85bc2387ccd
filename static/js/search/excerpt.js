// Excerpts: the part of a text in which most of the words stand, with these lit, and the way to it on its page.
(() => {
  "use strict";
  const { search } = window.hashiya;
  const word = /[\p{L}\p{M}\p{N}\u0640\u200c\u200d'’‘ʼʻʿʾ]+/gu;
  const length = 34;

  /** The words of a text with their places, and whether each is lit. */
  const tokens = (text, lit) =>
    [...text.matchAll(word)].map(({ 0: written, index }) => ({
      from: index,
      to: index + written.length,
      isLit: search.words(written).some((one) => lit.has(one)),
    }));

  /** Where the stretch begins that has most lit words. */
  const densest = (all) => {
    let [best, most, count] = [0, 0, 0];
    all.forEach(({ isLit }, at) => {
      count += isLit ? 1 : 0;
      if (at >= length && all[at - length].isLit) count -= 1;
      if (count > most) [best, most] = [Math.max(0, at - length + 1), count];
    });
    // The first lit word does not stand at the very edge.
    const first = all.findIndex(({ isLit }, at) => isLit && at >= best);
    return first < 0 ? 0 : Math.max(0, Math.min(first - 6, all.length - length));
  };

  const mark = (text) => Object.assign(document.createElement("mark"), { textContent: text });

  /** An excerpt as nodes; `count` says how many words are lit in it. */
  search.excerpt = (text, lit) => {
    const all = tokens(text, lit);
    const start = densest(all);
    const shown = all.slice(start, start + length);
    const nodes = [];
    let at = start === 0 ? 0 : shown[0].from;
    if (start > 0) nodes.push("… ");
    for (const { from, to } of shown.filter(({ isLit }) => isLit)) {
      nodes.push(text.slice(at, from), mark(text.slice(from, to)));
      at = to;
    }
    const isCut = start + length < all.length;
    nodes.push(text.slice(at, isCut ? shown.at(-1).to : text.length), isCut ? " …" : "");
    return { nodes, count: shown.filter(({ isLit }) => isLit).length, directives: directives(text, all, start) };
  };

  const encode = (text) => encodeURIComponent(text).replaceAll("-", "%2D");

  /** The words before one, three at most, by which it is told from others: as far as the text runs on. */
  const before = (text, all, index) => {
    let first = index;
    while (first > 0 && index - first < 3 && !/[\n·]/.test(text.slice(all[first - 1].to, all[first].from))) first -= 1;
    return first < index ? `${encode(text.slice(all[first].from, all[index - 1].to))}-,` : "";
  };

  /** The text directives that light the same words on the page. */
  const directives = (text, all, start) => {
    const runs = [];
    all.slice(start, start + length).forEach((token, at) => {
      const index = start + at;
      if (!token.isLit) return;
      if (runs.at(-1)?.last === index - 1 && !/\n/.test(text.slice(all[index - 1].to, token.from))) runs.at(-1).last = index;
      else runs.push({ first: index, last: index });
    });
    return runs.slice(0, 3).map(({ first, last }) => {
      return `text=${before(text, all, first)}${encode(text.slice(all[first].from, all[last].to))}`;
    });
  };

  /** An address with the words that are lit there, where the browser can do it. */
  search.lead = (address, directives) => {
    const url = new URL(address, window.hashiya.root);
    if (directives.length && "fragmentDirective" in document) url.hash += `${url.hash ? "" : "#"}:~:${directives.join("&")}`;
    return url.href;
  };
})();
