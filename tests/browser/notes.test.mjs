// Notes: in the margin on wide screens (`engines.test.mjs` has their places), folded below their paragraph on narrow ones, all
// of them in print, and never a part of the text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { article, langs, narrow, none, root, settle, start, until, wide } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

for (const lang of langs) {
  test(`${lang}: in the margin without JavaScript, and with the text on the first screen`, async () => {
    const page = await lab.open({ path: article(lang), width: 1366, height: 768, js: false });
    const faults = await page.evaluate(() => {
      const column = document.querySelector("p.text").getBoundingClientRect();
      const isBeside = ({ left, right }) => (document.dir === "rtl" ? right <= column.left : left >= column.right);
      const notes = [...document.querySelectorAll(".notes > .note")];
      return notes.filter((note) => !isBeside(note.getBoundingClientRect()) || note.querySelector(".note-body").clientHeight < 20).map((note) => `note ${note.dataset.n} cannot be read`);
    });
    for (const [width, height, most] of [[390, 844, 600], [1366, 768, 420]]) {
      await page.setViewportSize({ width, height });
      const top = await page.evaluate(() => document.querySelector("p.text").getBoundingClientRect().top);
      if (top > most) faults.push(`at ${width} px the text begins at ${Math.round(top)} px`);
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
        const sign = await page.evaluate(inWindow, `#${id}`);
        if (js && sign) faults.push(`when note ${number} is open, its sign ${sign}`);
        await page.locator(`#_note-${number} a.note-back`).first().tap();
        await settle(page);
        const back = await page.evaluate(inWindow, `#${id}`);
        if (back) faults.push(`after the way back from note ${number}, its sign ${back}`);
        const { hash } = new URL(page.url());
        if (hash !== (js ? "" : `#${id}`)) faults.push(`the way back from note ${number} leads to ${hash}`);
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

test("what was folded is folded again once it is printed, and no other note is", async () => {
  const page = await lab.open({ path: article("ar") });
  const open = () => page.evaluate(() => [...document.querySelectorAll(".note details")].map((each) => each.open));
  const fire = (name) => page.evaluate((type) => void dispatchEvent(new Event(type)), name);
  await page.locator(".note summary").first().click();
  const before = await open();
  await fire("beforeprint");
  const printed = await open();
  await fire("afterprint");
  const later = await open();
  const faults = before[0] && !before.every(Boolean) ? [] : ["not some of the notes are unfolded, as this test needs it"];
  if (!printed.every(Boolean)) faults.push("on paper some note is folded");
  if (String(later) !== String(before)) faults.push(`${before} becomes ${later}`);
  none([...faults, ...page.trouble]);
  await page.context().close();
});

/** What a screen reader is told of the notes: the name and the state of each sign that folds, and whether each text is there. */
const announced = async (page) => {
  const client = await page.context().newCDPSession(page);
  const { root: top } = await client.send("DOM.getDocument");
  const all = async (selector) => (await client.send("DOM.querySelectorAll", { nodeId: top.nodeId, selector })).nodeIds;
  const told = async (nodeId) => {
    const { nodes: [node] } = await client.send("Accessibility.getPartialAXTree", { nodeId, fetchRelatives: false });
    if (node.ignored) return null;
    return { name: node.name?.value ?? "", expanded: node.properties.find((each) => each.name === "expanded")?.value.value };
  };
  const each = async (selector) => Promise.all((await all(selector)).map(told));
  return { summaries: await each(".note summary"), texts: await each(".note-body") };
};

for (const lang of langs) {
  test(`${lang}: what a screen reader is told of a note is what can be seen of it`, async () => {
    const page = await lab.open({ path: article(lang) });
    const faults = [];
    const look = async (open) => {
      const { summaries, texts } = await announced(page);
      const seen = await page.evaluate(() => [...document.querySelectorAll(".notes > .note")].map((note) => {
        const body = note.querySelector(".note-body");
        const [more, less] = note.querySelectorAll(".note-fold > span");
        const label = note.querySelector(".note-label");
        return { isCut: body.scrollHeight > body.clientHeight + 1, fold: [more, less].filter((part) => part?.checkVisibility()).map((part) => part.textContent), label: label?.checkVisibility() };
      }));
      seen.forEach(({ isCut, fold, label }, at) => {
        const name = `note ${at + 1}, ${open ? "open" : "folded"}`;
        const told = summaries[at];
        if (!texts[at]) faults.push(`${name}: its text is not there`);
        if (isCut && !told) faults.push(`${name}: it is cut, and nothing says so`);
        if (told && (fold.length !== 1 || !told.name.endsWith(fold[0]) || told.expanded !== open)) faults.push(`${name}: “${told.name}”, ${told.expanded}, with ${fold} to be seen`);
        if (Boolean(told) === Boolean(label)) faults.push(`${name}: it has ${told ? "two labels" : "no label"}`);
      });
      return seen.filter(({ isCut }) => isCut).length;
    };
    if ((await look(false)) === 0) faults.push("no note is cut");
    await page.evaluate(() => document.querySelectorAll(".note details").forEach((details) => { details.open = true; }));
    if ((await look(true)) > 0) faults.push("open notes are cut");

    await page.evaluate(() => document.querySelectorAll(".note details").forEach((details) => { details.open = false; }));
    await page.setViewportSize({ width: narrow, height: 844 });
    const { summaries, texts } = await announced(page);
    summaries.forEach((told, at) => {
      if (told?.expanded !== false || texts[at]) faults.push(`on a phone note ${at + 1} is ${JSON.stringify(told)}, its text ${JSON.stringify(texts[at])}`);
    });
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}
