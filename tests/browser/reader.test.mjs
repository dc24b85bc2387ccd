// What the site does for a reader who comes back, cites or compares: nothing is lost, and nothing flashes.
import { after, test } from "node:test";
import { waitForFonts } from "./fonts.mjs";
import { langs, narrow, none, settle, sink, start, until } from "./harness.mjs";
import { look } from "./look.mjs";

const lab = await start(sink);
after(() => lab.close());

/** The article of the golden site; `view` is "", or "parallel/". */
const article = (lang, view = "") => `${lang}/articles/small/${view}`;

// A window so small that each paragraph fills it.
const small = { width: narrow, height: 200 };

/** Notes what the page's root says before anything of the body can be painted. */
const witness = (context) =>
  context.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      globalThis.first = { ...document.documentElement.dataset };
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });

/** Chooses a radio of the settings. */
const choose = async (page, name, value) => {
  await page.click('[popovertarget="_settings"]');
  await page.locator(`#_settings input[name="${name}"][value="${value}"]`).check();
  await page.keyboard.press("Escape");
  await settle(page);
};

/** How light the page's ground is, from 0 to 1. */
const ground = async (page) => {
  await look(page);
  return page.evaluate(() => globalThis.look.luminance(globalThis.look.ground(document.body)));
};

const dataset = (page) => page.evaluate(() => ({ now: { ...document.documentElement.dataset }, first: globalThis.first ?? {} }));

for (const [theme, scheme] of [["dark", "light"], ["light", "dark"]]) {
  test(`the theme ${theme} is remembered where the system is ${scheme}, and does not flash`, async () => {
    const context = await lab.context({ scheme });
    await witness(context);
    const page = await lab.visit(context, article("ar"));
    const faults = [];
    const expect = async (when) => {
      const { now, first } = await dataset(page);
      const light = await ground(page);
      if (now.theme !== theme) faults.push(`${when}: data-theme is ${now.theme}`);
      if (theme === "dark" ? light > 0.3 : light < 0.6) faults.push(`${when}: the ground is ${light.toFixed(2)} light`);
      if (when !== "chosen" && first.theme !== theme) faults.push(`${when}: when the body begins, data-theme is ${first.theme}`);
    };
    await choose(page, "theme", theme);
    await expect("chosen");
    await page.reload();
    await expect("after a reload");
    if (!(await page.locator(`#_settings input[name="theme"][value="${theme}"]`).isChecked())) faults.push("after a reload the choice is not shown");
    await page.goto(lab.url("en/"));
    await expect("on another page");

    await choose(page, "theme", "system");
    for (const system of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: system });
      await page.reload();
      const light = await ground(page);
      if (system === "dark" ? light > 0.3 : light < 0.6) faults.push(`as the system: ${system}, but the ground is ${light.toFixed(2)} light`);
    }
    none([...faults, ...page.trouble]);
    await context.close();
  });
}

test("the size of text is remembered, and does not flash", async () => {
  const context = await lab.context();
  await witness(context);
  const page = await lab.visit(context, article("ar"));
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("p.text")).fontSize));
  const faults = [];
  const sizes = [];
  for (const value of ["1", "2", "3", "4"]) {
    await choose(page, "size", value);
    sizes.push(await size());
    await page.reload();
    const { now, first } = await dataset(page);
    // The second is how pages are without a choice, and needs no attribute.
    const wanted = value === "2" ? undefined : value;
    if (now.size !== wanted || first.size !== wanted) faults.push(`after a reload size ${value} is ${now.size}, and ${first.size} when the body begins`);
    if ((await size()) !== sizes.at(-1)) faults.push(`after a reload size ${value} is ${await size()} px, not ${sizes.at(-1)}`);
  }
  if (sizes.some((each, index) => index > 0 && each <= sizes[index - 1])) faults.push(`the sizes do not grow: ${sizes}`);
  none([...faults, ...page.trouble]);
  await context.close();
});

