// A profile leads on: what is asked most often is a step or three away, on a phone too.
import { after, test } from "node:test";
import { langs, narrow, none, profile, settle, start } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

const kinds = ["groups", "actors", "places", "events", "agreements"];

test("the parts of a profile stand in their order, and the links above lead to them", async () => {
  const faults = [];
  const page = await lab.open({ width: narrow });
  for (const path of langs.flatMap((lang) => kinds.map((kind) => profile(lang, kind)))) {
    await page.goto(lab.url(path));
    const parts = await page.evaluate(() => {
      const order = ["h1", ".lead", ".jumps", ".facts", "#_mentions", "#_account", "#_roles", "#_relations", "#_sources"];
      const found = order.map((part) => document.querySelector(`.profile ${part}`)).filter(Boolean);
      const below = (a, b) => b.compareDocumentPosition(a) === Node.DOCUMENT_POSITION_PRECEDING;
      const lost = [...document.querySelectorAll(".jumps a")].filter((link) => !document.querySelector(link.hash));
      const jumps = new Set([...document.querySelectorAll(".jumps a")].map((link) => link.hash.slice(1)));
      const unnamed = ["_account", "_roles", "_relations", "_timeline", "_sources"].filter((id) => document.getElementById(id) && !jumps.has(id));
      return { inOrder: found.slice(1).every((part, at) => below(found[at], part)), lost: lost.length, unnamed };
    });
    if (!parts.inOrder) faults.push(`${path}: the parts are out of order`);
    if (parts.lost) faults.push(`${path}: ${parts.lost} links lead nowhere`);
    if (parts.unnamed.length) faults.push(`${path}: no link to ${parts.unnamed}`);
  }
  none(faults);
  await page.context().close();
});

/** Whether an element is seen without scrolling. */
const seen = (locator) =>
  locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.top < innerHeight;
  });

test("who killed al-Sahrawi: from the group that he founded, in three steps", async () => {
  const page = await lab.open({ path: "en/groups/is-sahel/", width: narrow });
  await page.locator('.jumps a[href="#_relations"]').click();
  await page.locator("dl.relations a", { hasText: "Adnan" }).first().click();
  await page.waitForURL(/\/adnan-/);
  await page.locator('.jumps a[href="#_relations"]').click();
  await settle(page);
  const row = page.locator("dl.relations dt", { hasText: /killed by/i });
  none((await seen(row)) ? [] : ["the answer is not on the screen"]);
  await page.context().close();
});

for (const lang of langs) {
  test(`${lang}: where somebody is mentioned, in one step`, async () => {
    const page = await lab.open({ path: `${lang}/actors/amadou-koufa/`, width: narrow });
    await page.locator('.jumps a[href="#_mentions"]').click();
    await settle(page);
    none((await seen(page.locator(".passages li").first())) ? [] : ["no passage is on the screen"]);
    await page.context().close();
  });
}

test("of many passages in an article one is shown, and the others are links", async () => {
  const page = await lab.open({ path: "en/groups/jnim/" });
  const lists = await page.locator("ul.passages").evaluateAll((all) =>
    all.map((list) => ({ rows: list.children.length, links: list.querySelectorAll("a.passage-id").length })));
  none(lists.filter(({ rows, links }) => links > 6 && rows !== 2).map(({ rows, links }) => `${links} passages in ${rows} rows`));
  await page.context().close();
});
