// Whoever comes to a landing page sees both languages, and the article, before anything is scrolled; and one index.
// Heads of articles, series and tags stand whole at every width and lead to each other.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { langs, medium, narrow, none, settle, sink, start, wide } from "./harness.mjs";
import { ask } from "./look.mjs";

const lab = await start();
const sinkLab = await start(sink);
after(() => Promise.all([lab.close(), sinkLab.close()]));

/** The links of the page whose boxes lie whole in the window: where each leads, and in which language its words are. */
const inWindow = (page) =>
  page.locator("a:visible").evaluateAll((links) =>
    links
      .filter((link) => {
        const box = link.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
      })
      .map((link) => ({ to: new URL(link.href).pathname.replace(/^\/briefing\/|index\.html$/g, ""), lang: link.closest("[lang]").lang, words: link.textContent.trim() })),
  );

/** What is missing of links that lead from the first screen to an address, in words of its language. */
const missing = (links, wanted) =>
  wanted.filter(({ to, lang, words }) => !links.some((link) => to.test(link.to) && link.lang === lang && (!words || link.words === words)));

const named = ({ to, lang, words }) => `no link in ${lang} to ${to}: ${words ?? "any words"}`;

const titles = { ar: "حاشية على هدنة مالي", en: "The Mali Truce, Annotated" };
const names = { ar: "العربية", en: "English" };
const language = (lang) => ({ to: new RegExp(`^${lang}/$`), lang, words: names[lang] });
const briefing = (lang) => ({ to: new RegExp(`^${lang}/$`), lang, words: titles[lang] });
const article = (lang) => ({ to: new RegExp(`^${lang}/articles/[^/]+/$`), lang, words: null });

const wanted = {
  "": langs.flatMap((lang) => [language(lang), briefing(lang), article(lang)]),
  "ar/": [language("ar"), language("en"), briefing("en"), article("ar")],
  "en/": [language("ar"), language("en"), briefing("ar"), article("en")],
};

for (const [path, links] of Object.entries(wanted)) {
  test(`/${path} on the first screen of a phone: both languages, and the article by its title`, async () => {
    const page = await lab.open({ path, width: narrow, height: 844 });
    await settle(page);
    const seen = await inWindow(page);
    const faults = missing(seen, links).map(named);
    // The title of the article is the way to it, not only a button.
    const heads = await page.locator(".entrance-title a, .entrance h2 a").evaluateAll((all) => all.map((link) => link.getBoundingClientRect().bottom));
    if (heads.length !== (path === "" ? 2 : 1)) faults.push(`${heads.length} titles of articles`);
    faults.push(...heads.filter((bottom) => bottom > 844).map((bottom) => `the title of the article ends at ${bottom}`));
    none(faults);
    await page.context().close();
  });

  test(`/${path} has one index: a link to each list, and no second one`, async () => {
    const page = await lab.open({ path });
    const hrefs = await page.locator("a").evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
    const lists = hrefs.filter((href) => /\/(groups|actors|places|events|agreements|timeline|map|network|notes|sources|about)\/index\.html$/.test(href));
    const twice = lists.filter((href, at) => lists.indexOf(href) !== at);
    none([...twice.map((href) => `${href} twice`), ...(lists.length === (path === "" ? 22 : 11) ? [] : [`${lists.length} links to lists`])]);
    await page.context().close();
  });
}

for (const lang of langs) {
  test(`${lang}: a change that a reader has not seen is marked until the visit ends`, async () => {
    const words = { ar: "جديد منذ زيارتك الأخيرة", en: "New since your last visit" }[lang];
    const context = await sinkLab.context();
    const marks = async (page) => {
      await page.goto(sinkLab.url(`${lang}/`));
      await settle(page);
      return page.locator("[data-change] mark").allTextContents();
    };
    const first = await sinkLab.visit(context);
    assert.deepEqual(await marks(first), [], "nothing is new to who comes for the first time");
    const kept = await first.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("hashiya.changes")));
    assert.deepEqual(kept, ["hashiya.changes /briefing/"], "another briefing on this host has its own");
    await first.evaluate(() => {
      const name = Object.keys(localStorage).find((key) => key.startsWith("hashiya.changes"));
      const seen = localStorage.getItem(name).split(" ");
      localStorage.setItem(name, seen.slice(1).join(" "));
    });
    assert.deepEqual(await marks(first), [], "a visit has one beginning");
    await first.evaluate(() => {
      const name = Object.keys(localStorage).find((key) => key.startsWith("hashiya.changes"));
      localStorage.setItem(name, localStorage.getItem(name).split(" ").slice(1).join(" "));
    });
    const second = await sinkLab.visit(context);
    assert.deepEqual(await marks(second), [words]);
    assert.deepEqual(await marks(second), [words]);
    none([...first.trouble, ...second.trouble]);
    await context.close();
  });
}

const collections = ["", "articles/small/", "articles/small/parallel/", "series/readings/", "tags/", "tags/truce/", "actors/koufa/"];

for (const width of [320, narrow, medium, wide]) {
  test(`at ${width} px: authors, dates, series and tags lose no text and do not meet`, async () => {
    const faults = [];
    const page = await sinkLab.open({ width });
    for (const path of ["", ...langs.flatMap((lang) => collections.map((path) => `${lang}/${path}`))]) {
      await page.goto(sinkLab.url(path));
      await settle(page);
      const found = await ask(page, "overflow", "lost", "overlaps");
      faults.push(...[...found, ...page.trouble.splice(0)].map((fault) => `${path || "/"} ${fault}`));
    }
    await page.context().close();
    none(faults);
  });
}

for (const lang of langs) {
  test(`${lang}: an article leads to its author, series and tags, and each of them back`, async () => {
    const faults = [];
    const page = await sinkLab.open({ path: `${lang}/articles/small/` });
    for (const [way, back] of [[".origin a[href*='actors/']", "#_written ~ .listing h3 a"], [".origin a[href*='series/']", ".listing h3 a"], [".tags a[href*='truce']", ".listing h3 a"]]) {
      await page.goto(sinkLab.url(`${lang}/articles/small/`));
      await page.click(way);
      await page.waitForURL((url) => !url.pathname.includes("/articles/"));
      const heading = await page.textContent("h1");
      if (!heading.trim()) faults.push(`${way} leads to a page without a heading`);
      await page.click(back);
      await page.waitForURL(`**/${lang}/articles/small/index.html`);
    }
    await page.context().close();
    none(faults);
  });
}
