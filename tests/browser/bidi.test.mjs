// In which order a browser shows texts of two directions: each paragraph of `bidi/` against `bidi/expected.json`.
//
// `visual` lists the tokens of a paragraph as they are seen from left to right; `^1` is the sign of note 1. A token with
// Arabic letters is read from right to left, every other from left to right. The test builds the project and
// measures where the browser has put each character. `bidi-names/` has such names in places that are no paragraphs: pictures,
// citations, results of the search.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build, here, launch } from "./harness.mjs";

const expected = JSON.parse(readFileSync(path.join(here, "bidi/expected.json"), "utf8"));

// The article of each language of the originals.
const articles = { ar: "bidi", en: "bidi-en" };
let out, names, browser, page;

before(async () => {
  out = mkdtempSync(path.join(tmpdir(), "hashiya-bidi-"));
  names = path.join(out, "names");
  build(path.join(here, "bidi"), path.join(out, "paragraphs"));
  build(path.join(here, "bidi-names"), names);
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 2400, height: 900 } });
});

after(async () => {
  await browser?.close();
  rmSync(out, { recursive: true, force: true });
});

/** Opens an article in a language, unless it is open. */
async function open(article, lang) {
  const { href } = pathToFileURL(path.join(out, "paragraphs", lang, "articles", article, "index.html"));
  if (page.url() !== href) await page.goto(href);
}

function element(id) {
  return id === "title" ? "main h1" : `#${id} p.text`;
}

/** The characters of an element and the signs of its notes, in the order of the source, with their edges and lines. */
function measure(selector) {
  const element = document.querySelector(selector);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const range = document.createRange();
  const pieces = [];
  const add = (text, box) => {
    pieces.push({ text, left: box.left, right: box.right, middle: (box.top + box.bottom) / 2 });
  };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches(".note-ref")) add("^" + node.dataset.n, node.getClientRects()[0]);
      continue;
    }
    let at = 0;
    for (const text of node.data) {
      range.setStart(node, at);
      range.setEnd(node, (at += text.length));
      const boxes = range.getClientRects();
      add(text, boxes[boxes.length - 1] ?? range.getBoundingClientRect());
    }
  }
  return { pieces, text: element.textContent };
}

/** Cuts pieces into the tokens wanted, the longest first; white space between tokens belongs to none. */
function tokens(pieces, wanted) {
  const found = [];
  const byLength = [...new Set(wanted)].sort((a, b) => b.length - a.length);
  for (let at = 0; at < pieces.length; ) {
    const rest = pieces.slice(at).map((piece) => piece.text).join("");
    const token = byLength.find((token) => rest.startsWith(token));
    if (token === undefined) {
      assert.match(pieces[at].text, /^\s$/, `no token begins at \`${rest}\``);
      at += 1;
      continue;
    }
    const end = at + (token.startsWith("^") ? 1 : [...token].length);
    found.push({ token, pieces: pieces.slice(at, end) });
    at = end;
  }
  return found;
}

/** The token, or what is wrong with the order of its characters. Marks have no place of their own. */
function inner({ token, pieces }) {
  const places = pieces.filter(({ text }) => !/\p{M}/u.test(text)).map(({ left, right }) => left + right);
  const rises = places.every((place, at) => at === 0 || places[at - 1] <= place + 0.1);
  const falls = places.every((place, at) => at === 0 || places[at - 1] >= place - 0.1);
  if (/\p{Script=Arabic}/u.test(token.replace(/[\d٠-٩]/g, "")) ? falls : rises) return token;
  const order = [...pieces].sort((a, b) => a.left - b.left).map(({ text }) => text);
  return `${token} seen as ${order.join(" ")}`;
}

/** The tokens from left to right; what lies in between another's ends shows as an overlap. */
function visual(found) {
  const extents = found.map((token) => ({
    token: inner(token),
    left: Math.min(...token.pieces.map(({ left }) => left)),
    right: Math.max(...token.pieces.map(({ right }) => right)),
  }));
  extents.sort((a, b) => a.left + a.right - (b.left + b.right));
  return extents.map(({ token, left }, at) => {
    const torn = at > 0 && extents[at - 1].right > left + 1.5;
    return torn ? `${token} inside ${extents[at - 1].token}` : token;
  });
}

async function look(id) {
  return page.evaluate(measure, element(id));
}

test("there are enough fixtures", () => {
  assert.ok(Object.keys(expected).length >= 36);
});

for (const [id, { lang, why, text, visual: wanted }] of Object.entries(expected)) {
  test(`${id} (${lang}): ${why}`, async () => {
    await open(articles[lang], "ar");
    const { pieces, text: content } = await look(id);
    assert.equal(content, text);
    const middles = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(({ middle }) => middle);
    assert.ok(Math.max(...middles) - Math.min(...middles) < 20, "the paragraph has one line");
    assert.deepEqual(visual(tokens(pieces, wanted)), wanted);
  });
}

