// On paper: numbered pages that are filled, an address, lines of a readable length, sources once with their addresses, and wide
// drawings across the page.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { article, langs, none, profile, settle, start, wide } from "./harness.mjs";
import { look } from "./look.mjs";

const lab = await start();
after(() => lab.close());

const open = async (path) => {
  const page = await lab.open({ width: wide });
  await page.goto(lab.url(path));
  await page.emulateMedia({ media: "print" });
  await settle(page);
  await look(page);
  return page;
};

/** The sizes of a document's pages in points, as `width × height`. */
const sheets = (pdf) =>
  [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map(([, width, height]) => ({ width: Number(width), height: Number(height) }));

test("wide drawings lie across the paper, texts along it", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const [path, across] of [["timeline/", true], ["network/", true], [`articles/${article(lang).split("/")[2]}/`, false], ["sources/", false]]) {
      const page = await open(`${lang}/${path}`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const all = sheets(pdf);
      assert.ok(all.length > 1, `${path} has ${all.length} pages`);
      if (all.some(({ width, height }) => width > height) !== across) faults.push(`${lang}/${path} ${across ? "lies along" : "lies across"} the paper`);
      if (!all.some(({ width, height }) => width < height)) faults.push(`${lang}/${path} has no upright page`);
      await page.context().close();
    }
  }
  none(faults);
});

test("the timeline prints its wide drawing, not that of phones", async () => {
  for (const lang of langs) {
    const page = await open(`${lang}/timeline/`);
    const shown = await page.evaluate(() => [...document.querySelectorAll(".timeline-part svg")].filter((svg) => svg.checkVisibility()).map((svg) => svg.getAttribute("class")));
    assert.ok(shown.length > 1 && shown.every((name) => name === "timeline wide"), `${shown}`);
    await page.context().close();
  }
});

test("every page says its address, its title and when it was revised", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const path of [article(lang), profile(lang), `${lang}/sources/`, `${lang}/timeline/`, `${lang}/about/`]) {
      const page = await open(path);
      const found = await page.evaluate(() => ({
        text: document.querySelector("footer.site").innerText,
        address: document.querySelector('link[rel="canonical"]').href,
        title: document.querySelector("h1").checkVisibility(),
      }));
      if (!found.text.includes(found.address)) faults.push(`${path} does not say its address`);
      if (!/20\d\d/.test(found.text)) faults.push(`${path} does not say when it was revised`);
      if (!found.title) faults.push(`${path} has no title`);
      await page.context().close();
    }
  }
  none(faults);
});

test("pages have numbers", async () => {
  const page = await open(article("en"));
  const rules = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText));
  assert.ok(rules.some((rule) => /@bottom-center\s*\{[^}]*counter\(page\)/.test(rule)), rules.join("\n"));
  await page.context().close();
});

/** Runs in the page: whether each source of a note or figure stands below the article once, with its address. */
const sources = () => {
  const faults = [];
  const list = [...document.querySelectorAll(".endnotes li")];
  const cited = new Set([...document.querySelectorAll(":is(.note, .credit) .cite")].map((link) => link.getAttribute("href")));
  if (list.length !== cited.size) faults.push(`${list.length} sources below the article, ${cited.size} in its notes and figures`);
  if (list.filter((item) => /https?:\/\//.test(item.textContent)).length < list.length / 2) faults.push("sources have no addresses");
  for (const item of list) if (!item.checkVisibility()) faults.push(`${item.textContent} is not printed`);
  const called = new Map();
  for (const note of document.querySelectorAll(".note")) {
    const links = [...note.querySelectorAll(".cite")];
    const numbers = note.querySelector(".printed")?.textContent.match(/\d+/g) ?? [];
    links.forEach((link, at) => {
      const source = link.getAttribute("href");
      if (!list[Number(numbers[at]) - 1]) faults.push(`note ${note.dataset.n} has no number for “${link.textContent}”`);
      if ((called.get(source) ?? numbers[at]) !== numbers[at]) faults.push(`“${link.textContent}” is ${called.get(source)} and ${numbers[at]}`);
      called.set(source, numbers[at]);
    });
  }
  if (new Set(called.values()).size !== called.size) faults.push("two sources have one number");
  return faults;
};

for (const lang of langs) {
  test(`${lang}: the sources of an article stand below it, each once, with its number and address`, async () => {
    const faults = [];
    for (const view of ["", "parallel/"]) {
      const page = await open(article(lang, view));
      faults.push(...(await page.evaluate(sources)).map((fault) => `${view} ${fault}`));
      await page.context().close();
    }
    none(faults);
  });
}

/** Runs in the page: lines that are longer than about seventy characters. */
const long = () =>
  [...document.querySelectorAll("main :is(p.text, .note-body, .prose > p, .statements li, .lead)")].flatMap((block) => {
    const pieces = look.texts(block);
    const letters = pieces.reduce((sum, { node }) => sum + node.data.trim().length, 0);
    const ink = pieces.flatMap(({ rects }) => rects).reduce((sum, { width }) => sum + width, 0);
    const room = block.getBoundingClientRect().width;
    return ink > 2 * room && (letters / ink) * room > 74 ? [`${((letters / ink) * room).toFixed(0)} characters a line: ${look.words(block.textContent)}`] : [];
  });

test("lines have no more than about seventy characters", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const path of [article(lang), profile(lang), `${lang}/about/`]) {
      const page = await open(path);
      faults.push(...(await page.evaluate(long)).map((fault) => `${path}: ${fault}`));
      await page.context().close();
    }
  }
  none(faults);
});

test("what is higher than two fifths of a page may break, so that pages are filled", async () => {
  const faults = [];
  // Of what an A4 page holds, in pixels of CSS.
  const most = 388;
  for (const lang of langs) {
    for (const path of [article(lang), article(lang, "parallel/"), profile(lang), `${lang}/sources/`]) {
      const page = await open(path);
      await page.setViewportSize({ width: 612, height: 900 });
      const found = await page.evaluate((limit) =>
        [...document.querySelectorAll("main *")]
          .filter((element) => element.checkVisibility() && getComputedStyle(element).breakInside === "avoid" && !element.closest("svg"))
          .filter((element) => element.getBoundingClientRect().height > limit)
          .map((element) => `${look.name(element)} keeps ${element.getBoundingClientRect().height.toFixed(0)} px together`), most);
      faults.push(...found.map((fault) => `${path}: ${fault}`));
      await page.context().close();
    }
  }
  none(faults);
});
