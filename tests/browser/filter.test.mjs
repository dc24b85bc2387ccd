// The filter of an index finds what readers mean, however they spell it.
import { after, test } from "node:test";
import { none, settle, start } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

// Page, what is typed, the entry that must be found; null where nothing may be.
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
  ["ar/events/", "٢٠٢٣", "dialogue-announced"],
  ["ar/events/", "2023", "dialogue-announced"],
];

test("spellings", async () => {
  const faults = [];
  const page = await lab.open({});
  for (const [path, typed, wanted] of searches) {
    const url = lab.url(path);
    if (page.url() !== url) await page.goto(url);
    await page.locator("form.filter input").fill(typed);
    await settle(page);
    const found = await page.locator(".entry:visible").evaluateAll((entries) => entries.map((entry) => entry.id));
    if (wanted ? !found.includes(wanted) : found.length) faults.push(`${path}: ${typed} finds ${found.join(", ") || "nothing"}`);
  }
  none(faults);
  await page.context().close();
});
