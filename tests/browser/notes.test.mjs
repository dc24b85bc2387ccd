// Notes: in the margin beside their line on wide screens, folded below their paragraph on narrow ones, all of them in print,
// and never a part of the text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { addStyles, article, langs, narrow, none, root, settle, start, until, wide } from "./harness.mjs";
import { look } from "./look.mjs";

const lab = await start();
after(() => lab.close());

/** Runs in the page: where notes stand, against their signs and everything else. */
const margin = (lang) => {
  const faults = [];
  const slack = 4;
  const box = (element) => element.getBoundingClientRect();
  const notes = [...document.querySelectorAll(".notes > .note")];
  if (notes.length === 0) return ["there are no notes"];
  const numbers = notes.map((note) => Number(note.dataset.n));
  if (numbers.some((number, index) => index > 0 && number <= numbers[index - 1])) faults.push(`order: ${numbers}`);

  // Where the line of a sign begins: somewhere between the top of the line's box and the tops of its letters and the sign.
  const line = (sign) => {
    const text = sign.closest(".text");
    const anchor = text.querySelector(`.anchor[data-note="${sign.id.split("-")[1]}"]`) ?? sign;
    const last = [...anchor.getClientRects()].at(-1);
    const leading = (parseFloat(getComputedStyle(text).lineHeight) - last.height) / 2;
    const tops = [last.top, last.top - leading, box(sign).top];
    return { top: Math.min(...tops), bottom: Math.max(...tops) };
  };

  const others = [...document.querySelectorAll("p.text, .subjects, .paragraph-tools, h1, h2, .lead, .facts, .views, .cast, header.site, footer.site")]
    .filter((element) => look.visible(element) && !element.closest(".notes"));
  const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const column = box(document.querySelector("p.text"));
  const { direction } = getComputedStyle(document.documentElement);

  notes.forEach((note, index) => {
    const number = note.dataset.n;
    const own = box(note);
    const body = note.querySelector(".note-body");
    const paragraph = note.closest(".paragraph");
    if (!look.visible(body) || box(body).height < 10) return faults.push(`note ${number} cannot be seen`);
    if (!look.visible(note.querySelector("summary"))) faults.push(`note ${number} does not show its sign`);
    const beside = direction === "rtl" ? own.right <= column.left : own.left >= column.right;
    if (!beside) faults.push(`note ${number} is not in the margin`);
    if (own.left < 0 || own.right > innerWidth) faults.push(`note ${number} leaves the window`);
    if (box(body).bottom > own.bottom + 1 || box(body).right > own.right + 1 || box(body).left < own.left - 1) faults.push(`note ${number} leaves its box`);

    const sign = document.getElementById(`_ref-${number}-${lang}`);
    // A note on a whole paragraph has no sign: it belongs where the paragraph begins, or further down.
    const wanted = sign ? line(sign) : { top: box(paragraph).top, bottom: Infinity };
    const before = index > 0 ? box(notes[index - 1]) : null;
    if (own.top < wanted.top - slack) faults.push(`note ${number} stands ${Math.round(wanted.top - own.top)} px above its line`);
    const pushed = before && own.top - before.bottom <= 32;
    if (own.top > wanted.bottom + slack && !pushed) faults.push(`note ${number} stands ${Math.round(own.top - wanted.bottom)} px below its line, and nothing pushes it`);
    // Nothing but a note without a sign may be far from what it is about when no note is in its way.
    if (!sign && !pushed && own.top > box(paragraph).bottom) faults.push(`note ${number} stands below its paragraph`);

    for (const other of notes.slice(index + 1)) {
      if (cross(own, box(other))) faults.push(`notes ${number} and ${other.dataset.n} overlap`);
    }
    for (const element of others) {
      if (cross(own, box(element))) faults.push(`note ${number} overlaps ${look.name(element)}`);
    }
    return undefined;
  });
  return faults;
};

const beside = async (page, lang) => {
  await settle(page);
  await look(page);
  return page.evaluate(margin, lang);
};

