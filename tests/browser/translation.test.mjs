// One paragraph: in the other language, where it stands; and its link, to hand on.
import { after, test } from "node:test";
import { article, dirs, langs, narrow, none, settle, start, until, wide } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

const other = { ar: "en", en: "ar" };

/** A paragraph that has both languages, signs of notes, and links. */
const rich = (page) =>
  page.evaluate(() => [...document.querySelectorAll(".paragraph")].find((each) => each.querySelector(".translate") && each.querySelector(".note-ref") && each.querySelector("a.mention")).id);

/** Runs in the page: what is shown of a paragraph. */
const state = (id) => {
  const paragraph = document.getElementById(id);
  const copy = paragraph.querySelector(".translation");
  const link = paragraph.querySelector(".translate");
  const all = [...document.querySelectorAll("[id]")].map((each) => each.id);
  return {
    expanded: link.getAttribute("aria-expanded"),
    lang: copy?.querySelector("[lang]").lang,
    dir: copy && getComputedStyle(copy.querySelector("[lang]")).direction,
    words: copy?.textContent.trim().length ?? 0,
    signs: copy?.querySelectorAll(".note-ref, [data-note]").length ?? 0,
    beside: copy ? [...copy.querySelectorAll("a[href]")].filter((each) => !new URL(each.href).pathname.includes(`/${copy.querySelector("[lang]").lang}/`)).map((each) => each.href) : [],
    twice: all.filter((each, at) => all.indexOf(each) !== at),
    top: link.getBoundingClientRect().top,
    history: history.length,
    focus: document.activeElement === link,
    path: location.pathname,
  };
};

for (const lang of langs) {
  for (const width of [narrow, wide]) {
    test(`${lang} at ${width} px: a paragraph opens in the other language where it stands, and closes`, async () => {
      const page = await lab.open({ path: article(lang), width });
      const id = await rich(page);
      const link = page.locator(`#${id} .translate`);
      await page.locator(`#${id} .text`).first().hover();
      const before = await page.evaluate(state, id);
      await link.click();
      await until(page, (key) => document.querySelector(`#${key} .translation`), id);
      const open = await page.evaluate(state, id);
      const faults = [];
      const want = { expanded: "true", lang: other[lang], dir: dirs[other[lang]], signs: 0, history: before.history, path: before.path };
      for (const [key, value] of Object.entries(want)) if (open[key] !== value) faults.push(`open: ${key} is ${open[key]}, not ${value}`);
      if (open.words < 40) faults.push(`it has ${open.words} characters`);
      if (Math.abs(open.top - before.top) > 0.5) faults.push(`its link moves by ${open.top - before.top} px`);
      faults.push(...open.beside.map((href) => `${href} leads out of the language`), ...open.twice.map((each) => `the id ${each} stands twice`));
      await link.click();
      await until(page, (key) => !document.querySelector(`#${key} .translation`), id);
      const shut = await page.evaluate(state, id);
      if (shut.expanded !== "false" || shut.words) faults.push("the second tap does not close it");
      none([...faults, ...page.trouble]);
      await page.context().close();
    });
  }

  test(`${lang}: by keys a translation opens and closes, and the focus stays`, async () => {
    const page = await lab.open({ path: article(lang), width: wide });
    const id = await rich(page);
    const faults = [];
    await page.locator(`#${id} .translate`).focus();
    for (const [key, wanted] of [["Enter", "true"], ["Space", "false"], ["Space", "true"]]) {
      await page.keyboard.press(key);
      await until(page, ([at, value]) => document.querySelector(`#${at} .translate`).getAttribute("aria-expanded") === value, [id, wanted]);
      const { focus, words } = await page.evaluate(state, id);
      if (!focus) faults.push(`${key}: the focus is lost`);
      if (words > 0 !== (wanted === "true")) faults.push(`${key}: ${words} characters are shown`);
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: where the page of the other language does not come, its link leads there`, async () => {
    const page = await lab.open({ path: article(lang), width: narrow });
    const id = await rich(page);
    await page.route(`**/${article(other[lang])}**`, (route) => (route.request().resourceType() === "fetch" ? route.abort() : route.continue()));
    await page.locator(`#${id} .translate`).click();
    await page.waitForURL(`**/${article(other[lang])}**`);
    const { lang: now, target } = await page.evaluate(() => ({ lang: document.documentElement.lang, target: document.querySelector(":target")?.id }));
    none(now === other[lang] && target === id ? [] : [`it leads to ${target} in ${now}`]);
    await page.context().close();
  });

  test(`${lang}: without JavaScript the link leads to the same paragraph in the other language`, async () => {
    const page = await lab.open({ path: article(lang), width: narrow, js: false });
    const id = await rich(page);
    await page.locator(`#${id} .translate`).click();
    await page.waitForURL(`**/${article(other[lang])}**#${id}`);
    await page.context().close();
  });

  test(`${lang}: a paragraph is shared in two taps`, async () => {
    const page = await lab.open({ path: article(lang), width: narrow });
    const faults = [];
    await page.evaluate(() => {
      window.handed = [];
      Object.defineProperty(navigator, "share", { value: async (data) => window.handed.push(data.url) });
      Object.defineProperty(navigator.clipboard, "writeText", { value: async (text) => window.handed.push(text) });
    });
    const id = await rich(page);
    for (const how of ["copy", "send"]) {
      await page.locator(`#${id} button.cite`).click();
      const button = page.locator(`[data-share="${how}"]`);
      if (await button.isVisible()) await button.click();
      else faults.push(`there is no button for ${how}`);
      await page.keyboard.press("Escape");
    }
    const want = await page.evaluate((key) => `${document.querySelector("link[rel=canonical]").href}#${key}`, id);
    const got = await page.evaluate(() => window.handed);
    if (got.length !== 2 || got.some((url) => url !== want)) faults.push(`${got} is handed on, not ${want}`);
    await settle(page);
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}
