// The forms of paragraphs in a browser: headings, verse, quotations, lists, tables, figures and breaks, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { addStyles, langs, medium, narrow, none, settle, sink, start, wide } from "./harness.mjs";

const lab = await start(sink);
after(() => lab.close());

const forms = (lang, view = "") => `${lang}/articles/forms/${view}`;
const own = async (options) => {
  const page = await lab.open(options);
  await settle(page);
  return page;
};

/** Runs in the page: the boxes of what a selector finds, from the side where a line of its text begins. */
const boxes = (page, selector) =>
  page.evaluate((wanted) => {
    return [...document.querySelectorAll(wanted)].map((element) => {
      const isRtl = getComputedStyle(element).direction === "rtl";
      const range = document.createRange();
      range.selectNodeContents(element);
      const from = ({ left, right, top, bottom }) => ({ start: isRtl ? -right : left, end: isRtl ? -left : right, top, bottom });
      const lines = [];
      for (const rect of [...range.getClientRects()].filter(({ width }) => width > 1).map(from)) {
        const line = lines.find(({ top, bottom }) => (rect.top + rect.bottom) / 2 > top && (rect.top + rect.bottom) / 2 < bottom);
        if (!line) lines.push({ ...rect });
        else Object.assign(line, { start: Math.min(line.start, rect.start), end: Math.max(line.end, rect.end) });
      }
      return { ...from(element.getBoundingClientRect()), lines };
    });
  }, selector);

const near = (a, b, by = 1.5) => Math.abs(a - b) <= by;