for (const lang of langs) {
  for (const js of [true, false]) {
    test(`${lang}: in the margin beside their lines${js ? "" : ", without JavaScript"}`, async () => {
      const page = await lab.open({ path: article(lang), width: wide, js });
      none(await beside(page, lang));
      await page.context().close();
    });
  }

  test(`${lang}: in the margin at other sizes of text`, async () => {
    const page = await lab.open({ path: article(lang), width: wide });
    const faults = [];
    for (const size of ["125%", "150%"]) {
      await addStyles(page, `html { font-size: ${size} !important; }`);
      faults.push(...(await beside(page, lang)).map((fault) => `${size}: ${fault}`));
    }
    await page.evaluate(() => (document.adoptedStyleSheets = []));
    for (const size of ["1", "2", "3", "4"]) {
      await page.evaluate((value) => (document.documentElement.dataset.size = value), size);
      faults.push(...(await beside(page, lang)).map((fault) => `size ${size}: ${fault}`));
    }
    none(faults);
    await page.context().close();
  });

  test(`${lang}: in the margin after the window has changed`, async () => {
    const page = await lab.open({ path: article(lang), width: wide });
    const faults = [];
    for (const width of [1200, narrow, 1920, 1000, wide]) {
      await page.setViewportSize({ width, height: 900 });
      if (width >= 1200) faults.push(...(await beside(page, lang)).map((fault) => `${width} px: ${fault}`));
    }
    none(faults);
    await page.context().close();
  });
}

/** Runs in the page: whether what can be seen of a note lies in the window. */
const inWindow = (selector) => {
  const element = document.querySelector(selector);
  const box = element.getBoundingClientRect();
  if (!element.checkVisibility() || box.height === 0) return "cannot be seen";
  // Of what is taller than the window, the beginning counts.
  const fits = box.top >= -1 && Math.min(box.bottom, box.top + 120) <= innerHeight + 1;
  return fits ? "" : `lies at ${Math.round(box.top)} of ${innerHeight} px`;
};

for (const lang of langs) {
  for (const js of [true, false]) {
    test(`${lang}: on a phone${js ? "" : " without JavaScript"}, one tap opens a note, and its link leads back`, async () => {
      const page = await lab.open({ path: article(lang), width: narrow, js, hasTouch: true, isMobile: true });
      const open = await page.evaluate(() => [...document.querySelectorAll(".note-body")].filter((body) => body.checkVisibility()).map((body) => body.id));
      none(open.map((id) => `${id} is open before anyone asks`));

      const signs = await page.evaluate(() => [...document.querySelectorAll("a.note-ref")].map((sign) => sign.id));
      const faults = signs.length > 0 ? [] : ["there are no signs"];
      // The first, one from the middle, the last.
      for (const id of new Set([signs[0], signs[signs.length >> 1], signs.at(-1)].filter(Boolean))) {
        const number = id.split("-")[1];
        await page.locator(`#${id}`).tap();
        await until(page, (n) => document.querySelector(`#_note-${n}`).checkVisibility(), number);
        await settle(page);
        const seen = await page.evaluate(inWindow, `#_note-${number}`);
        if (seen) {
          faults.push(`note ${number} ${seen}`);
          continue;
        }
        const below = await page.evaluate((n) => {
          const note = document.querySelector(`#_note-${n}`);
          const text = note.closest(".paragraph").querySelector(".sides");
          return note.getBoundingClientRect().top >= text.getBoundingClientRect().bottom - 1;
        }, number);
        if (!below) faults.push(`note ${number} is not below its paragraph`);
        await page.locator(`#_note-${number} a.note-back`).first().tap();
        await settle(page);
        const back = await page.evaluate(inWindow, `#${id}`);
        if (back) faults.push(`after the way back from note ${number}, its sign ${back}`);
        if (!page.url().endsWith(`#${id}`)) faults.push(`the way back from note ${number} leads to ${new URL(page.url()).hash}`);
      }
      none([...faults, ...page.trouble]);
      await page.context().close();
    });
  }

  test(`${lang}: an address of a note opens it on a phone`, async () => {
    const page = await lab.open({ path: article(lang), width: narrow });
    const ids = await page.evaluate(() => [...document.querySelectorAll(".note-body")].map((body) => body.id));
    await page.goto("about:blank");
    await page.goto(lab.url(`${article(lang)}#${ids.at(-1)}`));
    await settle(page);
    const seen = await page.evaluate(inWindow, `#${ids.at(-1)}`);
    none(seen ? [`${ids.at(-1)} ${seen}`] : []);
    await page.context().close();
  });
}

