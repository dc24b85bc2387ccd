// The bar at the top of the reading views: small, in no one's way, and a way through the text.
import { after, test } from "node:test";
import { addStyles, article, langs, medium, narrow, none, settle, start, until, wide } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

const digits = (text) => text.match(/\d+/g)?.join(" of ");

/** Scrolls until a paragraph begins below the bar, as its address does. */
const scrollTo = async (page, id) => {
  await page.evaluate((key) => document.getElementById(key).scrollIntoView({ block: "start", behavior: "instant" }), id);
  await settle(page);
};

const ids = (page) => page.evaluate(() => [...document.querySelectorAll(".paragraph")].map((each) => each.id));

/** Runs in the page: what the bar says, and where it is. */
const state = () => {
  const bar = document.querySelector(".bar").getBoundingClientRect();
  const shown = (selector) => document.querySelector(selector).getClientRects().length > 0;
  return { top: bar.top, height: bar.height, place: document.querySelector(".bar-place").textContent, title: shown(".bar-title"), y: scrollY, history: history.length };
};

for (const lang of langs) {
  for (const [width, view] of [[narrow, ""], [medium, ""], [wide, ""], [wide, "parallel/"]]) {
    test(`${lang}/${view} at ${width} px: once the head is passed, the bar stays at the top, small, with title and place`, async () => {
      const page = await lab.open({ path: article(lang, view), width });
      const faults = [];
      const head = await page.evaluate(state);
      const all = await ids(page);
      if (head.title) faults.push("below the heading stands the title again");
      if (digits(head.place) !== String(all.length)) faults.push(`at the head it says ${head.place}`);
      for (const index of [0, 4, all.length - 1]) {
        await scrollTo(page, all[index]);
        const now = await page.evaluate(state);
        if (!now.title || Math.abs(now.top) > 12) faults.push(`at ${all[index]} the bar lies at ${now.top} px`);
        if (now.height > 44) faults.push(`the bar is ${now.height} px high`);
        if (digits(now.place) !== `${index + 1} of ${all.length}`) faults.push(`at ${all[index]} it says ${now.place}`);
        const top = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, all[index]);
        if (index < all.length - 1 && (top < now.height || top > now.height + 30)) faults.push(`${all[index]} begins at ${top} px`);
      }
      none([...faults, ...page.trouble]);
      await page.context().close();
    });
  }

  test(`${lang}: the outline leads to a paragraph, closes, and leaves no history`, async () => {
    const page = await lab.open({ path: article(lang), width: narrow });
    const faults = [];
    const all = await ids(page);
    await scrollTo(page, all[3]);
    const before = await page.evaluate(state);
    await page.locator(".outline summary").click();
    const opened = await page.evaluate(state);
    if (Math.abs(opened.y - before.y) > 1) faults.push(`opening moves the page by ${opened.y - before.y} px`);
    const present = await page.locator(".outline [aria-current]").getAttribute("href");
    if (present !== `#${all[3]}`) faults.push(`the outline marks ${present}`);
    await page.keyboard.press("Escape");
    if (await page.locator(".outline nav").isVisible()) faults.push("Escape does not close it");
    await page.locator(".outline summary").click();
    await page.locator(`.outline a[href="#${all[9]}"]`).click();
    await settle(page);
    const now = await page.evaluate(state);
    if (digits(now.place) !== `10 of ${all.length}`) faults.push(`it leads to ${now.place}`);
    if (now.history !== before.history) faults.push("the history has grown");
    if (await page.locator(".outline nav").isVisible()) faults.push("it stays open");
    const focus = await page.evaluate(() => document.activeElement.closest(".paragraph")?.id);
    if (focus !== all[9]) faults.push(`the focus is in ${focus}`);
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: without JavaScript the outline is a folded list above the text`, async () => {
    const page = await lab.open({ path: article(lang), js: false });
    const faults = [];
    await page.locator(".outline summary").click();
    const all = await ids(page);
    const links = await page.locator(".outline li a").all();
    if (links.length !== all.length) faults.push(`there are ${links.length} entries of ${all.length}`);
    const [list, text] = await page.evaluate(() => [".outline nav", "#_text"].map((key) => document.querySelector(key).getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
    if (list.bottom > text.top) faults.push("the outline lies over the text");
    await links[7].click();
    const top = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, all[7]);
    if (top < -1 || top > 60) faults.push(`${all[7]} begins at ${top} px`);
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: the keyboard goes through the bar without moving the page, and on from there`, async () => {
    const page = await lab.open({ path: article(lang), width: wide });
    const all = await ids(page);
    const faults = [];
    await scrollTo(page, all[6]);
    const before = await page.evaluate(state);
    await page.locator(".outline summary").focus();
    for (let stops = 0; stops < 20; stops += 1) {
      const now = await page.evaluate(() => ({ bar: document.activeElement.closest(".bar") !== null, id: document.activeElement.closest(".paragraph")?.id, y: scrollY }));
      if (now.y !== before.y) faults.push(`stop ${stops} moves the page by ${now.y - before.y} px`);
      if (!now.bar) {
        if (now.id !== all[6]) faults.push(`behind the bar comes ${now.id}`);
        break;
      }
      await page.keyboard.press("Tab");
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  // WCAG 2.2, 2.4.11.
  test(`${lang}: backwards through the text, no focus lies under the bar`, async () => {
    const page = await lab.open({ path: article(lang), width: wide });
    const all = await ids(page);
    const faults = [];
    await page.locator(`#${all[5]} .permalink`).focus();
    for (let stops = 0; stops < 40; stops += 1) {
      await page.keyboard.press("Shift+Tab");
      const fault = await page.evaluate(() => {
        const element = document.activeElement;
        if (element.closest(".bar, header.site, .article-head, .hover-card")) return "";
        const bar = document.querySelector(".bar").getBoundingClientRect().bottom;
        const box = element.getClientRects()[0];
        return box.bottom < bar + 2 ? `${element.className || element.localName} "${element.textContent}" ends at ${box.bottom}` : "";
      });
      if (fault) faults.push(fault);
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: the home page and the first page lead a reader back to the paragraph last read`, async () => {
    const context = await lab.context({ width: narrow });
    const page = await lab.visit(context, article(lang));
    const id = (await ids(page))[5];
    // What browsers scroll by themselves is not read.
    await page.mouse.wheel(0, 300);
    await until(page, () => scrollY > 0);
    await scrollTo(page, id);
    await until(page, (key) => Object.values(localStorage).includes(key), id);
    const faults = [];
    for (const path of [`${lang}/`, ""]) {
      await page.goto(lab.url(path));
      const link = page.locator(`.resume[href*="${lang}/articles"], .resume[href^="articles"]`).first();
      if (!(await link.isVisible())) faults.push(`${path || "/"} does not`);
      else if (!new URL(await link.evaluate((each) => each.href)).href.endsWith(`${article(lang)}index.html#${id}`)) faults.push(`${path || "/"} leads to ${await link.getAttribute("href")}`);
    }
    await page.goto(lab.url(article(lang)));
    const [top, resume] = await page.evaluate(() => [document.querySelector("#_text").getBoundingClientRect().top, document.querySelector(".bar .resume").getBoundingClientRect().width]);
    if (resume === 0) faults.push("the article does not");
    await page.evaluate(() => (document.querySelector(".bar .resume").hidden = true));
    if ((await page.evaluate(() => document.querySelector("#_text").getBoundingClientRect().top)) !== top) faults.push("the offer moves the text");
    none([...faults, ...page.trouble]);
    await context.close();
  });
}

for (const [width, size] of [[narrow, "200%"], [320, "100%"], [narrow, "135%"]]) {
  test(`at ${width} px with text at ${size}: the bar is one line, and nothing in it is cut off but the title`, async () => {
    const page = await lab.open({ path: article("ar"), width });
    await addStyles(page, `html { font-size: ${size} !important; }`);
    await scrollTo(page, (await ids(page))[2]);
    const faults = await page.evaluate(() => {
      const bar = document.querySelector(".bar").getBoundingClientRect();
      const parts = [...document.querySelectorAll(".bar-row > *, .bar .views a")].map((each) => [each.className || each.dataset.view, each.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
      const out = parts.filter(([, box]) => box.left < bar.left - 1 || box.right > bar.right + 1 || box.top < bar.top - 1 || box.bottom > bar.bottom + 1);
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      return [...out.map(([name]) => `${name} leaves the bar`), ...(bar.height > 2.75 * rem ? [`the bar is ${bar.height} px high`] : [])];
    });
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}

test("the bar can be told from the text where the reader's own colours stand, and is not on paper", async () => {
  const page = await lab.open({ path: article("en"), forcedColors: "active" });
  await scrollTo(page, (await ids(page))[2]);
  const faults = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector(".bar"));
    return /, 0\)$/.test(style.backgroundColor) || parseFloat(style.borderBlockEndWidth) < 1 ? ["the bar has no ground or no line"] : [];
  });
  await page.emulateMedia({ media: "print" });
  if (await page.locator(".bar").isVisible()) faults.push("the bar is printed");
  none([...faults, ...page.trouble]);
  await page.context().close();
});