test("the layout of the parallel view is remembered, and does not flash", async () => {
  const context = await lab.context();
  await witness(context);
  const page = await lab.visit(context, article("ar", "parallel/"));
  const faults = [];
  const widths = () =>
    page.evaluate(() => {
      const width = (side) => document.querySelector(`.paragraph .side-${side}`).getBoundingClientRect().width;
      return { ar: width("ar"), en: width("en") };
    });
  const fits = {
    both: ({ ar, en }) => Math.abs(ar - en) < 0.1 * ar,
    ar: ({ ar, en }) => ar > 0 && en === 0,
    en: ({ ar, en }) => en > 0 && ar === 0,
    "ar-wide": ({ ar, en }) => en > 0 && ar > 1.2 * en,
    "en-wide": ({ ar, en }) => ar > 0 && en > 1.2 * ar,
  };
  for (const layout of ["ar", "en", "ar-wide", "en-wide", "both"]) {
    await page.locator(`.layout input[name="layout"][value="${layout}"]`).check();
    await settle(page);
    if (!fits[layout](await widths())) faults.push(`${layout}: ${JSON.stringify(await widths())}`);
    await page.reload();
    const { now, first } = await dataset(page);
    // `both` is what a page shows that says nothing.
    if ((now.layout ?? "both") !== layout || (first.layout ?? "both") !== layout) faults.push(`after a reload ${layout} is ${now.layout}, and ${first.layout} when the body begins`);
    if (!fits[layout](await widths())) faults.push(`${layout} after a reload: ${JSON.stringify(await widths())}`);
    if (!(await page.locator(`.layout input[name="layout"][value="${layout}"]`).isChecked())) faults.push(`after a reload ${layout} is not shown as chosen`);
  }
  none([...faults, ...page.trouble]);
  await context.close();
});

/** Scrolls until a paragraph begins just below the top of the window, as a reader does. */
const scrollTo = async (page, id) => {
  await page.evaluate((key) => document.getElementById(key).scrollIntoView({ block: "start", behavior: "instant" }), id);
  await settle(page);
};

const inView = (page, id) =>
  until(page, (key) => {
    const box = document.getElementById(key).getBoundingClientRect();
    return box.top > -60 && box.top < innerHeight / 2;
  }, id);

/** Puts the pointer on the first line of what a selector finds. */
const point = async (page, selector) => {
  await page.locator(selector).scrollIntoViewIfNeeded();
  const [x, y] = await page.evaluate((key) => {
    // Where the words begin: at the end of a short name lies the room around its sign.
    const element = document.querySelector(key);
    const box = element.getClientRects()[0];
    const isRtl = getComputedStyle(element).direction === "rtl";
    return [isRtl ? box.right - box.width / 4 : box.left + box.width / 4, box.top + box.height / 2];
  }, selector);
  await page.mouse.move(x, y);
};

