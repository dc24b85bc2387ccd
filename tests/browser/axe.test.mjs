// axe-core finds nothing to object to: all rules of WCAG 2.2 A and AA, and best practice.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { article, langs, narrow, none, settle, sink, sorts, start, wide } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const lab = await start();
const sinkLab = await start(sink);
after(() => Promise.all([lab.close(), sinkLab.close()]));

const all = { type: "tag", values: tags };
// The only rule that asks what colours there are: whatever else holds in the light holds in the dark.
const colours = { type: "rule", values: ["color-contrast"] };

/** What axe-core objects to in a part of the page, each with the elements it means. */
const violations = async (page, runOnly, part = "html") => {
  await page.evaluate(axe);
  const found = await page.evaluate(([within, only]) => globalThis.axe.run(within, { runOnly: only, resultTypes: ["violations"] }), [part, runOnly]);
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.length} times, ${nodes.slice(0, 2).map((node) => `${node.target} ${node.html.slice(0, 120)}`).join(" | ")}`,
  );
};

/** Faults under the circumstances that they were found in. */
const gather = () => {
  const found = new Map();
  const add = (faults, where) => faults.forEach((fault) => found.set(fault, [...(found.get(fault) ?? []), where]));
  const check = () => none([...found].map(([fault, where]) => `${fault} (${where.join("; ")})`));
  return { add, check };
};

const inBothSchemes = async (page, width, faults, part) => {
  for (const [scheme, runOnly] of [["light", all], ["dark", colours]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await settle(page);
    faults.add(await violations(page, runOnly, part), `${width} px, ${scheme}`);
  }
};

// What the briefing lacks: series and tags, and an article that says all that can be said of one.
const others = langs.flatMap((lang) => ["articles/small/", "series/readings/", "tags/", "tags/truce/", "actors/koufa/"].map((path) => `${lang}/${path}`));

for (const [from, path] of [...sorts().map((path) => [lab, path]), ...others.map((path) => [sinkLab, path])]) {
  test(`${from === lab ? "" : "golden site: "}${path || "/"}`, async () => {
    const page = await from.open({ path });
    const faults = gather();
    // One visit serves both widths and both colour schemes.
    for (const width of [wide, narrow]) {
      await page.setViewportSize({ width, height: 900 });
      await inBothSchemes(page, width, faults);
    }
    await page.context().close();
    faults.check();
  });
}

// Layers are judged while they are open; the page below them has been judged above.
const layers = {
  settings: async (page) => {
    await page.click('[popovertarget="_settings"]');
    return "#_settings:popover-open";
  },
  help: async (page) => {
    // By its key: on a narrow screen no button leads to the keys of a keyboard.
    await page.keyboard.press("Shift+Slash");
    return "#_help[open]";
  },
  "cite dialog": async (page) => {
    await page.focus(".paragraph button.cite");
    await page.keyboard.press("Enter");
    return "#_cite-dialog[open]";
  },
  "hover card": async (page) => {
    await page.locator("p.text a.mention").first().hover();
    return "#_card:popover-open";
  },
  "card of a source": async (page) => {
    await page.evaluate(() => document.querySelector(".notes details:has(.cite)").setAttribute("open", ""));
    await page.locator(".notes [open] .cite").first().click();
    return "#_card:popover-open";
  },
};

for (const lang of langs) {
  for (const [name, open] of Object.entries(layers)) {
    test(`${lang}: ${name} open`, async () => {
      const faults = gather();
      for (const width of name === "hover card" ? [wide] : [wide, narrow]) {
        const page = await lab.open({ path: article(lang), width });
        const layer = await open(page);
        await page.waitForSelector(layer);
        await inBothSchemes(page, width, faults, layer);
        await page.context().close();
      }
      faults.check();
    });
  }
}
