// The map in a browser: what a reader sees of it, measured.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { arrived, waitForFonts } from "./fonts.mjs";
import { launch, site } from "./harness.mjs";

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// The map that is shown: its frame, and the boxes of its words and signs.
const measure = () => {
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom, what: element.textContent || element.getAttribute("class") };
  };
  const map = [...document.querySelectorAll("svg.map-wide, svg.map-narrow")].filter((svg) => svg.getClientRects().length);
  return {
    shown: map.map((svg) => svg.getAttribute("class")),
    frame: box(map[0]),
    words: [...map[0].querySelectorAll("text")].map(box),
    signs: [...map[0].querySelectorAll("a .map-spot")].map(box),
    size: Math.min(...[...map[0].querySelectorAll("text")].map((text) =>
      parseFloat(getComputedStyle(text).fontSize) * (map[0].getBoundingClientRect().width / map[0].viewBox.baseVal.width))),
    page: { width: document.documentElement.scrollWidth, window: window.innerWidth },
    links: [...map[0].querySelectorAll("a"), ...document.querySelectorAll("table.places a")].map((a) => a.href.baseVal ?? a.getAttribute("href")),
    unnamed: [...map[0].querySelectorAll("a")].filter((a) => !a.querySelector("title")?.textContent).length,
  };
};
const overlap = (a, b, slack = 0.5) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
// The box of a word is taller than its letters, and that of a round sign has empty corners.
const corner = 2.5;

for (const lang of ["ar", "en"]) {
  for (const [width, layout] of [[390, "narrow"], [1280, "wide"]]) {
    test(`${lang} at ${width} px`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await waitForFonts(page, site);
      const file = join(site, lang, "map/index.html");
      await page.goto(pathToFileURL(file).href);
      await arrived(page);
      const seen = await page.evaluate(measure);
      assert.deepEqual(seen.shown, [`map map-${layout}`]);
      assert.ok(seen.words.length > 20 && seen.signs.length > 8, "the map is drawn");
      seen.words.forEach((word, at) => {
        for (const other of seen.words.slice(at + 1)) assert.ok(!overlap(word, other), `“${word.what}” meets “${other.what}”`);
        for (const sign of seen.signs) assert.ok(!overlap(word, sign, corner), `“${word.what}” meets a sign`);
        const { left, top, right, bottom } = seen.frame;
        const inside = word.left >= left && word.right <= right && word.top >= top && word.bottom <= bottom;
        assert.ok(inside, `“${word.what}” is cut at the frame`);
      });
      assert.ok(seen.frame.left >= 0 && seen.frame.right <= width, "the map fits the window");
      assert.ok(seen.page.width <= seen.page.window, "the page does not scroll sideways");
      assert.ok(seen.size >= 12, `letters of ${seen.size} px`);
      assert.equal(seen.unnamed, 0, "links without a title");
      for (const href of seen.links) {
        const target = new URL(href, pathToFileURL(file));
        assert.ok(existsSync(fileURLToPath(target)), `${href} leads nowhere`);
      }
      await page.close();
    });
  }
}

test("a profile has a small map", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
  await waitForFonts(page, site);
  await page.goto(pathToFileURL(join(site, "ar/places/gao/index.html")).href);
  await arrived(page);
  const map = page.locator(".locator svg");
  assert.match(await map.getAttribute("aria-label"), /غاو/);
  const { width } = await map.boundingBox();
  assert.ok(width > 150 && width <= 354);
  await page.close();
});
