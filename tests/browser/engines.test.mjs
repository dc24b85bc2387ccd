// What must hold in every engine: notes never meet, each stands beside its paragraph, and opening one moves nothing.
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { engine, names } from "./engines.mjs";
import { article, langs, narrow, none, serving } from "./harness.mjs";

let site;
before(async () => {
  site = await serving();
});
after(() => site.close());

/** Runs in the page: what is wrong with the places of notes in the margin. */
const margin = (open) => {
  const faults = [];
  const notes = [...document.querySelectorAll(".notes > .note")];
  notes.forEach((note, index) => (note.querySelector("details").open = index < open));
  const box = (element) => element.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const texts = [...document.querySelectorAll("p.text, .subjects, .article-end, header.site, .article-head, footer.site")].filter((text) => text.getClientRects().length);
  const boxes = notes.map(box);
  if (notes.length < 20) faults.push(`there are ${notes.length} notes`);
  notes.forEach((note, index) => {
    const own = boxes[index];
    const n = note.dataset.n;
    if (own.height < 20) faults.push(`note ${n} cannot be seen`);
    if (own.left < -1 || own.right > innerWidth + 1) faults.push(`note ${n} leaves the window`);
    boxes.slice(index + 1).forEach((other, further) => meet(own, other) && faults.push(`notes ${n} and ${notes[index + 1 + further].dataset.n} meet`));
    for (const text of texts) if (!text.contains(note) && meet(own, box(text))) faults.push(`note ${n} lies on ${text.className || text.nodeName}`);
    const paragraph = box(note.closest(".paragraph"));
    if (own.top < paragraph.top - 1 || own.top > paragraph.bottom) faults.push(`note ${n} does not begin beside its paragraph`);
    const text = box(note.closest(".paragraph").querySelector(".sides"));
    const beside = document.dir === "rtl" ? own.right <= text.left : own.left >= text.right;
    if (!beside) faults.push(`note ${n} is not in the margin`);
  });
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
  return faults;
};

/** Runs in the page: how many lines of folded notes can be read. */
const folded = () =>
  [...document.querySelectorAll(".notes > .note")].flatMap((note) => {
    note.querySelector("details").open = false;
    const body = note.querySelector(".note-body");
    const lines = body.getBoundingClientRect().height / parseFloat(getComputedStyle(body).lineHeight);
    const whole = body.scrollHeight <= body.clientHeight + 1;
    return whole || lines >= 4.9 ? [] : [`note ${note.dataset.n} shows ${lines.toFixed(1)} lines`];
  });

/** Runs in the page: scrolls a sign to the middle, and says where it is. */
const place = (id) => {
  const sign = document.getElementById(id);
  if (sign.getBoundingClientRect().top < 0 || sign.getBoundingClientRect().bottom > innerHeight) sign.scrollIntoView({ block: "center", behavior: "instant" });
  return { top: sign.getBoundingClientRect().top, history: history.length };
};

/** Runs in the page: where a sign and its note are. */
const opened = (id) => {
  const sign = document.getElementById(id).getBoundingClientRect();
  const note = document.getElementById(id).hash.slice(1);
  const body = document.getElementById(note);
  const box = body.getBoundingClientRect();
  const seen = (rect) => rect.top >= -1 && Math.min(rect.bottom, rect.top + 60) <= innerHeight + 1 && rect.height > 0;
  return { top: sign.top, history: history.length, open: body.closest("details").open, both: seen(sign) && seen(box) && (sign.bottom <= box.top || sign.right <= box.left || box.right <= sign.left || box.bottom <= sign.top) };
};

/** Runs in the page: whether the card of a source lies in the window, with its address and the focus. */
const carded = () => {
  const card = document.querySelector(".hover-card");
  const box = card.getBoundingClientRect();
  return { history: history.length, shown: box.height > 40, within: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight + 1, focus: card.contains(document.activeElement), address: card.querySelector(".host")?.textContent ?? "" };
};

/** Asks until the answer is as it should be, for two seconds; the last answer. */
const arrives = async (ask, isRight) => {
  for (let left = 40; left > 0; left -= 1) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    await sleep(50);
  }
  return ask();
};

