// No style is dead: every selector of the style sheet matches something on a page of the briefing or of the golden site.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { none, published, site, sink, start } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

/** Runs in the page: the selectors of all its style sheets. */
const selectors = () => {
  const found = new Set();
  const collect = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText && !(rule instanceof CSSPageRule)) found.add(rule.selectorText);
      if (rule.cssRules) collect(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  return [...found];
};

/** Cuts a list of selectors at the commas that stand in no bracket. */
const split = (list) => {
  const parts = [""];
  let depth = 0;
  for (const letter of list) {
    depth += "([".includes(letter) - ")]".includes(letter);
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
};

/** A selector for each member of each list in `:is` and `:where`, so that every one of them is of use somewhere. */
const expand = (selector) => {
  const ways = [...selector.matchAll(/:(?:is|where)\(/g)].flatMap(({ 0: head, index }) => {
    const start = index + head.length;
    let [depth, end] = [1, start];
    for (; depth > 0; end += 1) depth += (selector[end] === "(") - (selector[end] === ")");
    const members = split(selector.slice(start, end - 1));
    return members.length < 2 ? [] : members.map((member) => `${selector.slice(0, start)}${member}${selector.slice(end - 1)}`);
  });
  return ways.length > 0 ? ways : [selector];
};

// What only a reader or a script brings about: pointing, choosing, opening. The rest of the selector must match.
const state = String.raw`::[\w-]+|:(?:hover|focus|focus-visible|focus-within|target)(?![\w-])|\[(?:open|data-theme|data-size|data-layout|data-js|data-early)(?:="[\w-]+")?\]|\.lit(?![\w-])`;
const states = new RegExp(`:not\\((?:${state})\\)|${state}`, "g");
const still = (selector) => selector.replace(states, ":where(*)");

/** Runs in the page: which of the selectors match nothing in a document. */
const unmatched = ([html, wanted]) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  return wanted.filter(([, selector]) => !page.querySelector(selector));
};

// What a script makes: cards over names, the dialog of citations, a note that lies over the page, the place in the bar, the tools
// of a paragraph, its text in the other language, and the way back to the place last read.
const isMade = (selector) => /\.hover-card|\.card-kind|\(dialog\) h3|\.sheet(?![\w-])|\.stuck(?![\w-])|\.outline \[aria-current\]|\.resume:not\(\[hidden\]\)|\.translate\[aria|\.translation\b|button\.cite|\.tools :is\(button|\(\.permalink\):lang\(ar\)/.test(selector);

// A rule for each number that `view::margin` may give to a note.
const isNumber = (selector) => /^\[data-(lines|down)="\d+"\]$/.test(selector);

// What only another briefing shows: places that are counted together and companies in the network, where there are far more
// entities, a leader of whom nobody knows since when, marks of the Quran, Arabic-Indic numbers of lists, and a doubtful translation
// of verse.
const isElsewhere = (selector) => /\.undated\.leading|\.map-rim|\.(mark-)?cluster\b|\.bond\b|\.places \[colspan\]|\.rare(?![\w-])|\[data-numerals|\.aligned .*\.notice/.test(selector);

test("every selector matches something", async () => {
  const page = await lab.open({ path: "en/" });
  const all = (await page.evaluate(selectors)).flatMap(split).flatMap(expand);
  let rest = all.filter((selector) => !isMade(selector) && !isElsewhere(selector) && !isNumber(selector)).map((selector) => [selector, still(selector)]);
  assert.ok(rest.length > 500, `${rest.length} selectors`);
  for (const folder of [sink, site]) {
    for (const path of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith(".html"))) {
      rest = await page.evaluate(unmatched, [readFileSync(join(folder, path), "utf8"), rest]);
    }
  }
  await page.context().close();
  none(rest.map(([selector]) => `${selector} matches nothing`));
});

test("browsers that cannot choose between two colours have the light ones", () => {
  const sheet = readFileSync(join(site, published("css/hashiya.css")), "utf8");
  const [, fallback] = /@supports not \(color: light-dark[^{]*\{([^{}]*\{[^{}]*\})/.exec(sheet);
  const light = [...sheet.matchAll(/(--[\w-]+): light-dark\(([^,]+),/g)].map(([, name, colour]) => `${name}: ${colour}`);
  assert.ok(light.length > 20);
  assert.deepEqual([...fallback.matchAll(/--[\w-]+: [^;]+/g)].map(([text]) => text), light);
});
