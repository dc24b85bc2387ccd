// Site maps are as the protocol wants them, by a validator of others (Jing, which comes with EPUBCheck).
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { here, sink, site } from "./harness.mjs";

const libraries = join(dirname(process.env.EPUBCHECK), "lib", "*");
const folder = mkdtempSync(join(tmpdir(), "hashiya-sitemap-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What is wrong with some maps, one fault a line. */
const check = (...maps) =>
  new Promise((resolve, reject) => {
    const jing = ["-XX:TieredStopAtLevel=1", "-cp", libraries, "com.thaiopensource.relaxng.util.Driver", "-c", join(here, "sitemap.rnc")];
    execFile("java", [...jing, ...maps], (error, said, fault) => (error && !said ? reject(fault || error) : resolve(said)));
  });

test("the map of each site is as the protocol wants it, and another is refused", async () => {
  const maps = [site, sink].map((root) => join(root, "sitemap.xml"));
  assert.equal(await check(...maps), "");
  const sound = readFileSync(maps[1], "utf8");
  const broken = {
    address: sound.replace(/<loc>[^<]*<\/loc>/, "<loc>/en/</loc>"),
    element: sound.replace("</loc>", "</loc><title>x</title>"),
    language: sound.replace(/hreflang="[^"]*"/, 'hreflang="e n"'),
    place: sound.replace(/<loc>/, "<loc>https://example.org/</loc><loc>"),
  };
  const files = Object.entries(broken).map(([name, map]) => {
    writeFileSync(join(folder, `${name}.xml`), map);
    return join(folder, `${name}.xml`);
  });
  const said = await check(...files);
  for (const file of files) assert.ok(said.includes(`${file}:`), `${file} is taken for a site map`);
});