test("a paragraph is seen the same way on the page of the other language", async () => {
  for (const [id, { lang, visual: wanted }] of Object.entries(expected)) {
    await open(articles[lang], "en");
    const { pieces } = await look(id);
    assert.deepEqual(visual(tokens(pieces, wanted)), wanted, id);
  }
});

test("a run that wraps goes on in the next line", async () => {
  await open(articles.ar, "ar");
  const selector = element("latin-paragraph");
  const before = page.viewportSize();
  await page.setViewportSize({ width: 260, height: 900 });
  const { pieces } = await page.evaluate(measure, selector);
  await page.setViewportSize(before);
  const lines = [];
  for (const piece of pieces.filter(({ text }) => /\S/.test(text))) {
    const line = lines.at(-1);
    if (line && Math.abs(line[0].middle - piece.middle) < 12) line.push(piece);
    else lines.push([piece]);
  }
  assert.ok(lines.length > 1, "it wraps");
  for (const line of lines) {
    const order = [...line].sort((a, b) => a.left - b.left);
    assert.deepEqual(order, line, line.map(({ text }) => text).join(""));
  }
});

const timeline = "svg.timeline text";
const network = ".network text";
// The page, where on it, the whole text, and its tokens from left to right.
const elsewhere = [
  ["ar/timeline", timeline, "هجوم C++ بنسبة 50% (أ)", [")", "أ", "(", "50%", "بنسبة", "C++", "هجوم"]],
  ["ar/timeline", timeline, "اتفاق +223 20 22", ["+223 20 22", "اتفاق"]],
  ["en/timeline", timeline, "Raid on «القاعدة، مالي» (2)", ["Raid on «", "مالي", "،", "القاعدة", "» (2)"]],
  ["en/timeline", timeline, "Movement أ (2): ally of Other", ["Movement", "أ", "(2): ally of Other"]],
  ["ar/network", network, "حركة 50%", ["50%", "حركة"]],
  ["ar/network", network, "جماعة +5 «X»", ["»", "X", "«", "+5", "جماعة"]],
  ["en/network", network, "Movement أ (2)", ["Movement", "أ", "(2)"]],
  ["ar/search", ".search-title a", "عنوان C++ و50% من CMA", ["CMA", "من", "50%", "و", "C++", "عنوان"], "الزرافة"],
  ["ar/search", ".search-text", "اتصلت CMA على +223 20 22 يوم 2024-05-01 بسعر $50 الزرافة.", [".", "الزرافة", "$50", "بسعر", "2024-05-01", "يوم", "+223 20 22", "على", "CMA", "اتصلت"], "الزرافة"],
  ["ar/search", ".search-ties a", "جماعة +5 «X»", ["»", "X", "«", "+5", "جماعة"], "حركة"],
];

/** Marks the first of some elements that has a text, for `measure`. */
function mark([selector, text]) {
  const found = [...document.querySelectorAll(selector)].find((element) => element.textContent === text && element.getClientRects().length);
  for (const element of document.querySelectorAll("[data-look]")) delete element.dataset.look;
  if (found) found.dataset.look = "";
  return found !== undefined;
}

for (const [at, selector, text, wanted, query] of elsewhere) {
  test(`${at} shows ${text} as it is read`, async () => {
    const { href } = pathToFileURL(path.join(names, at, "index.html"));
    await page.goto(query ? `${href}?q=${encodeURIComponent(query)}` : href);
    await page.waitForFunction(mark, [selector, text]);
    const { pieces } = await page.evaluate(measure, "[data-look]");
    assert.deepEqual(visual(tokens(pieces, wanted)), wanted);
  });
}

test("a citation in words is seen as it is read, and is copied without characters for directions", async () => {
  const { href } = pathToFileURL(path.join(names, "ar/articles/a/index.html"));
  await page.goto(href);
  await page.locator(".citations [data-cite=ar]").evaluate(({ style }) => Object.assign(style, { whiteSpace: "pre", inlineSize: "max-content", maxInlineSize: "none" }));
  const { pieces, text } = await page.evaluate(measure, ".citations [data-cite=ar]");
  const url = await page.locator(".citations [data-cite=ar] [data-slot=url]").textContent();
  assert.ok(text.endsWith(`ضمن: تجربة. ${url}`), text);
  assert.doesNotMatch(text, /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  const wanted = [url, ".", "تجربة", ":", "ضمن", ".", "2024", ".", "»", "CMA", "من", "50%", "و", "C++", "عنوان", "«", ".", "50%", "حركة"];
  assert.deepEqual(visual(tokens(pieces, wanted)), wanted);
});