for (const lang of langs) {
  test(`${lang}: headings make the outline, and are no paragraphs`, async () => {
    const page = await own({ path: forms(lang) });
    const found = await page.evaluate(() => ({
      headings: [...document.querySelectorAll("#_text :is(h2, h3, h4)")].map(({ localName, textContent }) => [localName, textContent]),
      outline: [...document.querySelectorAll(".outline li a")].map(({ hash, dataset, textContent }) => [hash, dataset.level, textContent.trim()]),
      tools: [...document.querySelectorAll(".is-heading, .is-break")].map((each) => each.querySelectorAll(".cite, .translate").length),
      links: [...document.querySelectorAll(".is-heading .permalink")].map(({ hash }) => hash),
      place: document.querySelector(".bar-place").textContent,
    }));
    assert.deepEqual(found.headings.map(([name]) => name), ["h2", "h3"]);
    assert.deepEqual(found.outline, [["#h1", "2", found.headings[0][1]], ["#h2", "3", found.headings[1][1]]]);
    assert.deepEqual(found.tools, [0, 0, 0]);
    assert.deepEqual(found.links, ["#h1", "#h2"]);
    assert.match(found.place, /9/);
    // Under a heading the outline marks it, and the place is that of the paragraph.
    await page.evaluate(() => document.getElementById("v2").scrollIntoView({ block: "start" }));
    await page.waitForFunction(() => document.querySelector(".outline [aria-current]")?.hash === "#h2");
    assert.match(await page.textContent(".bar-place"), /3/);
    none(page.trouble);
    await page.context().close();
  });

  test(`${lang}: two hemistichs meet in the middle, and stand below each other on a phone`, async () => {
    const page = await own({ path: forms(lang), width: wide });
    const [text] = await boxes(page, "#v1 .text");
    const halves = await boxes(page, "#v1 .half");
    assert.equal(halves.length, 4);
    for (const line of [halves.slice(0, 2), halves.slice(2)]) {
      const [first, second] = line;
      assert.ok(near(first.top, second.top), "on one line");
      assert.ok(near(first.start, text.start) && near(second.end, text.end), "from edge to edge");
      assert.ok(near(first.end - first.start, second.end - second.start), "of one width");
      assert.ok(second.start > first.end, "apart");
      // Justified: each begins and ends at the edge of its column.
      if (lang === "ar") for (const half of line) assert.ok(half.lines.length === 1 && near(half.lines[0].start, half.start, 3) && near(half.lines[0].end, half.end, 12), JSON.stringify(half));
    }
    await page.setViewportSize({ width: narrow, height: 844 });
    await settle(page);
    const [first, second, third] = await boxes(page, "#v1 .half");
    assert.ok(second.top >= first.bottom - 1 && third.top >= second.bottom - 1, "below each other");
    assert.ok(second.lines[0].start > first.lines[0].start + 15, "the second further in");
    await page.context().close();
  });

  test(`${lang}: what of a verse has no room goes on behind an indent`, async () => {
    const page = await own({ path: forms(lang), width: 320 });
    await addStyles(page, ":root { font-size: 200%; }");
    await settle(page);
    const all = await boxes(page, ".is-verse .half, .is-verse .line:not(:has(.half))");
    const broken = all.filter(({ lines }) => lines.length > 1);
    assert.ok(broken.length > 0, "no line is broken");
    for (const { lines } of broken) for (const rest of lines.slice(1)) assert.ok(rest.start > lines[0].start + 10, JSON.stringify(lines));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.context().close();
  });

  test(`${lang}: lists and tables are what they are to everybody`, async () => {
    const page = await own({ path: forms(lang), width: narrow });
    const found = await page.evaluate(() => ({
      items: [...document.querySelectorAll("#l1 .text > ul > li")].length,
      inner: [...document.querySelectorAll("#l1 .text > ul > li > ol > li")].length,
      first: document.querySelector("#l2 ol").start,
      markers: [...document.querySelectorAll("#_text ol:not(.notes)")].map((list) => getComputedStyle(list).listStyleType),
      heads: [...document.querySelectorAll("#t1 th[scope=col]")].length,
      rows: [...document.querySelectorAll("#t1 tr")].map((row) => row.cells.length),
      signs: [...document.querySelectorAll(".note-ref")].map((sign) => sign.closest("li, td, .half, h3, .text").localName),
      pieces: ["2", "3", "5"].map((note) => document.querySelectorAll(`.anchor[data-note="${note}"]`).length),
      width: document.documentElement.scrollWidth,
    }));
    assert.deepEqual(found, {
      items: 3,
      inner: 2,
      first: 3,
      markers: ["decimal", "decimal"],
      heads: 3,
      rows: [3, 3, 3],
      signs: ["h3", "span", "span", "span", "li", "li", "td", "p"],
      pieces: [2, 2, 2],
      width: narrow,
    });
    // A table that is too wide scrolls by itself, by keys too.
    await page.evaluate(() => document.querySelectorAll("#t1 td").forEach((cell) => (cell.style.minWidth = "20rem")));
    const table = page.locator("#t1 .text");
    await table.focus();
    assert.ok(await table.evaluate((box) => box.scrollWidth > box.clientWidth && document.activeElement === box));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), narrow);
    none(page.trouble);
    await page.context().close();
  });

  test(`${lang}: a figure has its room before its image comes`, async () => {
    const page = await own({ path: forms(lang), width: narrow });
    const figures = await page.evaluate(async () => {
      const all = [...document.querySelectorAll("#_text img")];
      const sizes = all.map((image) => [image.width, image.height]);
      for (const image of all) {
        image.scrollIntoView();
        await image.decode();
      }
      return all.map((image, index) => ({
        said: [image.getAttribute("width"), image.getAttribute("height"), image.loading],
        natural: [image.naturalWidth, image.naturalHeight],
        moved: image.width !== sizes[index][0] || image.height !== sizes[index][1],
        named: image.alt.length > 0 && image.lang === document.documentElement.lang,
        captions: image.closest("figure").querySelectorAll("figcaption p:not(.printed)").length,
      }));
    });
    assert.deepEqual(figures, [
      { said: ["320", "180", "lazy"], natural: [320, 180], moved: false, named: true, captions: 2 },
      { said: ["48", "32", "lazy"], natural: [48, 32], moved: false, named: true, captions: 0 },
    ]);
    none(page.trouble);
    await page.context().close();
  });

  test(`${lang}: side by side, each form stands beside its translation, and each line of verse`, async () => {
    const page = await own({ path: forms(lang, "parallel/"), width: wide });
    for (const id of ["h1", "p1", "v1", "v2", "q1", "l1", "l2", "t1", "f1"]) {
      const [one, other] = await boxes(page, `#${id} .side`);
      assert.ok(near(one.top, other.top), `${id}: ${one.top} and ${other.top}`);
    }
    for (const id of ["v1", "v2"]) {
      const [ar, en] = [await boxes(page, `#${id} .side-ar .line`), await boxes(page, `#${id} .side-en .line`)];
      assert.equal(ar.length, 2);
      for (const index of [0, 1]) assert.ok(near(ar[index].top, en[index].top), `line ${index} of ${id}`);
      assert.ok(ar[1].top >= Math.max(ar[0].bottom, en[0].bottom) - 1, "no line meets the next");
    }
    const [image] = await boxes(page, "#f1 img");
    const captions = await boxes(page, "#f1 .side");
    assert.ok(captions.every(({ top }) => top >= image.bottom), "one image above both captions");
    await page.context().close();
  });

  test(`${lang}: the other language opens in place in its form`, async () => {
    const page = await own({ path: forms(lang), width: medium });
    for (const [id, selector] of [["l1", "ul > li"], ["t1", "table"], ["v1", ".line"], ["q1", "blockquote"]]) {
      await page.locator(`#${id} .translate`).click();
      await page.waitForSelector(`#${id} .translation ${selector}`);
    }
    none(page.trouble);
    await page.context().close();
  });

  test(`${lang}: nothing to object to, by keys, by ear or on paper`, async () => {
    const page = await own({ path: forms(lang), bypassCSP: true });
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      await settle(page);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      none(violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(" | ")}`));
    }
    await page.emulateMedia({ media: "print" });
    const shown = await page.evaluate(() => [...document.querySelectorAll("#_text :is(.text, img, hr)")].filter((each) => each.getClientRects().length === 0).length);
    assert.equal(shown, 0);
    await page.context().close();
  });

  test(`${lang}: the reading view keeps each form`, async () => {
    const page = await own({ path: "404.html", bypassCSP: true });
    const source = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");
    const html = readFileSync(join(sink, forms(lang), "index.html"), "utf8");
    const lost = await page.evaluate(
      ([code, text]) => {
        const Readability = new Function("module", `${code}; return Readability;`)({});
        const parse = () => new DOMParser().parseFromString(text, "text/html");
        const squash = (words) => words.replace(/\s+/g, " ").trim();
        const kept = new DOMParser().parseFromString(new Readability(parse()).parse().content, "text/html");
        const words = squash(kept.body.textContent);
        const texts = [...parse().querySelectorAll("#_text .text")].map((each) => squash(each.textContent));
        const parts = ["h2", "h3", "ul", "ol", "table", "blockquote", "img", "br"].filter((name) => !kept.querySelector(name));
        return [...texts.filter((each) => !words.includes(each)), ...parts];
      },
      [source, html],
    );
    none(lost);
    await page.context().close();
  });
}