for (const lang of langs) {
  const other = langs.find((each) => each !== lang);

  test(`${lang}: the link to the other language keeps the paragraph in view`, async () => {
    const page = await lab.open({ path: article(lang), ...small });
    const faults = [];
    for (const id of ["p02", "p03"]) {
      await page.goto(lab.url(article(lang)));
      await scrollTo(page, id);
      const link = page.locator(`nav.languages a[hreflang="${other}"]`);
      await link.focus();
      await scrollTo(page, id);
      // The keyboard, because the link may be far above what is in view.
      await Promise.all([page.waitForURL(`**/${article(other)}**`), page.keyboard.press("Enter")]);
      const { hash } = new URL(page.url());
      if (hash !== `#${id}`) faults.push(`from ${id} the link leads to ${hash || "the top"}`);
      else if (!(await inView(page, id))) faults.push(`${id} is not in view`);
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: a reader who comes back finds the paragraph last read`, async () => {
    const context = await lab.context(small);
    // With other fonts, lines are elsewhere.
    await waitForFonts(context, sink);
    const first = await lab.visit(context, article(lang));
    const faults = [];
    if (await first.locator("a.resume").isVisible()) faults.push("a reader who is here for the first time is led elsewhere");
    await first.mouse.wheel(0, 300);
    // The wheel turns some time after it is told to.
    await until(first, () => scrollY >= 300);
    await scrollTo(first, "p02");
    await until(first, () => Object.keys(localStorage).some((key) => key.startsWith("hashiya.") && localStorage[key] === "p02"));
    await first.reload();
    const kept = await inView(first, "p02");
    if (!kept && !(await first.locator('a.resume[href$="#p02"]').isVisible())) faults.push("a reload loses the paragraph");
    await first.close();

    const page = await lab.visit(context, article(lang));
    const link = page.locator("a.resume");
    await link.waitFor({ state: "visible", timeout: 2000 }).catch(() => {});
    if (!(await link.isVisible())) faults.push("no link to the paragraph last read");
    else {
      if (!(await link.getAttribute("href")).endsWith("#p02")) faults.push(`the link leads to ${await link.getAttribute("href")}, not #p02`);
      await link.click();
      if (!(await inView(page, "p02"))) faults.push("the link does not lead to p02");
    }
    const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith("hashiya.")));
    none([...faults, ...keys.map((key) => `stored as ${key}`), ...page.trouble]);
    await context.close();
  });

  test(`${lang}: a paragraph can be cited`, async () => {
    const page = await lab.open({ path: article(lang), permissions: ["clipboard-read", "clipboard-write"] });
    const faults = [];
    for (const id of ["p01", "p02"]) {
      await page.locator(`#${id} button.cite`).focus();
      await page.keyboard.press("Enter");
      const dialog = page.locator("#_cite-dialog");
      await dialog.waitFor({ state: "visible", timeout: 2000 });
      const blocks = await page.evaluate(() =>
        Object.fromEntries([...document.querySelectorAll("#_cite-dialog [data-cite]")].map((block) => [block.dataset.cite, { text: block.textContent, lang: block.closest("[lang]").lang }])));
      // Words lead to the page in their language, data to this page.
      const address = (on) => new RegExp(`https?://[^\\s/]+/briefing/${on}/articles/[^\\s"}]*#${id}(?![\\w-])`);
      for (const [name, on] of [["ar", "ar"], ["en", "en"], ["bibtex", lang], ["csl", lang]]) {
        const text = blocks[name]?.text ?? "";
        if (!text.trim()) faults.push(`${id}: nothing in ${name}`);
        else if (!address(on).test(text)) faults.push(`${id}: no absolute address of the paragraph in ${name}: ${text.slice(0, 160)}`);
      }
      if (!/\p{Script=Arabic}/u.test(blocks.ar?.text) || blocks.ar?.lang !== "ar") faults.push(`${id}: the Arabic citation is in ${blocks.ar?.lang}: ${blocks.ar?.text}`);
      if (blocks.en?.lang !== "en") faults.push(`${id}: the English citation is in ${blocks.en?.lang}`);
      if (!/^\s*@\w+\{[^,\s]+,[\s\S]*\}\s*$/.test(blocks.bibtex?.text)) faults.push(`${id}: no BibTeX: ${blocks.bibtex?.text}`);
      try {
        const csl = [JSON.parse(blocks.csl?.text)].flat()[0];
        if (!csl.id || !address(lang).test(csl.URL)) faults.push(`${id}: CSL-JSON without id or URL: ${blocks.csl.text}`);
      } catch (error) {
        faults.push(`${id}: no JSON: ${error.message}`);
      }
      for (const name of ["ar", "csl"]) {
        await page.locator(`#_cite-dialog [data-copy="${name}"]`).click();
        const copied = await until(page, () => navigator.clipboard.readText());
        if (copied.trim() !== blocks[name]?.text.trim()) faults.push(`${id}: what is copied from ${name} is: ${copied.slice(0, 80)}`);
      }
      await page.keyboard.press("Escape");
      if (await dialog.isVisible()) faults.push("Escape does not close the dialog");
      const back = await page.evaluate(() => document.activeElement.closest(".paragraph")?.id);
      if (back !== id) faults.push(`after ${id} the focus returns to ${back}`);
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: in the parallel view, what is pointed at lights up on the other side`, async () => {
    const page = await lab.open({ path: article(lang, "parallel/") });
    // What stands once on each side of a paragraph, so that the counterpart is beyond doubt.
    const pairs = await page.evaluate(() => {
      const found = [];
      for (const paragraph of document.querySelectorAll(".paragraph")) {
        const sides = ["ar", "en"].map((side) => paragraph.querySelector(`.side-${side}`));
        const add = (selector, sort) => {
          if (sides.every((side) => side.querySelectorAll(selector).length === 1)) found.push({ id: paragraph.id, selector, sort });
        };
        for (const anchor of sides[0].querySelectorAll(".anchor[data-note]")) add(`.anchor[data-note="${anchor.dataset.note}"]`, "anchor");
        for (const mention of sides[0].querySelectorAll(".mention")) add(`.mention[data-cards="${mention.dataset.cards}"]`, "mention");
      }
      return found;
    });
    const faults = [];
    for (const sort of ["anchor", "mention"]) {
      const some = pairs.filter((pair) => pair.sort === sort).slice(0, 4);
      if (some.length === 0) faults.push(`nothing to compare: no ${sort} on both sides`);
      for (const { id, selector } of some) {
        for (const [from, to] of [["ar", "en"], ["en", "ar"]]) {
          await point(page, `#${id} .side-${from} ${selector}`);
          const there = `#${id} .side-${to} ${selector}`;
          const lit = await until(page, (key) => document.querySelector(key).matches(".lit, .lit *") || document.querySelector(`${key} .lit`) !== null, there);
          if (!lit) faults.push(`${from} ${selector} in ${id} lights nothing in ${to}`);
          await page.mouse.move(1, 1);
          await until(page, () => !document.querySelector(".lit"));
          if (await page.evaluate(() => document.querySelector(".lit") !== null)) faults.push(`${selector} in ${id} stays lit`);
        }
      }
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}

