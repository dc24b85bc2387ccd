// Every text says what language it is in, and runs in the direction of that language: on every page.
import { after, test } from "node:test";
import { langOf, langs, none, pages, start } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

/** Runs in the page. */
const examine = () => {
  const faults = [];
  // Two Arabic letters, or three Latin ones, make a word; marks and tatweel may stand between letters.
  const arabic = /(?:(?=\p{L})\p{Script=Arabic}[\p{M}\u0640]*){2,}/u;
  const latin = /(?:(?=\p{L})\p{Script=Latin}\p{M}*){3,}/u;
  const language = (element) => (element.closest("[lang]")?.getAttribute("lang") ?? "").split("-")[0];
  // Words whose language nobody has stated have a direction, and that is all there is to hold against their letters.
  const written = (element) => {
    const marked = element.closest("[lang], bdi[dir]");
    return marked && !marked.hasAttribute("lang") ? { rtl: "ar", ltr: "" }[marked.dir] : language(element);
  };
  const name = (element) => `${element.localName}${[...element.classList].map((word) => `.${word}`).join("")} in #${element.closest("[id]")?.id}`;
  const foreign = (text, lang) => (lang === "ar" ? text.match(latin) : text.match(arabic))?.[0];
  // Code and identifiers are in no language.
  const code = (element) => element.closest("code, kbd, samp, [data-cite=bibtex], [data-cite=csl]") !== null;

  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element.closest("script, style, noscript")) continue;
    const text = walker.currentNode.data;
    const run = foreign(text, written(element));
    if (run && !code(element)) faults.push(`"${run}" in ${language(element)}: ${name(element)}`);
    if (arabic.test(text)) {
      const style = getComputedStyle(element);
      if (!["normal", "0px"].includes(style.letterSpacing)) faults.push(`Arabic letters are spaced by ${style.letterSpacing}: ${name(element)}`);
      if (style.fontStyle !== "normal") faults.push(`Arabic letters are ${style.fontStyle}: ${name(element)}`);
    }
  }

  const spoken = ["title", "aria-label", "aria-description", "aria-roledescription", "alt", "placeholder"];
  for (const element of document.body.querySelectorAll(spoken.map((attribute) => `[${attribute}]`).join())) {
    for (const attribute of spoken) {
      const text = element.getAttribute(attribute) ?? "";
      const run = foreign(text, language(element));
      // An attribute has one language from end to end: it cannot mark a part of itself.
      if (run) faults.push(`${attribute}="${text}" has "${run}" in ${language(element)}: ${name(element)}`);
    }
  }
  const description = document.querySelector("meta[name=description]")?.content ?? "";
  if (foreign(description, document.documentElement.lang)) faults.push(`description: ${description}`);

  const inBody = (element) => element === document.documentElement || document.body.contains(element);
  for (const element of [...document.querySelectorAll("[dir]")].filter(inBody)) {
    const { direction } = getComputedStyle(element);
    if (!["rtl", "ltr"].includes(element.dir)) faults.push(`dir="${element.getAttribute("dir")}" leaves the direction to the text: ${name(element)}`);
    else if (direction !== element.dir) faults.push(`dir=${element.dir} runs ${direction}: ${name(element)}`);
    // Numbers, identifiers and words of which nobody says the language have a direction, but no language.
    if (!element.hasAttribute("lang") && !element.matches("bdi, code, kbd, samp, pre")) faults.push(`dir without lang: ${name(element)}`);
  }
  for (const element of [...document.querySelectorAll("[lang]")].filter(inBody)) {
    const wanted = language(element) === "ar" ? "rtl" : "ltr";
    const { direction } = getComputedStyle(element);
    if (direction !== wanted) faults.push(`lang=${element.lang} runs ${direction}: ${name(element)}`);
    if (element.hasAttribute("dir") && element.dir !== wanted) faults.push(`lang=${element.lang} dir=${element.dir}: ${name(element)}`);
  }
  return [...new Set(faults)];
};

for (const lang of langs) {
  test(`${lang}: every text is marked with its language, and runs in its direction`, async () => {
    const page = await lab.open({});
    const faults = [];
    for (const path of pages().filter((each) => langOf(each) === lang)) {
      await page.goto(lab.url(path), { waitUntil: "domcontentloaded" });
      faults.push(...(await page.evaluate(examine)).map((fault) => `${path || "/"} ${fault}`));
    }
    none(faults);
    await page.context().close();
  });
}
