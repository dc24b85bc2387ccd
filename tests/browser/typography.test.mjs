// How texts are set: signs of notes, lines, hyphens, measure, apostrophes and ranges.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { article, langs, narrow, none, pages, profile, settle, site, start, wide } from "./harness.mjs";
import { openToLook } from "./look.mjs";

const lab = await start();
after(() => lab.close());

const open = (options) => openToLook(lab, options);

/** Runs in the page: how each sign stands to the letter before it and the one behind it. */
const signs = () => {
  const faults = [];
  const end = getComputedStyle(document.querySelector("p.text")).direction === "rtl" ? "left" : "right";
  const start = end === "left" ? "right" : "left";
  const range = document.createRange();
  const letter = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  let all = 0;
  for (const text of document.querySelectorAll("p.text")) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let before = null;
    let sign = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches("a.note-ref")) {
          all += 1;
          const box = node.getBoundingClientRect();
          const size = parseFloat(getComputedStyle(node).fontSize);
          const gap = Math.abs(box[start] - before.box[end]);
          if (gap > (before.sign ? size / 2 : size / 5)) faults.push(`sign ${node.dataset.n} stands ${gap.toFixed(1)} px behind “${before.letter}”`);
          if (/\s/.test(before.letter)) faults.push(`there is a space before sign ${node.dataset.n}`);
          sign = node;
        }
        // Behind a date in brackets, or another sign, a sign stands behind that.
        if (node.matches("a.note-ref, .gloss")) before = { sign: node.matches("a"), letter: node.matches("a") ? node.dataset.n : "]", box: [...node.getClientRects()].at(-1) };
        continue;
      }
      if (!node.data) continue;
      if (sign && !/\s/.test(node.data[0])) {
        const gap = Math.abs(letter(node, 0)[start] - sign.getBoundingClientRect()[end]);
        if (gap > 4) faults.push(`“${node.data[0]}” stands ${gap.toFixed(1)} px behind sign ${sign.dataset.n}`);
        if (end === "right" && /[.,;:!?]/.test(node.data[0])) faults.push(`sign ${sign.dataset.n} stands before “${node.data[0]}”`);
      }
      sign = null;
      before = { letter: node.data.at(-1), box: letter(node, node.data.length - 1) };
    }
  }
  return { all, faults };
};

