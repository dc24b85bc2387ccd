// The search: what readers ask, and what they get first; its box, by keys and pointer; its files.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { engine, names } from "./engines.mjs";
import { article, fileAt, langs, list, narrow, none, serving, settle, site as folder, start, until, wide } from "./harness.mjs";

// A query; what the address of its first result, or of one of the first three, has in it; null for nothing at all, undefined for
// anything. A name that the page does not show by itself leaves nothing lit.
const first = (path) => ({ path, among: 1 });
const early = (path) => ({ path, among: 3 });
const some = early("");
const nothing = { path: null };
const jnim = first("groups/jnim/");
const sahrawi = first("actors/adnan-abu-walid-al-sahrawi/");
const queries = [
  // Whole names, in both languages and in French.
  ["JNIM", jnim], ["jnim", jnim], ["نصرة الإسلام", jnim], ["جماعة نصرة الإسلام والمسلمين", jnim], ["Wagner Group", first("groups/wagner-group/")],
  ["Amadou Koufa", first("actors/amadou-koufa/")], ["إياد أغ غالي", first("actors/iyad-ag-ghali/")], ["Iyad Ag Ghali", first("actors/iyad-ag-ghali/")],
  ["Tombouctou", first("places/timbuktu/")], ["Timbuktu", first("places/timbuktu/")], ["تمبكتو", first("places/timbuktu/")], ["كيدال", first("places/kidal/")],
  ["Kidal", first("places/kidal/")], ["Gao", first("places/gao/")], ["غاو", first("places/gao/")], ["AQIM", first("groups/aqim/")],
  ["al-Qaeda", first("groups/al-qaeda/")], ["Assimi Goita", first("actors/assimi-goita/")], ["Mali", first("places/mali/")], ["مالي", first("places/mali/")],
  ["Adnan Abou Walid al-Sahraoui", sahrawi], ["أبو الوليد الصحراوي", sahrawi], ["Barkhane", first("groups/barkhane/")], ["برخان", first("groups/barkhane/")],
  ["MINUSMA", first("groups/minusma/")], ["Liptako-Gourma", first("liptako-gourma")], ["الجماعة", early("groups/jnim/")],
  // Spellings: hamza, ta marbuta, final ya, Persian letters, vowel marks, tatweel, presentation forms, digits.
  ["نصره الاسلام", jnim], ["اياد اغ غالي", first("actors/iyad-ag-ghali/")], ["الصحراوى", early("sahrawi")], ["کیدال", first("places/kidal/")], ["مالی", first("places/mali/")],
  ["كِيدَال", first("places/kidal/")], ["كيـــدال", first("places/kidal/")], ["ﻣﺎﻟﻲ", first("places/mali/")], ["انقلاب ٢٠٢٠", early("coup-2020")], ["انقلاب ۲۰۲۰", early("coup-2020")],
  ["انقلاب 2020", early("coup-2020")], ["ازواد", early("azawad")], ["أزواد", early("azawad")], ["Ménaka", early("menaka")], ["MENAKA", early("menaka")],
  // Clitics and endings.
  ["هدنة", early("truce")], ["الهدنة", early("truce")], ["وهدنة", early("truce")], ["والهدنة", early("truce")], ["بالهدنة", early("truce")], ["للهدنة", early("truce")], ["وبمالي", early("places/mali/")],
  ["بكيدال", early("places/kidal/")], ["لتمبكتو", early("places/timbuktu/")], ["الفصائل", some], ["فصيل", some], ["وهجماتهم", some], ["القوات الفرنسية", some], ["فرنسيون", some],
  // Words of the text, alone and together.
  ["truce", early("truce")], ["truces", early("truce")], ["siege of Timbuktu", early("timbuktu")], ["حصار تمبكتو", early("timbuktu")], ["Algiers accord", early("algiers-accord")], ["اتفاق الجزائر", early("algiers-accord")],
  ["coup 2020", early("coup-2020")], ["داعش", early("groups/is")], ["Macina", early("macina")], ["ماسينا", early("macina")], ["Wagner", early("wagner")], ["فاغنر", early("wagner")], ["فاجنر", { ...early("wagner"), unlit: true }],
  // Questions.
  ["who killed al-Sahrawi", sahrawi], ["من قتل الصحراوي", sahrawi], ["من قتل الصحراوي؟", sahrawi], ["who leads JNIM?", early("jnim")], ["من يقود جماعة نصرة الإسلام", early("jnim")],
  // Slips of the finger, and names as they are heard.
  ["macnia", early("macina")], ["timbuktoo", first("places/timbuktu/")], ["تنبكتو", first("places/timbuktu/")], ["Kufa", early("koufa")], ["Kouffa", early("koufa")], ["Droukdal", early("droukdel")], ["جنيم", early("groups/jnim/")],
  // Phrases.
  ['"drone strike"', some], ["«ضربة فرنسية»", some], ['"strike drone"', nothing],
  // Names of words that say nothing else, in another order, in quotation marks; words written as one; other first letters.
  ["IS", first("groups/islamic-state/")], ["IS Sahel", first("groups/is-sahel/")], ["Koufa, Amadou", first("actors/amadou-koufa/")], ["GSIM", jnim],
  ["«اتفاق السلام والمصالحة»", first("algiers-accord")], ["alqaeda", first("groups/al-qaeda/")], ["AnsarDine", first("groups/ansar-dine/")], ["أبوالوليد الصحراوي", sahrawi],
  ["القعدة", first("groups/al-qaeda/")], ["طمبكتو", first("places/timbuktu/")], ["Qidal", first("places/kidal/")],
  // Names in spellings that no page has.
  ["عبدالمالك دروكدال", first("actors/abdelmalek-droukdel/")], ["Abdel Malek Droukdel", first("actors/abdelmalek-droukdel/")], ["أبا الوليد الصحراوي", sahrawi], ["Sénou", early("bamako-airport")],
  // Verbs and their nouns; a name within a question.
  ["kidnapping", early("abduction")], ["اختطاف", early("abduction")], ["غادرت القوات الفرنسية", early("french-withdrawal")], ["من أسس نصرة الإسلام", jnim],
  // Pages that the site makes, pages of Markdown, a paragraph by its id.
  ["map", first("/map/")], ["المصادر", early("/sources/")], ["confidence labels", { path: undefined }], ["p07", early("#p07")],
  // Both languages in one query, a word that goes on, nonsense, too much, and what is no query.
  ["JNIM هدنة", early("truce")], ["Wagner مالي", some], ["timbu", first("places/timbuktu/")], ["ماسي", early("macina")], ["xqzvkwj", nothing], ["ظظظظظظظ", nothing], ["🙂", { path: undefined }], ["   ", { path: undefined }],
  ["mali ".repeat(200), first("places/mali/")], ["م".repeat(1000), nothing], ["<img src=x onerror=alert(1)>", { path: undefined }], ["</script><b>Mali</b>", some], ["\u202emali\u202c", first("places/mali/")], ["[(*+?\\", { path: undefined }],
];

