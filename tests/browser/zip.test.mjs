// The whole site as one file: unfolded in a folder of the reader's, it is read from the disk, and found through, without a server.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build, none, root, start } from "./harness.mjs";

const lab = await start();
const folder = mkdtempSync(join(tmpdir(), "hashiya zip-"));
after(() => {
  rmSync(folder, { recursive: true, force: true });
  return lab.close();
});

test("the site unfolds from its archive, and works from the disk", async () => {
  const [project, out] = [join(folder, "project"), join(folder, "out")];
  cpSync(join(root, "tests/sites/kitchen-sink"), project, { recursive: true });
  const settings = readFileSync(join(project, "book.toml"), "utf8");
  // Where the archive itself lies, its pages say by the address of the site.
  writeFileSync(join(project, "book.toml"), `base_url = "http://localhost/briefing/"\n${settings}\n[downloads]\nsite = true\n`);
  build(project, out);
  execFileSync("python3", ["-m", "zipfile", "-e", join(out, "briefing.zip"), folder]);
  const site = join(folder, "briefing");

  const faults = [];
  for (const file of readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"))) {
    for (const [, link] of readFileSync(join(site, file), "utf8").matchAll(/\s(?:href|src)="([^"#][^"]*)"/g)) {
      const target = new URL(link.replaceAll("&amp;", "&"), pathToFileURL(join(site, file)));
      if (target.protocol === "file:" && !existsSync(new URL(target.pathname, target))) faults.push(`${file}: ${link}`);
    }
  }
  none(faults);

  const page = await lab.open({ path: pathToFileURL(join(site, "index.html")).href });
  const isStyled = () => page.evaluate(() => document.styleSheets[0]?.href.endsWith(".css") && getComputedStyle(document.body).marginBlockStart === "0px");
  assert.ok(await isStyled());
  await page.locator("main a[href^='en/']").first().click();
  await page.waitForURL(/\/en\//);
  assert.ok(await isStyled());
  await page.click("header a[data-search]");
  await page.fill(".search-dialog input[name=q]", "jnim");
  const found = page.locator(".search-dialog .search-results > li a").first();
  await found.click();
  await page.waitForURL(/\/en\/groups\/jnim\//);
  assert.match(await page.locator("h1").textContent(), /Nusrat/);
  // Browsers refuse to preload fonts from the disk, and load them all the same when a style asks for them.
  none(page.trouble.filter((fault) => !/\.woff2/.test(fault) && !fault.endsWith("net::ERR_FAILED")));
  await page.context().close();
});
