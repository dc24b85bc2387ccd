// Without JavaScript, and from the disk: the same text, the same ways, and no control that does nothing.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { article, fileAt, glossary, narrow, none, site, settle, sorts, start, wide } from "./harness.mjs";
import { look } from "./look.mjs";

const lab = await start();
after(() => lab.close());

const text = (page) => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " ").trim());

/** Runs in the page: controls that can be seen, though only a script could serve them. */
const idle = () =>
  [...document.querySelectorAll(".js, button, input, select, textarea, form, [role=button], [popovertarget], [data-open]")]
    .filter((element) => element.checkVisibility())
    .map((element) => `${look.name(element)} can be seen, and does nothing`);

/** Runs in the page: the ways through the site. */
const ways = () =>
  [...document.querySelectorAll("nav a[href]")].map((link) => ({ href: link.href, seen: link.checkVisibility() && link.getClientRects().length > 0, name: look.name(link) }));

test("every page says the same without JavaScript, and shows no idle control", async () => {
  const [scripted, plain] = [await lab.open({ width: wide }), await lab.open({ width: wide, js: false })];
  const faults = [];
  for (const path of sorts({ all: true })) {
    await Promise.all([scripted.goto(lab.url(path)), plain.goto(lab.url(path))]);
    await settle(scripted);
    await look(plain);
    const [more, less] = [(await text(scripted)).length, (await text(plain)).length];
    if (less < 20 || Math.abs(more - less) > 0.05 * less + 200) faults.push(`${path} has ${less} characters, with JavaScript ${more}`);
    faults.push(...(await plain.evaluate(idle)).map((fault) => `${path} ${fault}`));
    faults.push(...plain.trouble.splice(0).map((fault) => `${path} ${fault}`));
  }
  none(faults);
  await Promise.all([scripted.context().close(), plain.context().close()]);
});

for (const width of [narrow, wide]) {
  test(`at ${width} px without JavaScript: every link of the navigation can be seen, and leads somewhere`, async () => {
    const page = await lab.open({ width, js: false });
    const faults = [];
    for (const path of sorts()) {
      await page.goto(lab.url(path));
      await look(page);
      // A menu that folds by itself may be folded.
      await page.evaluate(() => document.querySelectorAll("details:has(nav, ul)").forEach((details) => (details.open = true)));
      const links = await page.evaluate(ways);
      if (links.length === 0) faults.push(`${path} has no navigation`);
      for (const { href, seen, name } of links) {
        if (!seen) faults.push(`${path} ${name} to ${href} cannot be seen`);
        if (fileAt(href) === null) faults.push(`${path} ${name} leads to ${href}, where nothing is`);
      }
    }
    none(faults);
    await page.context().close();
  });
}

for (const js of [true, false]) {
  test(`from the disk${js ? "" : ", without JavaScript"}: styles and scripts load, and links lead on`, async () => {
    const page = await lab.open({ js });
    const faults = [];
    for (const path of ["", article("ar"), article("en", "parallel/"), glossary("ar")]) {
      await page.goto(pathToFileURL(join(site, path, "index.html")).href);
      await settle(page);
      const found = await page.evaluate(() => ({
        plain: getComputedStyle(document.body).fontFamily === "" || getComputedStyle(document.body).margin === "8px",
        sheets: document.styleSheets.length,
        links: [...document.querySelectorAll("nav a[href]")].map((link) => link.href.split("#")[0]),
        js: "js" in document.documentElement.dataset,
      }));
      if (found.sheets === 0 || found.plain) faults.push(`${path} has no styles`);
      if (found.js !== js) faults.push(`${path} ${js ? "runs no script" : "runs a script"}`);
      for (const href of found.links) if (!existsSync(new URL(href)) || href.endsWith("/")) faults.push(`${path} leads to ${href}`);
      // Browsers refuse to preload fonts from the disk, and load them all the same when a style asks for them.
      const isPreload = (fault) => /fonts\/[\w.-]+\.woff2/.test(fault) || fault.endsWith("net::ERR_FAILED");
      faults.push(...page.trouble.splice(0).filter((fault) => !isPreload(fault)).map((fault) => `${path} ${fault}`));
    }
    none(faults);
    await page.context().close();
  });
}