/** Runs in the page: asks everything, one after the other, and says what was shown; in a frame of a width if there is an address for it. */
const askAll = async (all, { url, width } = {}) => {
  const wait = (done) => new Promise((resolve) => {
    let left = 2000;
    const look = () => (done() || (left -= 1) === 0 ? resolve() : setTimeout(look, 5));
    look();
  });
  const frame = url && document.body.appendChild(Object.assign(document.createElement("iframe"), { src: url, width, height: 900 }));
  const shown = () => (frame ? frame.contentDocument : document);
  await wait(() => shown()?.querySelector(".search-body"));
  const input = shown().querySelector('input[type="search"][name="q"]');
  const answers = [];
  for (const query of all) {
    const body = shown().querySelector(".search-body");
    body.dataset.query = "\0";
    input.value = query;
    // A query that is sent waits for no further letter.
    input.form.requestSubmit();
    const isAsked = () => body.dataset.query === input.value.trim();
    await wait(isAsked);
    const items = [...shown().querySelectorAll(".search-results > li")];
    answers.push({
      hrefs: items.map((item) => item.querySelector("a").href),
      lit: items.filter((item) => item.querySelector("mark")).length,
      injected: shown().querySelectorAll(".search-body :is(img, b, script)").length,
      status: shown().querySelector(".search-status").textContent,
      wide: shown().documentElement.scrollWidth > shown().defaultView.innerWidth,
    });
  }
  return answers;
};

const judged = (answers, lang) => {
  const faults = [];
  answers.forEach(({ hrefs, lit, injected, status, wide: isWide }, at) => {
    const [query, { path, among, unlit }] = queries[at];
    const name = query.slice(0, 40);
    const fault = (text) => faults.push(`${lang} ${name}: ${text}`);
    if (injected) fault("markup of the query became an element");
    if (isWide) fault("the page scrolls sideways");
    if (path === undefined) return;
    if (path === null) {
      if (hrefs.length) fault(`found ${hrefs[0]}`);
      if (!status) fault("nothing is said");
      return;
    }
    const best = hrefs.slice(0, among);
    if (!best.some((href) => href.includes(path) && href.includes(`/${lang}/`))) fault(`wanted ${path}, found ${list(hrefs.slice(0, 3))}`);
    if (!lit && !unlit) fault("nothing is lit");
  });
  return faults;
};

