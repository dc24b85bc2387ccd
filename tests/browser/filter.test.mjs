// The filter of an index finds what readers mean, however they spell it.
import { after, test } from "node:test";
import { none, settle, start } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

const entry = ".entry, li.note, .sources > li";
const visible = `:is(${entry}):visible`;

// Page, what is typed, the entry that must be found, or what its id is like; null where nothing may be.
const searches = [
  ["ar/groups/", "أنصار", "ansar-dine"],
  ["ar/groups/", "انصار", "ansar-dine"],
  ["ar/groups/", "الأنصار", "ansar-dine"],
  ["ar/groups/", "أَنْصَار", "ansar-dine"],
  ["ar/groups/", "والقاعدة", "al-qaeda"],
  ["ar/groups/", "بالقاعدة", "al-qaeda"],
  ["ar/groups/", "للقاعدة", "al-qaeda"],
  ["ar/groups/", "الماسينا", "katiba-macina"],
  ["ar/groups/", "ڤاغنر", "wagner-group"],
  ["ar/groups/", "فاغنر", "wagner-group"],
  ["ar/groups/", "المالی", "fama"],
  ["ar/groups/", "al-qaʿida", "al-qaeda"],
  ["ar/groups/", "وللقاعدة", "al-qaeda"],
  ["ar/groups/", "كمال", null],
  ["ar/groups/", "خزعبلات", null],
  ["en/groups/", "jamaat", "jnim"],
  ["en/groups/", "Jama‘at", "jnim"],
  ["en/groups/", "Jama‘a’t", "jnim"],
  ["en/groups/", "JNIM", "jnim"],
  ["en/groups/", "xyzzy", null],
  // Signs that come along when a name is copied, keyboards of neighbours, seats of hamza, dots below Latin letters.
  ["ar/groups/", "أن\u200Cصار", "ansar-dine"],
  ["ar/groups/", "\u200Fأنصار", "ansar-dine"],
  ["ar/groups/", "القاعدة\u06DA", "al-qaeda"],
  ["ar/groups/", "القاعدہ", "al-qaeda"],
  ["ar/groups/", "ﺃﻧﺼﺎﺭ", "ansar-dine"],
  ["ar/groups/", "al-Qa`ida", "al-qaeda"],
  ["ar/groups/", "اﻟﻘﺎﻋﺪة", "al-qaeda"],
  ["ar/groups/", "أنصار  الدين", "ansar-dine"],
  ["ar/places/", "الجزاي\u0654ر", "algeria"],
  ["en/groups/", "al\u2011Qaeda", "al-qaeda"],
  ["en/groups/", "Anṣār", "ansar-dine"],
  ["en/groups/", "Ans\u0323a\u0304r", "ansar-dine"],
  ["ar/actors/", "عبدالمالك", "abdelmalek-droukdel"],
  ["ar/actors/", "أبا الوليد", "adnan-abu-walid-al-sahrawi"],
  ["en/actors/", "Abdel Malek", "abdelmalek-droukdel"],
  ["ar/events/", "٢٠٢٣", "dialogue-announced"],
  ["ar/events/", "2023", "dialogue-announced"],
  // Sources by title and publisher; notes by their words.
  ["en/sources/", "jamestown", "jamestown"],
  ["ar/sources/", "JAMESTOWN", "jamestown"],
  ["ar/sources/", "خزعبلات", null],
  ["en/notes/", "Ransoms", /^_note-/],
  ["ar/notes/", "والصيادين", /^_note-/],
  ["ar/notes/", "خزعبلات", null],
];

test("spellings", async () => {
  const faults = [];
  const page = await lab.open({});
  for (const [path, typed, wanted] of searches) {
    const url = lab.url(path);
    if (page.url() !== url) await page.goto(url);
    await page.locator("form.filter input").fill(typed);
    await settle(page);
    const found = await page.locator(visible).evaluateAll((entries) => entries.map((entry) => entry.id));
    const has = wanted instanceof RegExp ? found.some((id) => wanted.test(id)) : found.includes(wanted);
    if (wanted ? !has : found.length) faults.push(`${path}: ${typed} finds ${found.join(", ") || "nothing"}`);
  }
  none(faults);
  await page.context().close();
});

test("what is offered narrows the list, hides what has nothing left, and says how much is shown", async () => {
  const faults = [];
  const page = await lab.open({});
  for (const path of ["en/sources/", "ar/notes/"]) {
    await page.goto(lab.url(path));
    const all = await page.locator(`:is(${entry})`).count();
    const offered = await page.locator("datalist option").evaluateAll((options) => options.map(({ value }) => value));
    if (offered.length < 3) faults.push(`${path}: ${offered.length} words are offered`);
    for (const word of offered.slice(0, 6)) {
      await page.locator("form.filter input").fill(word);
      await settle(page);
      const shown = await page.locator(visible).count();
      const said = (await page.locator("[role=status]").textContent()).match(/\d+/g)?.map(Number) ?? [];
      if (!shown || shown === all) faults.push(`${path}: ${word} shows ${shown} of ${all}`);
      if (said[0] !== shown || said[1] !== all) faults.push(`${path}: ${word}: it says ${said}, of ${all} there are ${shown}`);
      const bare = await page.locator("main section:visible").evaluateAll((sections, one) => sections.filter((section) => section.querySelector(one) && !section.querySelector(`:is(${one}):not([hidden])`)).length, entry);
      if (bare) faults.push(`${path}: ${word}: ${bare} sections are empty`);
    }
    await page.locator("form.filter input").fill("");
    if ((await page.locator(visible).count()) !== all) faults.push(`${path}: the list does not come back`);
    if (await page.locator("[role=status]").textContent()) faults.push(`${path}: it counts a whole list`);
  }
  none([...faults, ...page.trouble]);
  await page.context().close();
});

test("without a script the lists stand whole under headings, which links at the top lead to", async () => {
  const faults = [];
  const page = await lab.open({ js: false });
  for (const path of ["ar/sources/", "en/sources/", "ar/notes/", "en/notes/"]) {
    await page.goto(lab.url(path));
    if (await page.locator("form.filter").isVisible()) faults.push(`${path}: the filter is shown`);
    const targets = await page.locator(".jumps a").evaluateAll((links) => links.map((link) => link.hash));
    if (targets.length < 3) faults.push(`${path}: ${targets.length} links`);
    for (const target of targets) if ((await page.locator(`[id="${target.slice(1)}"]`).count()) !== 1) faults.push(`${path}: ${target} is not there once`);
  }
  none(faults);
  await page.context().close();
});
