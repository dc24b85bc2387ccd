// The timeline in a browser: labels do not overlap, nothing is cut, nothing overflows, links lead somewhere.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { arrived, waitForFonts } from "./fonts.mjs";
import { launch, site } from "./harness.mjs";
import { gzipSync } from "node:zlib";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

// Boxes of all visible texts of the pictures, those of their marks, and those of the pictures, in CSS pixels.
const measure = () => {
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom, text: element.textContent.trim().slice(0, 60) };
  };
  const pictures = [...document.querySelectorAll("svg.timeline")].filter((svg) => svg.getBoundingClientRect().height > 40);
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    pictures: pictures.map((svg) => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
      return {
        frame: box(svg),
        texts: texts.map((text) => ({ ...box(text), size: parseFloat(getComputedStyle(text).fontSize) * scale })),
        signs: [...svg.querySelectorAll("a.sign")].map((sign) => parseFloat(getComputedStyle(sign).fontSize) * scale),
        dots: [...svg.querySelectorAll("rect.day")].map(box),
      };
    }),
  };
};

// The box of a line is that of its font, which is higher than its ink: an eighth above and below is empty.
const overlap = (a, b) => {
  const empty = (a.bottom - a.top + (b.bottom - b.top)) / 8;
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - empty && b.top < a.bottom - empty;
};

const pages = ["timeline", "groups/jnim", "actors/assimi-goita"];
for (const lang of ["ar", "en"]) {
  for (const width of [320, 390, 768, 1280]) {
    for (const page of pages) {
      test(`${lang}/${page} at ${width} px`, async () => {
        const tab = await browser.newPage({ viewport: { width, height: 900 } });
        await waitForFonts(tab, site);
        await tab.goto(pathToFileURL(join(site, lang, page, "index.html")).href);
        await arrived(tab);
        const { overflow, pictures } = await tab.evaluate(measure);
        await tab.close();
        assert.equal(overflow, 0, "the page is wider than the window");
        assert.ok(pictures.length > 0, "no picture is shown");
        for (const { frame, texts, signs, dots } of pictures) {
          assert.ok(texts.length > 3, "a picture has no labels");
          for (const [at, text] of texts.entries()) {
            const where = JSON.stringify(text);
            assert.ok(text.left >= frame.left - 1 && text.right <= frame.right + 1, `cut at the side: ${where}`);
            assert.ok(text.top >= frame.top - 4 && text.bottom <= frame.bottom + 4, `cut above or below: ${where}`);
            assert.ok(text.left >= 0 && text.right <= width, `off the page: ${where}`);
            assert.ok(text.size >= 11.95, `too small: ${where}`);
            for (const other of texts.slice(at + 1)) {
              assert.ok(!overlap(text, other), `${where} lies on ${JSON.stringify(other)}`);
            }
            for (const dot of dots) {
              assert.ok(!overlap(text, dot), `${where} lies on a dot ${JSON.stringify(dot)}`);
            }
          }
          for (const size of signs) assert.ok(size >= 11.95, `a paragraph's sign has ${size} px`);
        }
      });
    }
  }

  test(`${lang}: time runs the right way, links lead somewhere, the page is light`, async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await waitForFonts(tab, site);
    const file = join(site, lang, "timeline", "index.html");
    await tab.goto(pathToFileURL(file).href);
    await arrived(tab);
    const links = await tab.evaluate(() => [...document.querySelectorAll("svg a, .happenings a")].map((a) => a.getAttribute("href")));
    assert.ok(links.length > 100);
    for (const href of new Set(links)) {
      const [path, fragment] = href.split("#");
      const target = path ? resolve(dirname(file), path) : file;
      assert.ok(existsSync(target), `nothing at ${href}`);
      if (fragment) assert.ok(readFileSync(target, "utf8").includes(`id="${fragment}"`), `no part ${href}`);
    }
    const years = await tab.evaluate(() =>
      [...document.querySelectorAll("#_years svg.wide > g.small text")].map((text) => [Number(text.textContent), text.getBoundingClientRect().left]));
    const sorted = years.toSorted((a, b) => (a[1] - b[1]) * (lang === "ar" ? -1 : 1)).map(([year]) => year);
    assert.deepEqual(sorted, years.map(([year]) => year).toSorted((a, b) => a - b));
    const axis = await tab.evaluate(() => getComputedStyle(document.querySelector("#_years svg.wide text")).direction);
    assert.equal(axis, lang === "ar" ? "rtl" : "ltr");
    assert.ok(gzipSync(readFileSync(file)).length < 60_000);
    await tab.close();
  });
}