for (const [lang, hidden] of [["ar", "ar"], ["en", "en"], ["en", "ar"]]) {
  test(`${lang}: with the column ${hidden} hidden, a note leads back to its sign in the other`, async () => {
    const page = await lab.open({ path: article(lang, "parallel/") });
    const other = hidden === "ar" ? "en" : "ar";
    await page.locator(`input[name="layout"][value="${other}"]`).check();
    const faults = [];
    const back = page.locator("#_note-1 .note-back");
    for (let times = 0; times < 2; times += 1) {
      // A sign closes a note that is open.
      if (!(await back.isVisible())) await page.locator(`#_ref-1-${other}`).click();
      await back.click();
      const there = await until(page, (id) => document.activeElement.id === id, `_ref-1-${other}`);
      if (!there) faults.push(`time ${times + 1}: the focus is on ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 60))}`);
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}

test("what is chosen for the screen does not go to the printer", async () => {
  const page = await lab.open({ path: article("en") });
  const measure = () => page.evaluate(() => [getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.querySelector(".note-number")).color]);
  await page.emulateMedia({ media: "print" });
  const plain = await measure();
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => {
    window.hashiya.choose("theme", "dark");
    window.hashiya.choose("size", "4");
  });
  const chosen = await measure();
  await page.emulateMedia({ media: "print" });
  const printed = await measure();
  const faults = plain.flatMap((value, at) => (printed[at] === value && chosen[at] !== value ? [] : [`${value}, on a dark large screen ${chosen[at]}, then in print ${printed[at]}`]));
  none([...faults, ...page.trouble]);
  await page.context().close();
});

test("a page that the reader comes back to has the last choice", async () => {
  const page = await lab.open({ path: "en/groups/" });
  await page.goto(lab.url(article("en")));
  await page.evaluate(() => window.hashiya.choose("theme", "dark"));
  await page.goBack();
  const state = () => page.evaluate(() => [document.documentElement.dataset.theme, document.querySelector('input[name="theme"]:checked')?.value].join());
  const shown = await until(page, () => document.documentElement.dataset.theme === "dark" && document.querySelector('input[name="theme"]:checked')?.value === "dark");
  none(shown ? page.trouble : [`the theme, and what is checked: ${await state()}`]);
  await page.context().close();
});
