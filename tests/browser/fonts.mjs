// A page never waits for its fonts; what measures letters must.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { published } from "./harness.mjs";

/** Makes a page of the site in `folder` wait for its fonts; afterwards `await arrived(page)`. */
export const waitForFonts = (page, folder) => {
  const sheet = published("css/hashiya.css", folder);
  return page.route(`**/${sheet}`, (route) => {
    const body = readFileSync(join(folder, sheet), "utf8").replace(/font-display: (optional|fallback)/g, "font-display: block");
    return route.fulfill({ contentType: "text/css", body });
  });
};

export const arrived = (page) => page.evaluate(() => document.fonts.ready.then(() => true));
