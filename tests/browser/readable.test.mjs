// The reading view of browsers, which Firefox makes with Mozilla's Readability: nothing that a page says is lost in it.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, none, pages, site, start } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

const readability = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");

// What must be kept of each sort of page, and of how many texts at least there must be on the whole site.
const sorts = [
  { sort: "articles", path: /\/articles\/[^/]+\/(parallel\/)?$/, keeps: "p.text", least: 120 },
  { sort: "notes below an article", path: /\/articles\/[^/]+\/(parallel\/)?$/, keeps: ".note-text > span", least: 200 },
  { sort: "profiles", path: /\/(groups|actors|places|events|agreements)\/[^/]+\/$/, keeps: ".lead, .prose p, .prose li, .statements li, .relations li, .passages li", least: 1000 },
  { sort: "pages of text", path: /\/about\/$/, keeps: ".prose p, .prose li, .prose td, .prose h2", least: 40 },
  { sort: "notes", path: /\/notes\/$/, keeps: ".note-text", least: 100 },
  { sort: "sources", path: /\/sources\/$/, keeps: ".prose p, .sources :is(cite, .description)", least: 200 },
];

/** Runs in the page, which is any page: makes the function that reads others. */
const install = (source) => {
  const Readability = new Function("module", `${source}; return Readability;`)({});
  const squash = (text) => text.replace(/\s+/g, " ").trim();
  globalThis.lost = (html, selector) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const wanted = [...page.querySelectorAll(selector)].map((element) => squash(element.textContent)).filter(Boolean);
    const kept = squash(new Readability(page).parse()?.textContent ?? "");
    return { all: wanted.length, lost: wanted.filter((text) => !kept.includes(text)) };
  };
};

test("every text is in the reading view", async (t) => {
  const page = await lab.open({ path: "404.html", bypassCSP: true });
  await page.evaluate(install, readability);
  const faults = [];
  for (const { sort, path, keeps, least } of sorts) {
    let all = 0;
    for (const at of pages().filter((each) => path.test(each))) {
      const html = readFileSync(join(site, at, "index.html"), "utf8");
      const found = await page.evaluate(([text, selector]) => globalThis.lost(text, selector), [html, keeps]);
      all += found.all;
      faults.push(...found.lost.map((text) => `${at} loses “${text.slice(0, 60)}”`));
    }
    t.diagnostic(`${sort}: ${all} texts`);
    assert.ok(all >= least, `${sort}: ${all} texts`);
  }
  await page.context().close();
  none(faults);
});

// Words by which reading views know what is not the article, in ids and classes.
const words = "Ad Author Banner Byline Comments Community Contact Extra Footer Header Hidden Legends Media Menu Meta Related Remarks RSS Scroll Share Sidebar Social Sponsors Supplemental Tags Widgets Written-by".split(" ");

test("a heading is kept whatever its words", async () => {
  const root = mkdtempSync(join(tmpdir(), "hashiya-headings-"));
  try {
    const sentence = "The article has a sentence here, and another one, so that it is long enough to be taken for a text. ";
    const parts = words.map((word) => `## Of ${word} here\n\n${sentence.repeat(3)}\n\n`);
    mkdirSync(join(root, "content/pages"), { recursive: true });
    writeFileSync(join(root, "book.toml"), "");
    writeFileSync(join(root, "content/pages/about.en.md"), parts.join(""));
    writeFileSync(join(root, "content/pages/about.ar.md"), "نص");
    build(root, join(root, "public"));
    const page = await lab.open({ path: "404.html", bypassCSP: true });
    await page.evaluate(install, readability);
    const html = readFileSync(join(root, "public/en/about/index.html"), "utf8");
    const found = await page.evaluate(([text, selector]) => globalThis.lost(text, selector), [html, ".prose h2"]);
    await page.context().close();
    assert.equal(found.all, words.length);
    none(found.lost.map((text) => `“${text.slice(0, 40)}” is lost`));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
