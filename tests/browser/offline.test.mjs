// Without a network: a site that has been visited can be read when its server is gone, another version is told, and a site that
// wants none of it clears away what there was.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { engine } from "./engines.mjs";
import { build, root, serving } from "./harness.mjs";

const folder = mkdtempSync(join(tmpdir(), "hashiya-offline-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const until = async (browser, question, ...args) => {
  for (let left = 300; left > 0; left -= 1) {
    const answered = await browser.run(question, ...args).catch(() => false);
    if (answered) return answered;
    await sleep(100);
  }
  throw new Error(`never: ${question}`);
};

/** Runs in the page: whether the worker has fetched all that it is to. */
const isKept = async (count) => {
  const names = await caches.keys();
  const entries = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  return navigator.serviceWorker.controller !== null && entries.length === 1 && entries[0] >= count;
};
const heading = () => document.querySelector("h1").textContent.trim();
const isStyled = () => getComputedStyle(document.body).marginBlockStart === "0px" && document.styleSheets[0]?.cssRules.length > 100;

for (const name of ["chromium", "firefox"]) {
  test(`${name}: a site can be read without its server, and says when there is news`, async () => {
    const project = join(folder, name);
    const out = join(project, "out");
    cpSync(join(root, "tests/sites/kitchen-sink"), project, { recursive: true });
    build(project, out);
    const { files } = JSON.parse(/^const kept = (.*);$/m.exec(readFileSync(join(out, "sw.js"), "utf8"))[1]);
    let served = await serving(out);
    const browser = await engine(name);
    const again = async () => (served = await serving(out, served.port));
    try {
      await browser.goto(served.url("en/"));
      await until(browser, isKept, files.length);
      served.close();
      for (const [path, expected] of [
        ["en/groups/jnim/index.html", /Nusrat/],
        ["ar/articles/small/", /مقال صغير/],
        ["en/network/2019/", /No connection/],
        ["ar/network/2019/", /تعذر الاتصال/],
      ]) {
        await browser.goto(served.url(path));
        assert.match(await until(browser, heading), expected);
        assert.ok(await until(browser, isStyled), path);
      }

      const group = join(project, "content/groups/jnim.yaml");
      writeFileSync(group, readFileSync(group, "utf8").replaceAll("Jama'at Nusrat", "Jamaat Nusrat"));
      build(project, out);
      await again();
      await browser.goto(served.url("en/groups/jnim/"));
      assert.match(await browser.run(heading), /Jama'at/);
      const news = () => document.querySelector(".news")?.textContent;
      assert.equal(await until(browser, news), "A newer version of this briefing has been published. Reload the page");
      await browser.click(".news a");
      await until(browser, () => /Jamaat/.test(document.querySelector("h1").textContent));
      assert.ok(!(await browser.run(() => document.querySelector(".news") !== null)));
      // The browser keeps an older copy of this page, which is not of the version that the worker is of now.
      await browser.goto(served.url("en/groups/"));
      assert.match(await until(browser, () => document.querySelector("main").textContent), /Jamaat/);

      const settings = join(project, "book.toml");
      writeFileSync(settings, `${readFileSync(settings, "utf8")}\n[files]\noffline = false\n`);
      build(project, out);
      await browser.goto(served.url("ar/"));
      await browser.run(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).then(() => true));
      await until(browser, async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0);
    } finally {
      await browser.close();
      served.close();
    }
  });
}