let served;
const engines = {};
before(async () => {
  served = await serving();
});
after(async () => {
  await Promise.all(Object.values(engines).map((browser) => browser.close()));
  served.close();
});

for (const name of names) {
  test(`${name}: ${queries.length} queries in both languages`, async () => {
    const browser = (engines[name] = await engine(name));
    const faults = [];
    for (const width of [narrow, wide]) {
      // Windows of the other engines cannot be as narrow as a phone: a frame can, in a page whose policy allows it.
      const isFramed = width === narrow && name !== "chromium";
      await browser.resize(isFramed ? wide : width, 900);
      for (const lang of langs) {
        const url = served.url(`${lang}/search/`);
        await browser.goto(isFramed ? served.url("robots.txt") : url);
        const answers = await browser.run(askAll, queries.map(([query]) => query), isFramed ? { url, width } : {});
        faults.push(...judged(answers, lang).map((fault) => `${width} px ${fault}`));
      }
    }
    none(faults);
  });
}

const lab = await start();
after(() => lab.close());

const results = (page) => until(page, () => document.querySelectorAll(".search-results > li").length);
const fill = async (page, query) => {
  await page.fill('input[name="q"]', query);
  await until(page, (text) => document.querySelector(".search-body")?.dataset.query === text, query);
};

test("nothing is loaded before the box is used; then little, in few requests", async (t) => {
  const weights = [];
  for (const query of ["JNIM", "هدنة", "who killed al-Sahrawi", "جماعة نصرة الإسلام والمسلمين", "Timbuktu", "من قتل الصحراوي", "Mali truce"]) {
    const page = await lab.open({ path: article("ar") });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await settle(page);
    none(asked.filter((url) => url.includes("/search/")));
    asked.length = 0;
    await page.keyboard.press("Control+KeyK");
    await page.waitForSelector(".search-dialog[open]");
    await fill(page, query);
    await results(page);
    const files = [...new Set(asked)].filter((url) => url.includes("/search/"));
    const bytes = files.reduce((sum, url) => sum + gzipSync(readFileSync(fileAt(url)), { level: 9 }).length, 0);
    weights.push({ query, bytes, requests: files.length });
    none(page.trouble);
    await page.context().close();
  }
  weights.sort((a, b) => a.bytes - b.bytes);
  t.diagnostic(list(weights.map(({ query, bytes, requests }) => `${bytes} bytes in ${requests} requests: ${query}`)));
  const faults = weights.filter(({ bytes, requests }) => bytes > 80 * 1024 || requests > 8);
  none(faults.map(({ query, bytes, requests }) => `${query}: ${bytes} bytes, ${requests} requests`));
  if (weights[weights.length >> 1].bytes > 50 * 1024) throw new Error("the median is above 50 KB");
});

