// Texts of results: their runs, which go against their direction; excerpts, the part in which most of the words stand, with these
// lit, and the way to it on its page.
(() => {
  "use strict";
  const { search } = window.hashiya;
  const word = /[\p{L}\p{M}\p{N}\u0640\u200c\u200d'’‘ʼʻʿʾ]+/gu;
  const length = 34;

  /** A text of the index: its words, and its runs, the outer ones first. The characters that isolate them there are no part of it. */
  search.read = (written) => {
    if (written == null) return undefined;
    const runs = [];
    const open = [];
    let text = "";
    for (const part of written.split(/([\u2066\u2067\u2069])/)) {
      if (part === "\u2069") {
        const run = open.pop();
        if (run) run.to = text.length;
      } else if (part === "\u2066" || part === "\u2067") {
        open.push({ dir: part === "\u2066" ? "ltr" : "rtl", from: text.length, to: Infinity });
        runs.push(open.at(-1));
      } else text += part;
    }
    return { text, runs };
  };

  const mark = (text) => Object.assign(document.createElement("mark"), { textContent: text });

  /** A stretch of a text as nodes: each run in an element, which may begin or end in the middle of a lit word. */
  search.drawn = ({ text, runs }, lit = [], from = 0, to = text.length) => {
    const ends = [...runs, ...lit].flatMap((one) => [one.from, one.to]).filter((edge) => from < edge && edge < to);
    const edges = [...new Set([from, ...ends, to])].sort((a, b) => a - b);
    const root = document.createDocumentFragment();
    const open = [{ node: root, to: Infinity }];
    const drawn = new Set();
    edges.slice(0, -1).forEach((edge, at) => {
      while (open.at(-1).to <= edge) open.pop();
      for (const run of runs.filter((run) => run.from <= edge && edge < run.to && !drawn.has(run))) {
        const node = Object.assign(document.createElement("bdi"), { dir: run.dir });
        open.at(-1).node.append(node);
        open.push({ node, to: run.to });
        drawn.add(run);
      }
      const words = text.slice(edge, edges[at + 1]);
      open.at(-1).node.append(lit.some((one) => one.from <= edge && edge < one.to) ? mark(words) : words);
    });
    return root;
  };

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

  /** An excerpt as nodes; `count` says how many words are lit in it. */
  search.excerpt = (written, lit) => {
    const { text } = written;
    const all = tokens(text, lit);
    const start = densest(all);
    const shown = all.slice(start, start + length);
    const found = shown.filter(({ isLit }) => isLit);
    const isCut = start + length < all.length;
    const part = search.drawn(written, found, start > 0 ? shown[0].from : 0, isCut ? shown.at(-1).to : text.length);
    const nodes = [start > 0 ? "… " : "", part, isCut ? " …" : ""];
    return { nodes, count: found.length, directives: directives(text, all, start) };
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