/** Runs in the page: each side of each paragraph, as it is in the document and as it is copied. */
const copies = () =>
  [...document.querySelectorAll(".paragraph p.text")].map((text) => {
    getSelection().selectAllChildren(text);
    return { id: text.closest(".paragraph").id, lang: text.lang, text: text.textContent, copied: getSelection().toString() };
  });

const slug = article("ar").split("/")[2];
const original = readFileSync(join(root, "content", "articles", `${slug}.original.txt`), "utf8").trimEnd().split("\n");

for (const lang of langs) {
  for (const view of ["", "parallel/"]) {
    test(`${lang}/${view}: a copied paragraph is the plain text, without signs of notes`, async () => {
      const page = await lab.open({ path: article(lang, view) });
      const texts = await page.evaluate(copies);
      const faults = [];
      const arabic = texts.filter((text) => text.lang === "ar");
      if (texts.length === 0) faults.push("there are no paragraphs");
      if (arabic.length > 0 && arabic.length !== original.length) faults.push(`${arabic.length} paragraphs, not ${original.length}`);
      arabic.forEach(({ id, text }, index) => {
        if (text !== original[index]) faults.push(`${id} is not the original: ${text.slice(0, 60)}`);
      });
      for (const { id, lang: side, text, copied } of texts) {
        if (copied !== text) faults.push(`${id} ${side} is copied as: ${copied.slice(0, 60)}`);
      }
      const signs = await page.evaluate(() => [...document.querySelectorAll("a.note-ref")].filter((sign) => sign.textContent !== "").map((sign) => sign.id));
      none([...faults, ...signs.map((id) => `${id} has text of its own`)]);
      await page.context().close();
    });
  }
}

/** Runs in the page: what paper shows of the notes. */
const printed = (lang) => {
  const faults = [];
  const drawn = (element, part) => {
    const { content } = getComputedStyle(element, part);
    // Some versions resolve attr() and counter(), some do not.
    return content === "none" || content === "normal" ? "" : content.replace(/attr\(([\w-]+)\)/g, (_, key) => element.getAttribute(key));
  };
  const marker = (item) => {
    const style = getComputedStyle(item);
    return style.display === "list-item" && style.listStyleType !== "none" ? String(item.value) : "";
  };
  for (const note of document.querySelectorAll(".notes > .note")) {
    const number = note.dataset.n;
    const body = note.querySelector(".note-body");
    const box = body.getBoundingClientRect();
    if (!body.checkVisibility() || box.height < 10) {
      faults.push(`note ${number} is not printed`);
      continue;
    }
    const sides = note.closest(".paragraph").querySelector(".sides").getBoundingClientRect();
    if (box.top < sides.bottom - 1) faults.push(`note ${number} does not stand below its paragraph`);
    const parts = [note, ...note.querySelectorAll("*")].filter((element) => element.checkVisibility());
    const own = parts.flatMap((element) => [drawn(element, "::before"), drawn(element, "::after")]);
    const numbers = `${marker(note)} ${note.innerText} ${own.join(" ")}`.match(/\d+/g) ?? [];
    const counted = own.some((content) => content.includes("counter("));
    if (!numbers.includes(number) && !counted) faults.push(`note ${number} is printed without its number`);
    const sign = document.getElementById(`_ref-${number}-${lang}`);
    if (sign && (!sign.checkVisibility() || !/\d|counter/.test(drawn(sign, "::after") + drawn(sign, "::before")))) faults.push(`sign ${number} is not printed`);
  }
  return faults;
};

for (const lang of langs) {
  for (const width of [narrow, wide]) {
    test(`${lang}: in print from ${width} px, every note stands below its paragraph with its number`, async () => {
      const page = await lab.open({ path: article(lang), width });
      await page.emulateMedia({ media: "print" });
      await settle(page);
      none(await page.evaluate(printed, lang));
      await page.context().close();
    });
  }
}
