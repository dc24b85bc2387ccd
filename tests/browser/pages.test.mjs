// Every sort of page, in both languages, at every width and in both colour schemes: quiet, complete, and inside the window.
import { after, test } from "node:test";
import { addStyles, dirs, langOf, medium, narrow, none, settle, sorts, start, wide } from "./harness.mjs";
import { ask } from "./look.mjs";

const lab = await start();
after(() => lab.close());

const widths = [narrow, medium, wide];
const schemes = ["light", "dark"];

/** Asks every page of `paths`, one after the other; faults come with the page they are from. */
const each = async (paths, options, question) => {
  const faults = [];
  const page = await lab.open(options);
  for (const path of paths) {
    await page.goto(lab.url(path));
    await settle(page);
    const found = await question(page, path);
    faults.push(...[...found, ...page.trouble.splice(0)].map((fault) => `${path || "/"} ${fault}`));
  }
  await page.context().close();
  none(faults);
};

const fits = (page) => ask(page, "overflow", "lost", "overlaps");

const speaks = async (page, path) => {
  const { lang, dir, data } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    // The one exception to the policy of no inline script: it is data, and the policy has nothing to say of it.
    data: document.querySelectorAll('script[type="application/ld+json"]').length,
  }));
  const wanted = langOf(path);
  const isRight = lang === wanted && dir === dirs[wanted];
  const hasData = data === 1 || path.endsWith("404.html") || path.includes("/page/");
  return [...(isRight ? [] : [`html lang=${lang} dir=${dir}, not ${wanted} ${dirs[wanted]}`]), ...(hasData ? [] : [`${data} blocks of data`])];
};

const inScheme = async (page, scheme, question) => {
  await page.emulateMedia({ colorScheme: scheme });
  await settle(page);
  return (await question(page)).map((fault) => `in the ${scheme} ${fault}`);
};

for (const width of widths) {
  test(`at ${width} px, light and dark: nothing fails, nothing from elsewhere, no text lost`, () =>
    // The kinds differ in what they show, not in how; one round over all of them is enough.
    each(sorts({ all: width === narrow }), { width }, async (page, path) => [
      ...(await speaks(page, path)),
      ...(await inScheme(page, "dark", fits)),
      ...(await inScheme(page, "light", fits)),
    ]));
}

test("at 320 px, which is 1280 px at 400 %: no scrolling sideways, no text lost, and room to read", () =>
  each(sorts(), { width: 320, height: 256, deviceScaleFactor: 4 }, async (page) => {
    // What sticks to the window must leave most of it to the text.
    const stuck = await page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight / 2);
      return [...document.body.querySelectorAll("*")]
        .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position) && element.checkVisibility())
        .map((element) => element.getBoundingClientRect())
        .reduce((sum, box) => sum + Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)), 0);
    });
    await page.evaluate(() => scrollTo(0, 0));
    // The bar learns of it with the next frame.
    await settle(page);
    return [...(await fits(page)), ...(stuck > 128 ? [`${stuck} of 256 px are covered by what sticks`] : [])];
  }));

// WCAG 2.2, 1.4.12: readers may set these, and no content may be lost.
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

for (const width of [narrow, wide]) {
  test(`at ${width} px with the readers' own spacing: no text lost`, () =>
    each(sorts(), { width }, async (page) => {
      await addStyles(page, spacing);
      await settle(page);
      return fits(page);
    }));

  // WCAG 2.2, 1.4.4.
  test(`at ${width} px with text at 200 %: no text lost`, () =>
    each(sorts(), { width }, async (page) => {
      await addStyles(page, "html { font-size: 200% !important; }");
      await settle(page);
      return fits(page);
    }));
}

for (const scheme of schemes) {
  test(`forced colours, ${scheme}: all text can be read`, () =>
    each(sorts(), { width: wide, scheme, forcedColors: "active" }, (page) => ask(page, "faint", "lost")));
}

test("reduced motion: nothing moves", () => each(sorts(), { width: wide, reducedMotion: "reduce" }, (page) => ask(page, "moving")));

test("a wrong address deep in the site: the page that says so has its styles", async () => {
  const page = await lab.open({ path: "ar/no/such/page/" });
  const sheets = await page.evaluate(() => [...document.styleSheets].map((sheet) => sheet.cssRules.length));
  none(sheets.length > 0 && sheets.every((rules) => rules > 0) ? [] : ["no styles"]);
  // The page itself is answered with 404, and the browser says so.
  none(page.trouble.filter((line) => !line.includes("404")));
  await page.context().close();
});
