// The worker that keeps a site for readers without a network. `hashiya build` puts `kept` before it: `files` are the addresses of what is
// fetched ahead, each with what tells its versions apart, the first `shell` of them at once; `words` are what readers are told.
//
// What it has fetched ahead it answers without asking the network, so that a page and its styles are of one version; when there is
// another one, pages say so, and readers decide. All else is asked of the network first, and kept for when there is none.
"use strict";
const root = new URL(registration.scope);
// One host may have several sites.
const store = `hashiya ${root.pathname}`;
const versions = new Map(kept.files.map(([path, version]) => [new URL(path, root).href, version]));
const wanted = new Set([...versions].map(([url, version]) => `${url}?${version}`));
const isPage = (url) => /(\/|\.html)$/.test(url);
const isWorthKeeping = (url) => isPage(url) || /\.(css|js|woff2|svg|png|jpe?g|webp|avif|gif)$/.test(url);

/** The address of what is asked for: links name the file of a page, and a query changes none. */
const plain = (address) => {
  const url = new URL(address);
  url.search = url.hash = "";
  return url.href.replace(/\/index\.html$/, "/");
};
const nameOf = (url) => (versions.has(url) ? `${url}?${versions.get(url)}` : url);

/** An answer that may be given to a page at any time: browsers refuse those that another address has given. */
const direct = async (response) => (response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response);

/** What is fetched ahead, in this version: only what has that in its name may come from what the browser keeps. */
const fetched = (url) => fetch(url, { cache: versions.get(url) === "-" ? "default" : "no-cache" });

/** Fetches what is not there yet. */
const keep = async (url, cache, there) => {
  const name = nameOf(url);
  if (there.has(name)) return;
  const response = await fetched(url);
  if (!response.ok) throw new Error(`${response.status}: ${url}`);
  await cache.put(name, await direct(response));
};

const open = async () => {
  const cache = await caches.open(store);
  return [cache, new Set((await cache.keys()).map(({ url }) => url))];
};

const addresses = [...versions.keys()];
let filling;
/** The pages one by one, so that a reader's own requests do not wait. */
const fill = async () => {
  const [cache, there] = await open();
  for (const url of addresses) await keep(url, cache, there);
};

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page that stands for one that is not kept. */
const absent = (url) => {
  const lang = url.startsWith(new URL("en/", root).href) ? "en" : "ar";
  const { dir, heading, text, home } = kept.words[lang];
  const html = `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(heading)}</title><link rel="stylesheet" href="${new URL(kept.style, root).href}"><main><h1>${escaped(heading)}</h1><p>${escaped(text)}</p><p><a href="${new URL(`${lang}/`, root).href}">${escaped(home)}</a></p></main></html>`;
  const policy = "default-src 'none'; style-src 'self'; font-src 'self'";
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy } });
};

const answer = async (request, url) => {
  const cache = await caches.open(store);
  const found = await cache.match(nameOf(url));
  if (found && versions.has(url)) return found;
  try {
    const response = versions.has(url) ? await direct(await fetched(url)) : await fetch(request);
    if (response.ok && isWorthKeeping(url)) await cache.put(nameOf(url), await direct(response.clone()));
    return response;
  } catch (fault) {
    if (found) return found;
    if (request.mode === "navigate") return absent(url);
    throw fault;
  }
};

addEventListener("install", (event) =>
  event.waitUntil(
    (async () => {
      const [cache, there] = await open();
      await Promise.all(addresses.slice(0, kept.shell).map((url) => keep(url, cache, there)));
    })(),
  ),
);

/** Other versions go, and so does what pages no longer load; pages that somebody has read stay. */
addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const [cache, there] = await open();
      const isStale = (name) => !wanted.has(name) && (name.includes("?") || versions.has(name) || !isPage(name));
      await Promise.all([...there].filter(isStale).map((name) => cache.delete(name)));
      await clients.claim();
    })(),
  ),
);

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = plain(request.url);
  if (request.method === "GET" && url.startsWith(root.href)) event.respondWith(answer(request, url));
});

addEventListener("message", (event) => {
  if (event.data === "words") event.source.postMessage(kept.words);
  if (event.data === "go") skipWaiting();
  if (event.data === "fill") {
    filling ??= fill().finally(() => (filling = undefined));
    event.waitUntil(filling.catch(() => {}));
  }
});
