// Old addresses lead on, and with them the place in the page that they name: served and from the disk, with a script and without.
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { none, sink, start } from "./harness.mjs";

const lab = await start(sink);
after(() => lab.close());

const roots = { served: lab.url(""), "from the disk": `${pathToFileURL(sink)}/` };

for (const [where, folder] of Object.entries(roots)) {
  for (const [js, from, to] of [
    [true, "en/articles/tiny/index.html#p02", "en/articles/small/index.html#p02"],
    [true, "ar/articles/tiny/parallel/index.html#p02", "ar/articles/small/parallel/index.html#p02"],
    [true, "en/actors/kouffa/index.html", "en/actors/koufa/index.html"],
    [false, "en/articles/tiny/index.html", "en/articles/small/index.html"],
  ]) {
    test(`${where}${js ? "" : ", without scripts"}: ${from} leads to ${to}`, async () => {
      const page = await lab.open({ js });
      await page.goto(folder + from, { waitUntil: "commit" });
      await page.waitForURL(folder + to);
      const isPreload = (fault) => /\.woff2/.test(fault) || fault.endsWith("net::ERR_FAILED");
      none(page.trouble.filter((fault) => !isPreload(fault)));
      await page.context().close();
    });
  }
}
