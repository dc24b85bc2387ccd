// The Nu HTML Checker finds no error in any page, nor in any style sheet.
import { execFile } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { none, root, sink, site } from "./harness.mjs";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

// What browsers support and the checker does not know yet: what it says, and what must stand just before the place it means.
const unknown = [
  // CSS Containment Module Level 3: two columns where their container has room.
  { says: /“container|@container/, about: /container/ },
  // WAI-ARIA: on a phone the rows of a table are boxes, and some browsers then no longer take them for a table.
  { says: /“role” attribute must not be used on an? “t(able|head|body|r|h|d)” element/, about: /role="(table|rowgroup|row|columnheader|rowheader|cell)"/ },
  // CSS Writing Modes Level 4: a name of the other language in a label of a picture.
  { says: /Bad value “isolate” for attribute “unicode-bidi”/, about: /unicode-bidi="isolate"/ },
];

const check = (...parameters) =>
  new Promise((resolve, reject) => {
    execFile("java", ["-Xss8m", "-jar", jar, "--format", "json", "--exit-zero-always", ...parameters], { maxBuffer: 2 ** 27 }, (error, _, report) => {
      if (error) reject(error);
      else resolve(JSON.parse(report).messages);
    });
  });

const file = ({ url }) => fileURLToPath(url);

const place = (each) =>
  each.url ? `${relative(root, file(each))}:${each.lastLine ?? 0} ${(each.extract ?? "").replace(/\s+/g, " ").slice(0, 100)}` : "";

const lines = new Map();
const lineOf = (each) => {
  if (!lines.has(each.url)) lines.set(each.url, readFileSync(file(each), "utf8").split("\n"));
  return lines.get(each.url)[each.lastLine - 1] ?? "";
};

const met = new Set();

const isKnownBetter = (each) => {
  const near = lineOf(each).slice(Math.max(0, each.lastColumn - 160), each.lastColumn + 40);
  const known = unknown.find(({ says, about }) => says.test(each.message) && about.test(near));
  if (known) met.add(known);
  return known !== undefined;
};

const judge = (messages, t) => {
  for (const each of messages.filter(({ subType }) => subType === "warning")) t.diagnostic(`${place(each)}: ${each.message}`);
  none(messages.filter(({ type }) => type !== "info").filter((each) => !isKnownBetter(each)).map((each) => `${place(each)}: ${each.message}`));
};

test("every page", async (t) => judge(await check("--skip-non-html", site, sink), t));

test("every style sheet", async (t) => {
  const sheets = readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".css"));
  if (sheets.length === 0) throw new Error("the site has no style sheet");
  judge(await check("--css", ...sheets.map((path) => join(site, path))), t);
  none(unknown.filter((each) => !met.has(each)).map(({ says }) => `the checker says ${says} no more: take it from the list`));
});
