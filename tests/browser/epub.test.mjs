// EPUBCheck, the checker of the W3C, finds neither an error nor a warning in the books; the briefings have every chapter.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { none, sink, site } from "./harness.mjs";

const jar = process.env.EPUBCHECK;

const check = (book) =>
  new Promise((resolve, reject) => {
    // A short run gains nothing by being compiled thoroughly.
    execFile("java", ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "--quiet", "--json", "-", book], { maxBuffer: 2 ** 26 }, (_, report) => {
      try {
        const { messages, publication } = JSON.parse(report);
        if (!publication?.ePubVersion) throw new Error(`${book} was not read`);
        resolve(messages);
      } catch (error) {
        reject(error);
      }
    });
  });

const grave = ["FATAL", "ERROR", "WARNING"];

test("every book of a briefing", async () => {
  for (const root of [site, sink]) {
    const books = ["ar", "en"].map((lang) => join(root, lang, "briefing.epub"));
    for (const messages of await Promise.all(books.map(check))) {
      none(messages.filter(({ severity }) => grave.includes(severity)).map(({ ID, message, locations }) => `${locations[0]?.path}:${locations[0]?.line} ${ID} ${message}`));
    }
  }
});
