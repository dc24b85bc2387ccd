// axe-core finds nothing to object to: all rules of WCAG 2.2 A and AA, and best practice.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { article, langs, narrow, none, settle, sorts, start, wide } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const lab = await start();
after(() => lab.close());

/** What axe-core objects to, each with the elements it means. */
const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    tags,
  );
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

for (const path of sorts()) {
  test(`${path || "/"}`, async () => {
    const page = await lab.open({ path });
    const faults = gather();
    // One visit serves both widths and both colour schemes.
    for (const width of [wide, narrow]) {
      await page.setViewportSize({ width, height: 900 });
      for (const scheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: scheme });
        await settle(page);
        faults.add(await violations(page), `${width} px, ${scheme}`);
      }
    }
    await page.context().close();
    faults.check();
  });
}

// Layers are judged while they are open.
const layers = {
  settings: async (page) => {
    await page.click('[popovertarget="_settings"]');
    await page.waitForSelector("#_settings:popover-open");
  },
  help: async (page) => {
    // By its key: on a narrow screen no button leads to the keys of a keyboard.
    await page.keyboard.press("Shift+Slash");
    await page.waitForSelector("#_help[open]");
  },
  "cite dialog": async (page) => {
    await page.focus(".paragraph button.cite");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#_cite-dialog[open]");
  },
  "hover card": async (page) => {
    await page.locator("p.text a.mention").first().hover();
    await page.waitForSelector("#_card:popover-open");
  },
  "card of a source": async (page) => {
    await page.evaluate(() => document.querySelector(".notes details:has(.cite)").setAttribute("open", ""));
    await page.locator(".notes [open] .cite").first().click();
    await page.waitForSelector("#_card:popover-open");
  },
};

for (const lang of langs) {
  for (const [name, open] of Object.entries(layers)) {
    test(`${lang}: ${name} open`, async () => {
      const faults = gather();
      for (const width of name === "hover card" ? [wide] : [wide, narrow]) {
        for (const scheme of ["light", "dark"]) {
          const page = await lab.open({ path: article(lang), width, scheme });
          await open(page);
          await settle(page);
          faults.add(await violations(page), `${width} px, ${scheme}`);
          await page.context().close();
        }
      }
      faults.check();
    });
  }
}
