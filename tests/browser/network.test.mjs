// The network in a browser: no two labels meet, none is cut, nothing overflows, links resolve.
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

/// What is wrong with the drawings of a page.
const faults = () => {
  const found = [];
  const seen = [...document.querySelectorAll(".network svg")].filter((svg) => svg.checkVisibility());
  if (seen.length !== 1) found.push(`${seen.length} drawings are visible`);
  for (const svg of seen) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")];
    const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect(), text]);
    for (const [name, box, text] of boxes) {
      const size = parseFloat(getComputedStyle(text).fontSize) * (frame.width / svg.viewBox.baseVal.width);
      if (size < 11.95) found.push(`${name}: ${size} px`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${name} leaves the frame`);
      if (box.left < 0 || box.right > innerWidth) found.push(`${name} is cut by the page`);
      const rect = text.parentElement.querySelector("rect")?.getBoundingClientRect();
      if (rect && (box.left < rect.left || box.right > rect.right)) found.push(`${name} leaves its box`);
    }
    const meet = (a, b) =>
      a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    const rects = [...svg.querySelectorAll(".network-node")].map((node) => {
      return [node.textContent, node.querySelector("rect").getBoundingClientRect()];
    });
    const words = boxes.filter(([, , text]) => !text.closest(".network-node"));
    const all = [...rects, ...words];
    all.forEach(([a, box], at) => {
      for (const [b, other] of all.slice(at + 1)) if (meet(box, other)) found.push(`${a} meets ${b}`);
    });
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page overflows");
  return found;
};

const pages = ["network", "network/2012", "network/2024", "groups/jnim", "groups/is-sahel", "actors/iyad-ag-ghali"];
for (const lang of ["ar", "en"]) {
  for (const width of [390, 1280]) {
    for (const page of pages) {
      test(`${lang}/${page} at ${width}`, async () => {
        const tab = await browser.newPage({ viewport: { width, height: 900 } });
        await waitForFonts(tab, site);
        const file = join(site, lang, page, "index.html");
        await tab.goto(pathToFileURL(file).href);
        await arrived(tab);
        assert.deepEqual(await tab.evaluate(faults), []);
        const links = await tab.$$eval(".network a, .years a, .changes a", (all) => all.map((a) => a.getAttribute("href")));
        assert.ok(links.length > 2);
        for (const href of new Set(links)) {
          const url = new URL(href, pathToFileURL(file));
          assert.ok(existsSync(fileURLToPath(new URL(url.pathname, url))), href);
          if (url.hash && url.pathname === pathToFileURL(file).pathname) {
            assert.equal(await tab.locator(url.hash).count(), 1, href);
          }
        }
        await tab.close();
      });
    }
  }
}

test("the check sees a label that is too long, and one that is moved onto another", async () => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await waitForFonts(tab, site);
  await tab.goto(pathToFileURL(join(site, "en/network/index.html")).href);
  await arrived(tab);
  await tab.evaluate(() => {
    const [a, b] = document.querySelectorAll(".network-wide .network-node");
    b.querySelector("rect").setAttribute("x", a.querySelector("rect").getAttribute("x"));
    b.querySelector("rect").setAttribute("y", a.querySelector("rect").getAttribute("y"));
    a.querySelector("text").textContent = "a name much too long for the box that it stands in";
  });
  const found = await tab.evaluate(faults);
  assert.ok(found.some((fault) => fault.includes("meets")) && found.some((fault) => fault.includes("leaves its box")));
  await tab.close();
});