const signs = () => [...document.querySelectorAll("a.note-ref")].filter((sign) => sign.getClientRects().length).map((sign) => sign.id);

for (const name of names) {
  test(`${name}: notes in the margin, and places that are kept`, async (t) => {
    const browser = await engine(name);
    t.after(() => browser.close());
    for (const lang of langs) {
      await t.test(`${lang}: no note meets another, at any width, size of text and number of open notes`, async () => {
        const faults = [];
        await browser.goto(site.url(article(lang)));
        for (const width of [1200, 1280, 1440, 1920]) {
          await browser.resize(width, 900);
          for (const size of ["100%", "135%", "200%"]) {
            await browser.run((percent) => document.documentElement.style.setProperty("font-size", percent), size);
            for (const open of [0, 5, 10, 1000]) {
              const found = await browser.run(margin, open);
              faults.push(...found.slice(0, 5).map((fault) => `${width} px, ${size}, ${open} open: ${fault}`));
            }
          }
          await browser.run(() => document.documentElement.style.removeProperty("font-size"));
          faults.push(...(await browser.run(folded)).map((fault) => `${width} px: ${fault}`));
        }
        none(faults);
      });

      await t.test(`${lang}: opening and closing a note moves nothing and leaves no history`, async () => {
        const faults = [];
        await browser.resize(1366, 768);
        await browser.goto(site.url(article(lang)));
        const all = await browser.run(signs);
        for (const id of [all[0], all[all.length >> 1], all.at(-1)]) {
          // Once to bring it into view, and once where it has come to rest on whole pixels.
          await browser.run(place, id);
          const first = await browser.run(place, id);
          for (const open of [true, false]) {
            await browser.click(`#${id}`);
            const now = await browser.run(opened, id);
            if (now.open !== open) faults.push(`${id}: it is ${now.open ? "open" : "closed"}`);
            if (Math.abs(now.top - first.top) > 0.5) faults.push(`${id}: moved by ${now.top - first.top} px`);
            if (now.history !== first.history) faults.push(`${id}: the history has grown`);
          }
        }
        none(faults);
      });

      await t.test(`${lang}: a source shows its card, which goes again`, async () => {
        const faults = [];
        for (const [width, height] of [[1366, 768], [name === "chromium" ? narrow : 600, 844]]) {
          await browser.resize(width, height);
          await browser.goto(site.url(article(lang)));
          const id = await browser.run(() => {
            const link = document.querySelector(".note a.cite");
            link.id = "_chosen";
            return document.querySelector(`a.note-ref[href="#${link.closest(".note-body").id}"]`).id;
          });
          await browser.run(place, id);
          await browser.click(`#${id}`);
          const first = await browser.run(carded);
          await browser.click("#_chosen");
          const now = await arrives(() => browser.run(carded), (card) => card.focus);
          if (first.shown || !now.shown || !now.within || !now.focus || !now.address.startsWith("http") || now.history !== first.history) faults.push(`${width} px: ${JSON.stringify(now)}`);
          await browser.click(".hover-card button");
          if ((await browser.run(carded)).shown) faults.push(`${width} px: it does not go`);
        }
        none(faults);
      });

      await t.test(`${lang}: on a phone sign and note are both in sight`, async () => {
        const faults = [];
        // WebKitGTK's window has a least width.
        await browser.resize(name === "webkit" ? 480 : narrow, 844).catch(() => browser.resize(600, 844));
        await browser.goto(site.url(article(lang)));
        const all = await browser.run(signs);
        for (const id of [all[0], all[all.length >> 1], all.at(-1)]) {
          const first = await browser.run(place, id);
          await browser.click(`#${id}`);
          const now = await browser.run(opened, id);
          if (!now.open || !now.both) faults.push(`${id}: ${JSON.stringify(now)}`);
          if (now.history !== first.history) faults.push(`${id}: the history has grown`);
          await browser.click('[data-step="0"]');
          if ((await browser.run(opened, id)).open) faults.push(`${id}: it does not close`);
        }
        none(faults);
      });
    }
  });
}
