// Six pages look as they did when somebody last looked: against the pictures in `references/`.
// `UPDATE=1 tests/browser/run pictures.test.mjs` takes them anew; look at them before you commit them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { article, glossary, here, narrow, output, profile, settle, start, wide } from "./harness.mjs";

const references = join(here, "references");
const views = {
  "landing-1280-light": { path: "", width: wide, scheme: "light" },
  "article-ar-1280-light": { path: article("ar"), width: wide, scheme: "light" },
  "article-en-390-dark": { path: article("en"), width: narrow, scheme: "dark" },
  "parallel-ar-1280-dark": { path: article("ar", "parallel/"), width: wide, scheme: "dark" },
  "group-ar-390-light": { path: profile("ar"), width: narrow, scheme: "light" },
  "glossary-ar-1280-light": { path: glossary("ar"), width: wide, scheme: "light" },
};

// Edges of letters differ a little from one machine to another; a line that has moved differs by far more.
const tolerance = 0.01;

const lab = await start();
after(() => lab.close());

const take = async ({ path, ...options }) => {
  const context = await lab.context({ ...options, reducedMotion: "reduce" });
  // A page does not wait for its fonts; a picture must.
  await context.route("**/*.css", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll("font-display: optional", "font-display: block") });
  });
  const page = await lab.visit(context, path);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await settle(page);
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  await context.close();
  return PNG.sync.read(picture);
};

const write = (folder, name, picture) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), PNG.sync.write(picture));
};

for (const [name, view] of Object.entries(views)) {
  test(name, async (t) => {
    const actual = await take(view);
    const path = join(references, `${name}.png`);
    if (process.env.UPDATE) return write(references, name, actual);
    if (!existsSync(path)) {
      write(output, `${name}-actual`, actual);
      throw new Error(`there is no reference: UPDATE=1 tests/browser/run pictures.test.mjs takes it`);
    }
    const wanted = PNG.sync.read(readFileSync(path));
    const { width, height } = wanted;
    if (actual.width !== width || actual.height !== height) throw new Error(`${actual.width} × ${actual.height}, not ${width} × ${height}`);
    const difference = new PNG({ width, height });
    const differing = pixelmatch(wanted.data, actual.data, difference.data, width, height, { threshold: 0.2 });
    t.diagnostic(`${differing} of ${width * height} pixels differ`);
    if (differing > tolerance * width * height) {
      write(output, `${name}-actual`, actual);
      write(output, `${name}-difference`, difference);
      throw new Error(`${differing} pixels differ: see ${name}-difference.png in tests/browser/output`);
    }
    return undefined;
  });
}
