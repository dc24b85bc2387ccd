// Cards: over sources, so that a reader knows what a link leads to before leaving the page, and over names, with the other
// paragraphs that speak of them.
import { after, test } from "node:test";
import { article, langs, narrow, none, profile, settle, start, until } from "./harness.mjs";

const lab = await start();
after(() => lab.close());

const isOpen = (page) => until(page, () => document.querySelector("#_card:popover-open"));
const isClosed = (page) => until(page, () => !document.querySelector("#_card:popover-open"));

/** Runs in the page: marks some links to sources that can be seen, one that has no title but the editors' words among them. */
const choose = async () => {
  const links = [...document.querySelectorAll("a.cite")].filter((link) => link.checkVisibility());
  const list = new DOMParser().parseFromString(await (await fetch(links[0].href)).text(), "text/html");
  const described = links.find((link) => list.getElementById(link.hash.slice(1)).querySelector(".description"));
  const chosen = [links[0], described, links[links.length >> 1], links.at(-1)].filter(Boolean);
  for (const link of chosen) link.dataset.chosen = "";
  return new Set(chosen).size;
};

/** Runs in the page: what the open card of a source lacks, compared with its entry in the list of sources. */
const lacks = async (at) => {
  const link = document.querySelectorAll("[data-chosen]")[at];
  const card = document.getElementById("_card");
  const list = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
  const entry = list.getElementById(link.hash.slice(1));
  const faults = [];
  const title = card.querySelector(".card-title > *");
  const called = entry.querySelector("cite, .description");
  if (!title.checkVisibility() || title.className !== called.className || title.textContent !== called.textContent || title.dir !== called.dir) faults.push(`its title is ${title.textContent}`);
  const address = called.querySelector("a")?.getAttribute("href");
  const told = [...entry.querySelectorAll(".source-meta span")].map((span) => (span.matches(".host") ? address : span.textContent));
  const record = card.querySelector(".source-meta");
  for (const words of told) if (!record.checkVisibility() || !record.textContent.includes(words)) faults.push(`it does not say ${words}`);
  const hrefs = [...card.querySelectorAll(".ways a")].map((each) => each.getAttribute("href"));
  if (String(hrefs) !== String(address ? [address, link.href] : [link.href])) faults.push(`it leads to ${hrefs}`);
  if (card.getAttribute("role") !== "dialog" || document.getElementById(card.getAttribute("aria-labelledby")) !== title) faults.push("it is no dialog of that name");
  const box = card.getBoundingClientRect();
  if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight + 1) faults.push("it leaves the window");
  if (!card.contains(document.activeElement)) faults.push("the focus is elsewhere");
  return faults.map((fault) => `${link.textContent}: ${fault}`);
};

const state = () => ({ url: location.href, history: history.length, top: Math.round(scrollY) });