for (const lang of langs) {
  test(`${lang}: the box by keys: opened, gone through, left`, async () => {
    const page = await lab.open({ path: article(lang) });
    await page.keyboard.press("Slash");
    await page.waitForSelector(".search-dialog[open]");
    await fill(page, "JNIM");
    await results(page);
    const focused = () => page.evaluate(() => document.activeElement.closest("li") ? [...document.querySelectorAll(".search-results > li")].indexOf(document.activeElement.closest("li")) : document.activeElement.name);
    const steps = [];
    for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) {
      await page.keyboard.press(key);
      steps.push(await focused());
    }
    none(String(steps) === "0,1,0,q" ? [] : [`the focus went ${steps}`]);
    await page.keyboard.press("Escape");
    none((await page.locator(".search-dialog[open]").count()) ? ["Escape does not close"] : []);
    // What was followed is offered again, on this device alone.
    await page.keyboard.press("Control+KeyK");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/groups\/jnim/);
    await page.click("header a[data-search]");
    none((await page.locator(".search-recent button").first().textContent()) === "JNIM" ? [] : ["the search before is not offered"]);
    none(page.trouble);
    await page.context().close();
  });

  test(`${lang}: a paragraph is led to by its id; filters and further results`, async () => {
    const page = await lab.open({ path: `${lang}/search/?q=truce` });
    await results(page);
    const kinds = page.locator(".search-filters [role=group]").first().locator("button");
    const [one, many] = lang === "ar" ? ["فقرة", "الفقرات"] : ["Paragraph", "Paragraphs"];
    const paragraph = kinds.filter({ hasText: many });
    const count = Number((await paragraph.locator(".count").textContent()).trim());
    await paragraph.click();
    await until(page, (kind) => [...document.querySelectorAll(".search-results .search-kind")].every((own) => own.textContent.includes(kind)), one);
    while (await page.locator(".search-more:visible").count()) {
      const before = await page.locator(".search-results > li").count();
      // Pressed twice at once, it adds each result once.
      await page.evaluate(() => [1, 2].forEach(() => document.querySelector(".search-more").click()));
      await until(page, (number) => document.querySelectorAll(".search-results > li").length > number, before);
    }
    none((await page.locator(".search-results > li").count()) === count ? [] : ["the filter's count is not that of the list"]);
    const href = await page.locator(".search-results > li a").first().getAttribute("href");
    none(/#\w+(:~:text=|$)/.test(href) ? [] : [`leads to ${href}`]);
    await page.goto(href);
    none((await page.evaluate(() => document.getElementById(location.hash.slice(1))?.matches(".paragraph"))) ? [] : [`no place at ${page.url()}`]);
    // A note is unfolded at its paragraph; so is one that is found from the article itself, below the box.
    const kind = lang === "ar" ? "ملاحظة" : "Note";
    for (const start of [`${lang}/search/?q=ransom`, article(lang)]) {
      await page.goto(lab.url(start));
      if (!start.includes("?")) {
        await page.keyboard.press("Control+KeyK");
        await page.waitForSelector(".search-dialog[open]");
        await fill(page, "ransom");
      }
      await results(page);
      await page.locator(".search-results > li", { has: page.locator(".search-kind", { hasText: kind }) }).locator(".search-title a").first().click();
      const isUnfolded = await until(page, () => !document.querySelector(".search-dialog[open]") && Boolean(document.getElementById(location.hash.slice(1) || "_")?.querySelector(".note details[open]")));
      none(isUnfolded ? [] : [`the note that is found from ${start} stays folded`]);
    }
    none(page.trouble);
    await page.context().close();
    await page.context().close();
  });

  test(`${lang}: without JavaScript the page leads to the indexes, and from the disk it works`, async () => {
    const bare = await lab.open({ path: `${lang}/search/`, js: false });
    none((await bare.locator(".search-indexes a:visible").count()) > 5 ? [] : ["no indexes"]);
    await bare.context().close();
    const page = await lab.open({ path: `file://${folder}/${lang}/search/index.html?q=JNIM` });
    await results(page);
    none((await page.locator(".search-results a").first().getAttribute("href")).includes("groups/jnim") ? [] : ["nothing is found from the disk"]);
    // Browsers refuse fonts from the disk.
    none(page.trouble.filter((line) => line.includes("search/")));
    await page.context().close();
  });
}

test("the name by which something is found is shown with it", async () => {
  const page = await lab.open({ path: "ar/search/?q=GSIM" });
  await results(page);
  none((await page.locator(".search-results > li").first().locator(".search-name mark").allTextContents()).includes("GSIM") ? [] : ["GSIM is not shown"]);
  await page.context().close();
});

test("axe-core objects to nothing while results are shown", async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const faults = [];
  for (const lang of langs) {
    const page = await lab.open({ path: article(lang) });
    await page.keyboard.press("Control+KeyK");
    await page.waitForSelector(".search-dialog[open]");
    await fill(page, "who killed al-Sahrawi");
    await results(page);
    for (const [width, scheme] of [[wide, "light"], [narrow, "dark"]]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await settle(page);
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      faults.push(...found.violations.map(({ id, help, nodes }) => `${lang} ${width}: ${id}: ${help}: ${nodes.map(({ target, html }) => `${target} ${html.slice(0, 100)}`).join(" | ")}`));
    }
    await page.context().close();
  }
  none(faults);
});

test("a letter is answered within a tenth of a second on a device four times slower", async (t) => {
  const page = await lab.open({ path: "en/search/" });
  await fill(page, "JNIM");
  await results(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times = await page.evaluate(async () => {
    const times = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const begun = performance.now();
      await globalThis.hashiya.search.find("JNIM");
      times.push(performance.now() - begun);
    }
    return times.sort((a, b) => a - b);
  });
  t.diagnostic(`${times.map((time) => time.toFixed(1))} ms`);
  none(times[2] < 100 ? [] : [`${times[2]} ms`]);
  await page.context().close();
});
