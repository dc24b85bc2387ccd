// How much a first visit loads, and that nothing moves while it loads.
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { after, test } from "node:test";
import { article, fileAt, isText, langs, narrow, none, profile, settle, start, wide } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

const kilobyte = 1024;
// On a slow line a phone draws the page within two seconds of asking for it only while all of it is about this small.
const limits = { all: 130 * kilobyte, ".css": 20 * kilobyte, ".js": 15 * kilobyte };

const weigh = (file) => (isText(file) ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file)).length;

/** Goes through the page to its end, so that everything is asked for and laid out. */
const scrollThrough = async (page) => {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top <= height; top += 700) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), top);
    await settle(page);
  }
};

for (const lang of langs) {
  test(`${lang}: a first visit to the article stays within its limits`, async (t) => {
    const page = await lab.open({});
    const requests = new Set();
    page.on("request", (request) => requests.add(request.url().split("#")[0]));
    await page.goto(lab.url(article(lang)), { waitUntil: "networkidle" });
    await scrollThrough(page);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const files = [...requests].filter((url) => !url.endsWith("/favicon.ico") && !url.startsWith("data:")).map((url) => ({ url, file: fileAt(url) }));
    const faults = files.filter(({ file }) => file === null).map(({ url }) => `${url} is not there`);
    const sizes = { all: 0 };
    for (const { url, file } of files.filter((each) => each.file !== null)) {
      const bytes = weigh(file);
      sizes.all += bytes;
      sizes[extname(file)] = (sizes[extname(file)] ?? 0) + bytes;
      t.diagnostic(`${String(bytes).padStart(7)}  ${new URL(url).pathname}`);
    }
    t.diagnostic(`${String(sizes.all).padStart(7)}  in all`);
    for (const [sort, limit] of Object.entries(limits)) {
      if (sizes[sort] > limit) faults.push(`${sort}: ${sizes[sort]} bytes, more than ${limit}`);
      if (!sizes[sort]) faults.push(`${sort}: nothing was loaded`);
    }
    none(faults);
    await page.context().close();
  });
}

/**
 * The faces that a page asks for when nothing in its head asks for them, beyond those that are `given`. These are loaded while
 * nothing is drawn: a face that is still on its way is replaced by the next of its list, which would then be asked for too.
 */
const wanted = async (path, given = new Set()) => {
  const page = await lab.open({ width: narrow, bypassCSP: true });
  await page.route(lab.url(path), async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace(/<link rel="preload"[^>]*>/g, "").replace("</head>", "<style id=held>body { display: none }</style></head>");
    return route.fulfill({ response: answer, body: html });
  });
  await page.goto(lab.url(path), { waitUntil: "networkidle" });
  await page.evaluate(async (given) => {
    const pathOf = (rule) => {
      const [, url] = /url\("([^"]*)"\)/.exec(rule.style.getPropertyValue("src")) ?? [];
      return url && new URL(url, rule.parentStyleSheet.href).pathname;
    };
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule);
    // The set lists the faces of the sheets in the order of their rules.
    const faces = [...document.fonts];
    if (faces.length !== rules.length) throw new Error(`${faces.length} faces of ${rules.length} rules`);
    await Promise.all(faces.filter((_, i) => given.includes(pathOf(rules[i]))).map((face) => face.load()));
  }, [...given]);
  const faces = new Set();
  page.on("request", (request) => request.url().endsWith(".woff2") && faces.add(new URL(request.url()).pathname));
  await page.evaluate(() => document.getElementById("held").remove());
  await scrollThrough(page);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.context().close();
  return faces;
};

const preloaded = async (path) => {
  const page = await lab.open({ javaScriptEnabled: false });
  await page.goto(lab.url(path));
  const links = await page.locator('link[rel="preload"]').all();
  const faces = await Promise.all(links.map((link) => link.getAttribute("href")));
  await page.context().close();
  return new Set(faces.map((face) => new URL(face, lab.url(path)).pathname));
};

for (const lang of langs) {
  test(`${lang}: no face is loaded in vain, and none of the article's comes late`, async () => {
    const faults = [];
    for (const path of [`${lang}/`, article(lang), profile(lang)]) {
      const [early, all] = [await preloaded(path), await wanted(path)];
      if (!early.size) faults.push(`${path}: nothing is preloaded`);
      for (const face of early) if (!all.has(face)) faults.push(`${path}: ${face} is preloaded and not needed`);
      if (path !== article(lang)) continue;
      for (const face of await wanted(path, early)) faults.push(`${path}: ${face} is needed and not preloaded`);
    }
    none(faults);
  });
}

const paths = () => ["", ...langs.map((lang) => article(lang)), profile("ar")];

for (const width of [narrow, wide]) {
  for (const late of [0, 400]) {
    test(`at ${width} px${late ? ", with fonts and scripts that come late" : ""}: nothing moves`, async () => {
      const faults = [];
      for (const path of paths()) {
        const page = await lab.open({ width });
        await page.addInitScript(() => {
          globalThis.shifts = [];
          new PerformanceObserver((entries) => {
            for (const entry of entries.getEntries()) {
              // Rounded to four places, as the measure is given; an entry without a source has no value to speak of.
              if (entry.hadRecentInput || entry.value < 0.00005) continue;
              const sources = entry.sources.map(({ node }) => node?.nodeName + (node?.className ? `.${node.className}` : ""));
              globalThis.shifts.push(`${entry.value.toFixed(4)} by ${sources.join(", ")}`);
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        if (late) {
          await page.route(/\.woff2$|\/hashiya\.\w+\.js$/, async (route) => {
            await new Promise((done) => setTimeout(done, late));
            await route.continue().catch(() => {});
          });
        }
        await page.goto(lab.url(path));
        await page.evaluate(() => document.fonts.ready.then(() => true));
        await settle(page);
        await scrollThrough(page);
        const shifts = await page.evaluate(() => globalThis.shifts);
        faults.push(...shifts.map((shift) => `${path || "/"} moves ${shift}`));
        await page.context().close();
      }
      none(faults);
    });
  }
}