for (const lang of langs) {
  test(`${lang}: a sign stands close to its word and to what follows, at every width`, async () => {
    const page = await open({ path: article(lang), width: wide });
    const faults = [];
    for (const width of [wide, 1000, 768, 560, narrow, 375, 360, 345, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await settle(page);
      const found = await page.evaluate(signs);
      assert.ok(found.all > 40, `${found.all} signs`);
      faults.push(...found.faults.map((fault) => `${width} px: ${fault}`));
    }
    await page.context().close();
    none(faults);
  });

  test(`${lang}: all lines of a paragraph are equally high`, async () => {
    const faults = [];
    for (const width of [wide, narrow]) {
      const page = await open({ path: article(lang), width });
      const found = await page.evaluate(() =>
        [...document.querySelectorAll("p.text")].flatMap((text) => {
          const line = parseFloat(getComputedStyle(text).lineHeight);
          const lines = text.getBoundingClientRect().height / line;
          return Math.abs(lines - Math.round(lines)) * line < 0.6 ? [] : [`${text.closest("[id]").id} has ${lines.toFixed(3)} lines`];
        }));
      faults.push(...found.map((fault) => `${width} px: ${fault}`));
      await page.context().close();
    }
    none(faults);
  });
}

/** Runs in the page: lines that end behind a hyphen or a particle that belongs to what follows. */
const broken = () => {
  const faults = [];
  const range = document.createRange();
  const top = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const apart = (a, b) => b.top > a.bottom - 2;
  let all = 0;
  for (const { node, element } of look.texts(document.querySelector("main"))) {
    if (element.closest("pre, svg")) continue;
    const heading = element.closest("h1, h2, h3");
    const hyphen = heading ? /\p{L}(?=-\p{L})/gu : /(?<![\p{L}’'])[\p{L}’']{1,3}(?=-\p{L})/gu;
    for (const match of node.data.matchAll(hyphen)) {
      all += 1;
      const at = match.index + match[0].length;
      if (apart(top(node, at), top(node, at + 1))) faults.push(`a line ends with “${match[0]}-” in ${look.name(element)}`);
    }
    for (const match of heading ? node.data.matchAll(/(?<=^|\s)[\u0621-\u064a]{1,2} (?=\S)/g) : []) {
      all += 1;
      const at = match.index + match[0].length;
      if (apart(top(node, match.index), top(node, at))) faults.push(`a line ends with “${match[0].trim()}” in ${look.name(element)}`);
    }
  }
  return { all, faults };
};

test("no line ends behind “al-”; in headings none behind a hyphen or a short particle", async () => {
  const faults = [];
  let all = 0;
  for (const lang of langs) {
    for (const path of [article(lang), article(lang, "parallel/"), profile(lang), `${lang}/about/`, `${lang}/notes/`]) {
      const page = await open({ path, width: wide });
      for (const width of [wide, 768, narrow, 375, 340, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await settle(page);
        const found = await page.evaluate(broken);
        all += found.all;
        faults.push(...found.faults.map((fault) => `${path} at ${width} px: ${fault}`));
      }
      await page.context().close();
    }
  }
  assert.ok(all > 500, `${all} places`);
  none(faults);
});

/** Runs in the page: texts whose lines are too long to read. */
const long = () => {
  const faults = [];
  const inner = (style, box) => box.width - ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"].reduce((sum, side) => sum + parseFloat(style[side]), 0);
  for (const block of document.querySelectorAll("main :is(p, li, dd, td, figcaption, cite, blockquote)")) {
    if (!block.checkVisibility() || block.closest("pre, svg, .citation") || block.querySelector("p, li, dd, td, ul, a.note-back")) continue;
    const pieces = look.texts(block);
    const letters = pieces.reduce((sum, { node }) => sum + node.data.trim().length, 0);
    const ink = pieces.flatMap(({ rects }) => rects).reduce((sum, { width }) => sum + width, 0);
    const room = inner(getComputedStyle(block), block.getBoundingClientRect());
    if (ink < 2 * room) continue;
    const mean = (letters / ink) * room;
    if (mean > 75) faults.push(`${mean.toFixed(0)} characters a line in ${look.name(block)}: ${look.words(block.innerText)}`);
  }
  return faults;
};

test("a line has no more than about seventy characters", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const path of ["", "about/", "sources/", "notes/", "groups/", "map/", "network/", "timeline/"].map((each) => `${lang}/${each}`).concat(article(lang), profile(lang), profile(lang, "actors"))) {
      const page = await open({ path, width: wide });
      faults.push(...(await page.evaluate(long)).map((fault) => `${path}: ${fault}`));
      await page.context().close();
    }
  }
  none(faults);
});

/** Runs in any page: what a typewriter has left in the words of another. */
const typed = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  // Titles of sources are as their publishers wrote them, and so is the original.
  page.querySelectorAll('script, style, pre, code, cite, kbd, .source-meta, .endnotes, a[href*="sources/index.html#"], [data-slot]').forEach((element) => element.remove());
  const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_TEXT);
  const faults = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    const found = /['"`]|(?<![\d-])\d{1,4}-\d{1,4}(?![\d-])/.exec(text);
    if (found) faults.push(text.slice(Math.max(0, found.index - 25), found.index + 25).replace(/\s+/g, " "));
  }
  return faults;
};

test("apostrophes and quotation marks are typographic, and ranges have dashes", async () => {
  const page = await lab.open({ path: "404.html" });
  const faults = [];
  for (const path of pages()) {
    const html = readFileSync(join(site, path.endsWith(".html") ? path : join(path, "index.html")), "utf8");
    faults.push(...(await page.evaluate(typed, html)).map((fault) => `${path || "/"}: “${fault}”`));
  }
  await page.context().close();
  none(faults);
});

test("of several sources, each has a line of its own", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const [path, list] of [[profile(lang), ".cited"], [`${lang}/notes/`, ".cited"], [`${lang}/timeline/`, ".happenings .cites"]]) {
      const page = await open({ path, width: narrow });
      const found = await page.evaluate((selector) => {
        const lists = [...document.querySelectorAll(selector)].map((each) => [...each.querySelectorAll("a")]).filter((links) => links.length > 1);
        const meet = (a, b) => b.getBoundingClientRect().top < a.getBoundingClientRect().bottom - 4;
        return { all: lists.length, faults: lists.flatMap((links) => links.slice(1).flatMap((link, at) => (meet(links[at], link) ? [`“${link.textContent}” stands in the line of another`] : []))) };
      }, list);
      if (found.all === 0) faults.push(`${path} has no list of sources`);
      faults.push(...found.faults.map((fault) => `${path}: ${fault}`));
      await page.context().close();
    }
  }
  none(faults);
});
