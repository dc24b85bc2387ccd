// What all browser tests share: a server for the built site, the browser, the pages of the site, and a watch over what goes
// wrong while a page is open. The site comes from `run`, by the variable SITE; beside it SINK is the
// golden site `kitchen-sink`, for tests that are not about the briefing: its texts do not change when an editor writes.
import { AssertionError } from "node:assert";
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
export const output = join(here, "output");
export const site = process.env.SITE ?? "";
export const sink = process.env.SINK ?? "";
if (!existsSync(join(site, "index.html"))) throw new Error("SITE names no built site: start the tests by tests/browser/run");

// The site never lies at the root of its host here: a link that begins with a slash misses.
export const base = "/briefing/";
export const langs = ["ar", "en"];
export const dirs = { ar: "rtl", en: "ltr" };

// A phone, a tablet, a laptop; notes stand in the margin from 1200 px on.
export const narrow = 390;
export const medium = 768;
export const wide = 1280;

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** Whether files of this name gain by compression. */
export const isText = (path) => ![".woff2", ".png", ".ico"].includes(extname(path));

const html = (path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

/** The file of a site at an address, or null. */
export const fileAt = (url, folder = site) => {
  const path = decodeURIComponent(new URL(url).pathname);
  if (!path.startsWith(base)) return null;
  const file = normalize(join(folder, html(path.slice(base.length))));
  if (!file.startsWith(folder + sep)) return null;
  return existsSync(file) && statSync(file).isFile() ? file : null;
};

const answer = (folder, request, response) => {
  // Browsers ask the root of a host for an icon, and what lies there is not the site's.
  if (request.url === "/favicon.ico") return response.writeHead(204).end();
  const file = fileAt(`http://localhost${request.url}`, folder);
  const shown = file ?? join(folder, "404.html");
  const head = { "content-type": types[extname(shown)] ?? "application/octet-stream", "cache-control": "max-age=600" };
  if (isText(shown) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    response.writeHead(file ? 200 : 404, { ...head, "content-encoding": "gzip" });
    return response.end(gzipSync(readFileSync(shown)));
  }
  response.writeHead(file ? 200 : 404, head);
  return createReadStream(shown).pipe(response);
};

const serve = (folder, port = 0) =>
  new Promise((resolve) => {
    const server = createServer((request, response) => answer(folder, request, response));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });

/** Everything that a page must not do, as it happens: the list grows while the page lives. */
const watch = (page, origin) => {
  const trouble = [];
  page.on("console", (message) => {
    // A violated Content-Security-Policy is an error of the console too.
    if (message.text().startsWith("Service Worker registration blocked")) return;
    if (["error", "warning"].includes(message.type())) trouble.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:", "file:"].includes(url.protocol)) trouble.push(`another host: ${url}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What is still on its way when a test leaves the page is broken off, not failed.
    if (reason !== "net::ERR_ABORTED") trouble.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`);
  });
  return trouble;
};

/** Run in a page: whether all of it is laid out, which `early.js` does in steps. */
export const isLaidOut = () => !("early" in document.documentElement.dataset);

/** Chromium. A busy machine may fail to start it in time, which says nothing of the site: it is asked again. */
export const launch = async (tries = 3) => {
  try {
    return await chromium.launch({
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  } catch (fault) {
    if (tries === 1) throw fault;
    return launch(tries - 1);
  }
};

/** Builds the project in a folder with the program that is tested. */
export const build = (folder, out) =>
  execFileSync(process.env.HASHIYA, ["build", "--root", folder, "--out", out], { stdio: "pipe" });

/** A site that is served, for browsers that are steered in another way. */
export const serving = async (folder = site, port = 0) => {
  const server = await serve(folder, port);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: (path) => new URL(path, origin + base).href, port: server.address().port, close };
};

/**
 * A browser on a site, which is served.
 *
 * `open` gives a page in a context of its own, so nothing is remembered from one to the next; its `trouble` lists what went
 * wrong. `path` is relative to the site. What else it takes is an option of a browser context.
 */
export const start = async (folder = site) => {
  const server = await serve(folder);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await launch();
  const url = (path) => new URL(path, origin + base).href;
  const context = async ({ width = wide, height = width <= narrow ? 844 : 900, scheme = "light", js = true, ...options } = {}) => {
    const made = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      javaScriptEnabled: js,
      // A worker would answer requests before a test sees them.
      serviceWorkers: "block",
      ...options,
    });
    made.scripted = js;
    return made;
  };
  const visit = async (within, path) => {
    const page = await within.newPage();
    // A busy machine is slow, not wrong.
    page.setDefaultTimeout(30_000);
    page.trouble = watch(page, origin);
    page.scripted = within.scripted;
    const goto = page.goto.bind(page);
    page.goto = async (...options) => {
      const response = await goto(...options);
      if (page.scripted) await page.waitForFunction(isLaidOut);
      return response;
    };
    if (path !== undefined) await page.goto(path.startsWith("file:") ? path : url(path));
    return page;
  };
  const open = async ({ path, ...options }) => visit(await context(options), path);
  const close = async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  };
  return { browser, origin, url, context, visit, open, close };
};

/** The addresses of all pages, relative to the site: `ar/groups/jnim/`. */
export const pages = () =>
  readdirSync(site, { recursive: true })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.replace(/(^|\/)index\.html$/, "$1"))
    .sort();

export const langOf = (path) => (path.startsWith("en/") ? "en" : "ar");

const size = (path) => statSync(join(site, html(path))).size;

// `ar/groups/jnim/` has the shape `ar/groups/*/`: pages of one shape come from one template.
const shape = (path) => path.replace(/^(ar|en)\/(\w+)\/[^/]+\//, "$1/$2/*/");

/**
 * A page of each sort: the fullest of those whose addresses have the same shape.
 * `all` has a profile and an index of every kind; without it, the kinds stand in for each other.
 */
export const sorts = ({ all = false } = {}) => {
  const kinds = new Set(pages().map(shape).filter((path) => /^ar\/\w+\/\*\/$/.test(path)).map((path) => path.split("/")[1]));
  kinds.delete("articles");
  const sort = (path) => {
    const parts = shape(path).split("/");
    if (!all && kinds.has(parts[1])) parts[1] = "*";
    return parts.join("/");
  };
  const fullest = new Map();
  for (const path of pages()) {
    const found = fullest.get(sort(path));
    if (found === undefined || size(path) > size(found)) fullest.set(sort(path), path);
  }
  return [...fullest.values()].sort();
};

/** The path of a file of the theme in a folder: in its name stands a hash of what it holds. */
export const published = (name, folder = site) => {
  const [, stem, extension] = /^(.*)(\.\w+)$/.exec(name);
  const isIt = (file) => file.startsWith(`${basename(stem)}.`) && file.endsWith(extension) && file.length === basename(name).length + 9;
  const found = readdirSync(join(folder, dirname(name))).filter(isIt);
  if (found.length !== 1) throw new Error(`${name} is published as ${found}`);
  return join(dirname(name), found[0]);
};

const only = (pattern) => pages().find((path) => pattern.test(path));

/** The article in one language; `view` is "", or "parallel/". */
export const article = (lang, view = "") => {
  const path = only(new RegExp(`^${lang}/articles/[^/]+/$`));
  if (path === undefined) throw new Error(`the site has no article in ${lang}`);
  return path + view;
};

/** The fullest profile of a kind. */
export const profile = (lang, kind = "groups") =>
  pages()
    .filter((path) => new RegExp(`^${lang}/${kind}/[^/]+/$`).test(path))
    .reduce((a, b) => (size(a) >= size(b) ? a : b));

/** The glossary of a language, or the index of groups where there is none. */
export const glossary = (lang) => only(new RegExp(`^${lang}/glossary/$`)) ?? `${lang}/groups/`;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Waits until layout has settled, and what scripts do on the next frame is done. Without JavaScript no frame calls back. */
export const settle = (page) =>
  page.scripted ? page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))) : wait(60);

/** Asks again and again until the answer is true, or ten seconds have passed; the last answer. */
export const until = async (page, question, argument) => {
  for (let left = 200; left > 0; left -= 1) {
    // The page may just be leaving for another.
    const answered = await page.evaluate(question, argument).catch(() => false);
    if (answered) return answered;
    await wait(50);
  }
  return false;
};

/** Adds styles in a way that no Content-Security-Policy forbids. */
export const addStyles = (page, css) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);

/** At most `count` lines, for messages that stay readable. */
export const list = (faults, count = 12) =>
  faults.length <= count ? faults.join("\n") : `${faults.slice(0, count).join("\n")}\n… and ${faults.length - count} more`;

/** Fails with the faults, one a line. */
export const none = (faults) => {
  if (faults.length > 0) throw new AssertionError({ message: list(faults), actual: faults, expected: [] });
};