for (const lang of langs) {
  for (const path of [article(lang), article(lang, "parallel/"), profile(lang), profile(lang, "events"), `${lang}/notes/`]) {
    test(`${path}: the card of a source says what it is, and both ways on`, async () => {
      const page = await lab.open({ path });
      const faults = [];
      const count = await page.evaluate(choose);
      if (count === 0) faults.push("there is no source");
      for (let at = 0; at < count; at += 1) {
        const link = page.locator("[data-chosen]").nth(at);
        await link.scrollIntoViewIfNeeded();
        await settle(page);
        const before = JSON.stringify(await page.evaluate(state));
        await link.click();
        if (!(await isOpen(page))) faults.push(`source ${at} has no card`);
        else faults.push(...(await page.evaluate(lacks, at)));
        await page.keyboard.press("Escape");
        if (!(await isClosed(page))) faults.push("Escape does not close it");
        if (!(await link.evaluate((each) => each === document.activeElement))) faults.push("the focus does not come back");
        const now = JSON.stringify(await page.evaluate(state));
        if (now !== before) faults.push(`${before} has become ${now}`);
      }
      none([...faults, ...page.trouble]);
      await page.context().close();
    });
  }

  test(`${lang}: keys open the card of a source, go through it and past it`, async () => {
    const page = await lab.open({ path: profile(lang) });
    await page.evaluate(choose);
    const link = page.locator("[data-chosen]").first();
    const focus = () => page.evaluate(() => (document.activeElement.closest("#_card") ? document.activeElement.localName : document.activeElement.className));
    const walk = [];
    await link.focus();
    for (const key of ["Enter", "Tab", "Tab", "Tab", "Shift+Tab", "ArrowUp", "ArrowUp", "ArrowDown", "Tab", "Tab"]) {
      await page.keyboard.press(key);
      // The list of sources is on its way.
      if (key === "Enter") await until(page, () => document.getElementById("_card").contains(document.activeElement));
      walk.push(await focus());
    }
    const faults = [];
    const expected = ["div", "a", "a", "button", "a", "a", "cite", "a", "a", "button"];
    if (String(walk) !== String(expected)) faults.push(`the keys lead to ${walk}`);
    if ((await link.getAttribute("aria-expanded")) !== "true") faults.push("the link does not say that its card is open");
    await page.keyboard.press("Tab");
    const next = await link.evaluate((own) => {
      const links = [...document.querySelectorAll("#_main a[href], #_main button, #_main summary")].filter((each) => each.checkVisibility() && !each.closest("#_card"));
      return links[links.indexOf(own) + 1] === document.activeElement;
    });
    if (!next) faults.push("Tab does not go on from the link");
    if (!(await isClosed(page))) faults.push("the card stays open");
    await link.focus();
    await page.keyboard.press("Enter");
    await isOpen(page);
    await page.locator("#_card button").press("Enter");
    if ((await focus()) !== "cite" || !(await isClosed(page))) faults.push("its button does not close it");
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: on a phone two taps lead from the text to the address of a source`, async () => {
    const page = await lab.open({ path: article(lang), width: narrow, hasTouch: true, isMobile: true });
    const note = page.locator(".note:has(a.cite)").first();
    const sign = page.locator(`a.note-ref[data-n="${await note.getAttribute("data-n")}"]`).first();
    // The list of sources is asked for with the note, not with its source.
    const [early] = await Promise.all([page.waitForRequest(lab.url(`${lang}/sources/index.html`), { timeout: 10_000 }).catch(() => null), sign.tap()]);
    const before = JSON.stringify(await page.evaluate(state));
    await note.locator("a.cite").first().tap();
    const faults = (await isOpen(page)) ? [] : ["there is no card"];
    if (!early) faults.push("the note brings no list of sources");
    await note.locator("a.cite").first().evaluate((link) => {
      link.dataset.chosen = "";
    });
    faults.push(...(await page.evaluate(lacks, 0)));
    await page.keyboard.press("Escape");
    if (!(await isClosed(page))) faults.push("Escape does not close the card");
    if (!(await note.evaluate((each) => each.matches(".sheet")))) faults.push("Escape closes the note with it");
    await note.locator("a.cite").first().tap();
    await isOpen(page);
    await page.locator("#_card button").tap();
    if (!(await isClosed(page))) faults.push("its button does not close it");
    await note.locator("a.cite").first().tap();
    await isOpen(page);
    // Beside the card: the bar, where the title stands.
    await page.touchscreen.tap(narrow / 2, 4);
    if (!(await isClosed(page))) faults.push("a tap beside the card does not close it");
    const now = JSON.stringify(await page.evaluate(state));
    if (now !== before) faults.push(`${before} has become ${now}`);
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: where the list of sources cannot be had, a source leads there`, async () => {
    const page = await lab.open({ path: profile(lang) });
    let refused = 0;
    await page.route(lab.url(`${lang}/sources/index.html`), (route) => (route.request().resourceType() === "fetch" ? ((refused += 1), route.fulfill({ status: 503 })) : route.continue()));
    const link = page.locator("a.cite").first();
    const href = await link.evaluate((each) => each.href);
    await link.click();
    await page.waitForURL(href);
    none(refused ? [] : ["the list was not asked for"]);
    await page.context().close();
  });

  test(`${lang}: without JavaScript a source leads to its entry in the list`, async () => {
    const page = await lab.open({ path: profile(lang), js: false });
    const link = page.locator("a.cite").first();
    const href = await link.evaluate((each) => each.href);
    await link.click();
    await page.waitForURL(href);
    none([...((await page.locator(":target :is(cite, .description)").count()) === 1 ? [] : ["it leads to no source"]), ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: the card of a name leads to the other paragraphs that speak of it`, async () => {
    const page = await lab.open({ path: article(lang) });
    const faults = [];
    // The name that most paragraphs have, and one that only one has.
    const ids = await page.evaluate(() => {
      const cast = [...document.querySelectorAll("[data-card]")].filter((entry) => document.querySelector(`p.text a.mention[data-cards="${entry.dataset.card}"]`));
      cast.sort((a, b) => b.dataset.in.length - a.dataset.in.length);
      return [cast[0], cast.at(-1)].map((entry) => entry.dataset.card);
    });
    for (const id of ids) {
      const mention = page.locator(`p.text a.mention[data-cards="${id}"]`).first();
      await mention.hover();
      if (!(await isOpen(page))) faults.push(`${id} has no card`);
      const { here, links, named, count } = await mention.evaluate((link) => ({
        here: link.closest(".paragraph").id,
        links: [...document.querySelectorAll("#_card .elsewhere a")].map((each) => each.getAttribute("href").slice(1)),
        named: [...document.querySelectorAll(`a.mention[data-cards~="${link.dataset.cards}"]`)].map((each) => each.closest(".paragraph")?.id).filter(Boolean),
        count: document.querySelector(`[data-card="${link.dataset.cards}"] .count`).textContent,
      }));
      for (const paragraph of named) if (paragraph !== here && !links.includes(paragraph)) faults.push(`${id}: not ${paragraph}`);
      if (links.includes(here) || links.length + 1 !== Number(count)) faults.push(`${id} in ${here} of ${count}: ${links}`);
      if (!links.length) continue;
      await page.locator("#_card .elsewhere a").last().click();
      await isClosed(page);
      const seen = await page.evaluate((last) => {
        const box = document.getElementById(last).getBoundingClientRect();
        return location.hash === `#${last}` && box.top >= 0 && box.top < innerHeight;
      }, links.at(-1));
      if (!seen) faults.push(`${id}: ${links.at(-1)} is not in sight`);
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}
