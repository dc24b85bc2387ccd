// Which file each character comes from: ours, and those with rare ones only where they stand.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { arrived, waitForFonts } from "./fonts.mjs";
import { build, launch, none, serving } from "./harness.mjs";

// Signs and letters that texts of the region have, and the file that each row needs beyond the common ones.
const rows = {
  common: { text: "نص عادي مُشَكَّل (٢٠٢٤)، ثم گاو وچاد وڤيتنام — plain text, naïve café.", files: [] },
  quran: { text: "﴿قُلۡ هُوَ ٱللَّهُ أَحَدٌ ۝١ ٱللَّهُ ٱلصَّمَدُ ۖ لَمۡ يَلِدۡۚ وَعَلَيۡهِمۡ ذَٰلِكَ ۗ بِهِۦ لَهُۥ﴾", files: ["naskh-quran-400", "naskh-ext-400"] },
  bold: { text: "**﴿لَمۡ يَلِدۡ ۖ﴾**", files: ["naskh-quran-700"] },
  honorifics: { text: "النبي ﷺ والله ﷻ ﷽ ومحمدؐ", files: ["naskh-ext-400", "naskh-quran-400"] },
  maghreb: { text: "ڨفصة وڥيلا وڭادير وڢاس وڧبلي", files: ["naskh-ext-400"] },
  persian: { text: "پاکستان چین ژاله گرگ یک ہے ھند ں ٹوپی ڈاک پہاڑ ۀ ۃ ۱۲۳", files: ["naskh-ext-400"] },
  neighbours: { text: "ټول ځای څنګه ډېر ړوند ږغ ښه ڼ ۍ ٻار ڀاءُ ٿر ٽي ٺر ڄم ڃ ڇو ڌي ڊپ ڍڳو ڏس ڦل ڪر ڱ ڳوٺ ڻ ۆ ێ ۇ ۈ ۋ ې ە", files: ["naskh-ext-400"] },
  african: { text: "Sɛgu Kɔlɔkani ɲɛ ŋa Ɛ Ɔ Ɲ Ŋ ɓ Ɓ ɗ Ɗ ƴ Ƴ ǝ Ǝ ɣ Ɣ ƙ Ƙ ɖ Ɖ ɩ Ɩ ʋ Ʋ ă Ă ḍ ḷ ṣ ṭ ẓ š ž ǧ Ḥ", files: ["serif-ext-400"] },
};

let folder, browser, served;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "hashiya-faces-"));
  mkdirSync(join(folder, "content/pages"), { recursive: true });
  mkdirSync(join(folder, "content/groups"), { recursive: true });
  writeFileSync(join(folder, "book.toml"), "");
  const text = (row) => `name: {ar: اسم ${row}, en: name ${row}}\nbody:\n  ar: |-\n    ${rows[row].text}\n  en: |-\n    ${rows[row].text}\n`;
  for (const row of Object.keys(rows)) writeFileSync(join(folder, `content/groups/${row}.yaml`), text(row));
  build(folder, join(folder, "public"));
  browser = await launch();
  served = await serving(join(folder, "public"));
});

after(async () => {
  await browser?.close();
  served?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The names of the fonts in which the body of a page is drawn that do not come from the site. */
async function foreign(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("DOM.enable");
  await client.send("CSS.enable");
  const { root } = await client.send("DOM.getDocument");
  // Of an element only the text near by is told.
  const { nodeIds } = await client.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: ".prose p, .prose p *" });
  const answers = await Promise.all(nodeIds.map((nodeId) => client.send("CSS.getPlatformFontsForNode", { nodeId })));
  const fonts = answers.flatMap((answer) => answer.fonts);
  assert.ok(fonts.length > 0);
  return fonts.filter((font) => !font.isCustomFont).map((font) => `${font.familyName} (${font.glyphCount})`);
}

test("every sign comes from a file of the site, and rare files are fetched for rare signs only", async () => {
  const faults = [];
  for (const [row, { files }] of Object.entries(rows))
    for (const lang of ["quran", "african"].includes(row) ? ["ar", "en"] : ["ar"]) {
      const page = await browser.newPage();
      await waitForFonts(page, join(folder, "public"));
      const fetched = new Set();
      page.on("request", (request) => fetched.add(/fonts\/([^.]+)\.\w+\.woff2/.exec(request.url())?.[1]));
      await page.goto(served.url(`${lang}/groups/${row}/`));
      await arrived(page);
      faults.push(...(await foreign(page)).map((font) => `${lang} ${row}: ${font}`));
      const rare = [...fetched].filter((file) => /-(ext|quran)-/.test(file ?? ""));
      faults.push(...files.filter((file) => !rare.includes(file)).map((file) => `${lang} ${row}: ${file} is not fetched`));
      faults.push(...rare.filter((file) => !files.includes(file)).map((file) => `${lang} ${row}: ${file} is fetched`));
      await page.close();
    }
  none(faults);
});
