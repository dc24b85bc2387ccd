// The keyboard: shortcuts that can be switched off, and every control within reach, in sight, and large enough.
import { after, test } from "node:test";
import { article, glossary, langs, narrow, none, settle, start, until, wide } from "./harness.mjs";
import { look } from "./look.mjs";

const lab = await start();
after(() => lab.close());

// The same key of an Arabic keyboard has another letter on it.
const arabic = { KeyJ: "ت", KeyK: "ن", KeyN: "ى", KeyP: "ح", Slash: "ظ" };

/** Presses a key by its place on the keyboard, with the letter that the layout has there. */
const press = async (page, code, { layout = "latin", shift = false } = {}) => {
  if (layout === "latin") await page.keyboard.press(`${shift ? "Shift+" : ""}${code}`);
  else {
    const key = code === "Slash" && shift ? "؟" : arabic[code];
    const session = await page.context().newCDPSession(page);
    const event = { code, key, modifiers: shift ? 8 : 0 };
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, ...event });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
    await session.detach();
  }
  // A shortcut may lead to another page, and the old one is gone while it is asked.
  await settle(page).catch(() => page.waitForLoadState());
};

/** Runs in the page: where the reader is. */
const where = () => {
  const active = document.activeElement;
  const paragraph = active.closest(".paragraph");
  const box = (paragraph ?? active).getBoundingClientRect();
  const note = active.closest(".note")?.dataset.n ?? active.closest(".note-ref")?.id.split("-")[1];
  return {
    paragraph: paragraph?.id,
    note,
    // A paragraph may be taller than the window: its beginning or the focus must be there.
    inView: box.top >= -2 && box.top < innerHeight - 20,
    focusInView: active.getBoundingClientRect().bottom > 0 && active.getBoundingClientRect().top < innerHeight,
  };
};

const paragraphs = (page) => page.evaluate(() => [...document.querySelectorAll(".paragraph")].map((each) => each.id));

for (const lang of langs) {
  for (const layout of ["latin", "arabic"]) {
    test(`${lang}: j and k go from paragraph to paragraph on a keyboard that is ${layout}`, async () => {
      const page = await lab.open({ path: article(lang) });
      const ids = await paragraphs(page);
      const faults = [];
      const expect = async (key, id) => {
        await press(page, key, { layout });
        const now = await page.evaluate(where);
        if (now.paragraph !== id || !now.inView) faults.push(`${key} leads to ${now.paragraph}, not ${id}${now.inView ? "" : ", and it is out of view"}`);
      };
      for (const id of ids.slice(0, 8)) await expect("KeyJ", id);
      for (const id of ids.slice(4, 7).reverse()) await expect("KeyK", id);
      none([...faults, ...page.trouble]);
      await page.context().close();
    });
  }

  test(`${lang}: n and N go from note to note`, async () => {
    const page = await lab.open({ path: article(lang) });
    const faults = [];
    const step = async (shift) => {
      await press(page, "KeyN", { shift });
      const now = await page.evaluate(where);
      if (!now.note || !now.focusInView) faults.push(`the focus is on no note in view, but in ${now.paragraph}`);
      return Number(now.note);
    };
    const there = [await step(false), await step(false), await step(false), await step(false)];
    const back = [await step(true), await step(true)];
    if (there.some((note, index) => index > 0 && note <= there[index - 1])) faults.push(`n leads to the notes ${there}`);
    if (back[0] !== there[2] || back[1] !== there[1]) faults.push(`after ${there}, N leads to ${back}`);
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: side by side, n leads to each note once`, async () => {
    const page = await lab.open({ path: article(lang, "parallel/"), width: wide });
    const notes = [];
    for (let presses = 0; presses < 6; presses += 1) {
      await press(page, "KeyN");
      notes.push((await page.evaluate(where)).note);
    }
    none(notes.join() === "1,2,3,4,5,6" ? page.trouble : [`n leads to the notes ${notes}`]);
    await page.context().close();
  });

  test(`${lang}: below the last note n stays, and N leads to the last`, async () => {
    const page = await lab.open({ path: article(lang) });
    const faults = [];
    const bottom = () => page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
    await bottom();
    await settle(page);
    const top = await page.evaluate(() => scrollY);
    await press(page, "KeyN");
    if ((await page.evaluate(() => scrollY)) !== top) faults.push("n leads away from below the last note");
    await press(page, "KeyN", { shift: true });
    const last = await page.evaluate(() => document.querySelectorAll(".note").length);
    const { note } = await page.evaluate(where);
    if (Number(note) !== last) faults.push(`N leads to note ${note}, not ${last}`);
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  test(`${lang}: after scrolling, j goes on from what is in view`, async () => {
    const page = await lab.open({ path: article(lang) });
    const ids = await paragraphs(page);
    await press(page, "KeyJ");
    await page.evaluate((id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }), ids[14]);
    await settle(page);
    await press(page, "KeyJ");
    const { paragraph } = await page.evaluate(where);
    none(paragraph === ids[15] ? page.trouble : [`j leads to ${paragraph}, not ${ids[15]}`]);
    await page.context().close();
  });

  test(`${lang}: p leads to the parallel view and back, and keeps the paragraph`, async () => {
    const page = await lab.open({ path: article(lang) });
    const id = (await paragraphs(page))[5];
    const faults = [];
    for (let presses = 0; presses < 6; presses += 1) await press(page, "KeyJ");
    for (const view of ["parallel/", ""]) {
      await Promise.all([page.waitForURL(new RegExp(`${article(lang, view)}(index\\.html)?(#.*)?$`)), press(page, "KeyP")]);
      await settle(page);
      const top = await page.evaluate((key) => document.getElementById(key).getBoundingClientRect().top, id);
      if (top < -40 || top > 450) faults.push(`${view || "the article"}: ${id} lies at ${Math.round(top)} px`);
    }
    none([...faults, ...page.trouble]);
    await page.context().close();
  });

  for (const layout of ["latin", "arabic"]) {
    test(`${lang}: ? opens the help, Escape closes it, and the focus returns, on a keyboard that is ${layout}`, async () => {
      const page = await lab.open({ path: article(lang) });
      await press(page, "KeyJ");
      const before = await page.evaluate(where);
      await press(page, "Slash", { shift: true, layout });
      const faults = [];
      if (!(await page.evaluate(() => document.querySelector("dialog#_help")?.open && document.activeElement.closest("#_help")))) faults.push("the help does not open, or has no focus");
      await page.keyboard.press("Escape");
      if (await page.evaluate(() => document.querySelector("dialog#_help")?.open)) faults.push("Escape does not close the help");
      const now = await page.evaluate(where);
      if (now.paragraph !== before.paragraph || !before.paragraph) faults.push(`the focus was in ${before.paragraph}, and returns to ${now.paragraph}`);
      none([...faults, ...page.trouble]);
      await page.context().close();
    });
  }
}

const active = (page) => page.evaluate(() => (document.activeElement === document.body ? "" : (document.activeElement.closest("[id]")?.id ?? document.activeElement.localName)));

test("no shortcut with Ctrl, Alt or Meta, nor while text is typed", async () => {
  const page = await lab.open({ path: article("en") });
  const faults = [];
  await press(page, "KeyJ");
  await press(page, "KeyJ");
  const before = await active(page);
  if (!before) faults.push("j does nothing");
  for (const modifier of ["Control", "Alt", "Meta"]) {
    // With Ctrl or Meta, K opens the search.
    for (const code of modifier === "Alt" ? ["KeyJ", "KeyK", "KeyN"] : ["KeyJ", "KeyN"]) {
      await page.keyboard.press(`${modifier}+${code}`);
      if ((await active(page)) !== before) faults.push(`${modifier}+${code} moves the focus to ${await active(page)}`);
    }
  }
  for (const made of ["input", "textarea", "div"]) {
    await page.evaluate((name) => {
      const field = document.createElement(name);
      field.id = `typed-${name}`;
      if (name === "div") field.contentEditable = "true";
      document.querySelector("main").prepend(field);
      field.focus();
    }, made);
    await page.keyboard.type("jknp?/");
    const { typed, focus } = await page.evaluate((id) => {
      const field = document.getElementById(id);
      return { typed: field?.value ?? field?.textContent, focus: field !== null && document.activeElement === field };
    }, `typed-${made}`);
    if (typed !== "jknp?/" || !focus) faults.push(`typing "jknp?/" into ${made} gives "${typed}"`);
  }
  none(faults);
  await page.context().close();
});

test("the filter of the glossary takes the letters of shortcuts", async () => {
  const page = await lab.open({ path: glossary("en") });
  const field = page.locator("main input:is([type=search], [type=text], :not([type]))").first();
  await field.focus();
  await page.keyboard.type("jnp?");
  none((await field.inputValue()) === "jnp?" ? [] : [`the filter holds "${await field.inputValue()}"`]);
  await page.context().close();
});

// WCAG 2.2, 2.1.4.
test("shortcuts can be switched off, and stay off", async () => {
  const page = await lab.open({ path: article("en") });
  const faults = [];
  const toggle = async () => {
    await page.click('[data-open="help"]');
    await page.locator('#_help input[name="shortcuts"]').click();
    await page.keyboard.press("Escape");
  };
  const silent = async (when) => {
    await page.evaluate(() => document.activeElement.blur());
    await press(page, "KeyJ");
    if (await page.evaluate(() => document.activeElement.closest(".paragraph")?.id)) faults.push(`${when}: j still moves`);
    await press(page, "Slash", { shift: true });
    if (await page.evaluate(() => document.querySelector("#_help").open)) faults.push(`${when}: ? still opens the help`);
  };
  await toggle();
  await silent("switched off");
  await page.reload();
  await silent("after a reload");
  if (await page.locator('#_help input[name="shortcuts"]').isChecked()) faults.push("after a reload the box is checked");
  await page.goto(lab.url(article("ar")));
  await silent("on another page");
  await toggle();
  await page.evaluate(() => document.activeElement.blur());
  await press(page, "KeyJ");
  if (!(await page.evaluate(() => document.activeElement.closest(".paragraph")))) faults.push("switched on again, j does not move");
  none(faults);
  await page.context().close();
});

/** Runs in the page: whether the focus can be seen, and the target hit. */
const focused = () => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const faults = [];
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const name = `${look.name(element)} "${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 30)}"`;
  if (boxes.length === 0 || !look.visible(element)) return { faults: [`${name} has the focus, and cannot be seen`] };
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && !/, 0\)|transparent/.test(style.outlineColor);
  if (!outlined) faults.push(`${name} has the focus, and does not show it`);
  // What scrolls is in sight when a part of it is.
  const box = boxes.find((each) => each.top >= 0 && each.bottom <= innerHeight) ?? boxes[0];
  const [x, y] = [box.left + box.width / 2, Math.min(Math.max(box.top, 0) + box.height / 2, innerHeight - 1)];
  const hit = document.elementFromPoint(x, y);
  if (!hit) faults.push(`${name} has the focus out of sight, at ${Math.round(x)}, ${Math.round(y)}`);
  else if (!element.contains(hit) && !hit.contains(element) && !element.labels?.[0]?.contains(hit)) faults.push(`${name} is covered by ${look.name(hit)}`);
  return { faults };
};

/** Runs in the page: WCAG 2.2, 2.5.8. */
const small = () => {
  const focusable = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  // A label belongs to the target of its field; what scrolls is no target.
  const union = (element) => {
    const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
    const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  // In a sentence, the line decides how tall a link is. Text beside the link makes it one.
  const inSentence = (element) => {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    let line = element.parentElement;
    while (getComputedStyle(line).display === "inline") line = line.parentElement;
    const links = [...line.querySelectorAll("a, button")].reduce((sum, link) => sum + link.textContent.trim().length, 0);
    return line.textContent.trim().length > links;
  };
  const targets = [...document.querySelectorAll(focusable)]
    .filter((element) => look.visible(element) && !look.forEars(element) && !element.matches("pre, [role=region]"))
    .map((element) => ({ element, box: union(element) }))
    .filter(({ box }) => box.width > 0 && box.right > 0 && box.bottom + scrollY > 0);
  const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5;
  const distance = (x, y, box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const faults = [];
  for (const target of targets.filter(isSmall)) {
    if (inSentence(target.element)) continue;
    const [x, y] = [(target.box.left + target.box.right) / 2, (target.box.top + target.box.bottom) / 2];
    const near = targets.find((other) => {
      if (other.element === target.element || other.element.contains(target.element) || target.element.contains(other.element)) return false;
      if (!isSmall(other)) return distance(x, y, other.box) < 12;
      return Math.hypot((other.box.left + other.box.right) / 2 - x, (other.box.top + other.box.bottom) / 2 - y) < 24;
    });
    if (near) faults.push(`${look.name(target.element)} is ${Math.round(target.box.width)} × ${Math.round(target.box.height)} px, close to ${look.name(near.element)}`);
  }
  return [...new Set(faults)];
};

for (const [lang, width] of [["ar", wide], ["en", wide], ["ar", narrow]]) {
  test(`${lang} at ${width} px: Tab reaches everything, in sight, marked, uncovered and large enough`, async () => {
    const page = await lab.open({ path: article(lang), width });
    await look(page);
    const faults = await page.evaluate(small);
    let steps = 0;
    for (; steps < 2000; steps += 1) {
      await page.keyboard.press("Tab");
      let found = await page.evaluate(focused);
      if (!found) break;
      // The card of the link before goes after a moment, and gives way to the focus.
      if (found.faults.length > 0) {
        await until(page, () => !document.querySelector("#_card:popover-open"));
        found = await page.evaluate(focused);
      }
      faults.push(...found.faults);
    }
    const links = await page.evaluate(() => document.querySelectorAll(".paragraph p.text a").length);
    if (steps < links) faults.push(`only ${steps} stops, though the text alone has ${links} links`);
    if (steps === 2000) faults.push("the focus is caught");
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}

for (const lang of langs) {
  test(`${lang}: a card that leads nowhere else leaves the arrows to the page`, async () => {
    const page = await lab.open({ path: article(lang) });
    const id = await page.evaluate(() => [...document.querySelectorAll("[data-card]")].map((entry) => entry.dataset).find((entry) => !entry.in.includes(" ") && document.querySelector(`p.text a.mention[data-cards="${entry.card}"]`)).card);
    const mention = page.locator(`p.text a.mention[data-cards="${id}"]`).first();
    await mention.focus();
    await until(page, () => document.querySelector("#_card:popover-open"));
    await page.keyboard.press("ArrowDown");
    const stays = await mention.evaluate((link) => link === document.activeElement);
    none(stays ? page.trouble : ["the focus has left the mention"]);
    await page.context().close();
  });

  test(`${lang}: the card of two names is entered by keys, each leads on, and the way back is the mention`, async () => {
    const page = await lab.open({ path: article(lang) });
    const mention = page.locator("a.mention.joint").first();
    await mention.focus();
    await until(page, () => document.querySelector("#_card:popover-open"));
    const focus = () => page.evaluate(() => [document.activeElement.closest("#_card") ? "card" : document.activeElement.className, document.activeElement.href]);
    const own = await focus();
    const links = await page.evaluate(() => [...document.querySelectorAll("#_card a")].map((link) => link.href));
    const names = await page.evaluate(() => new Set([...document.querySelectorAll("#_card > div > p:first-child a")].map((link) => link.href)).size);
    const walk = [];
    // Once more than there are links: the last is the end.
    for (const key of [...links, ""].map(() => "ArrowDown").concat(links.map(() => "ArrowUp"))) {
      await page.keyboard.press(key);
      walk.push(await focus());
    }
    const inCard = (href) => ["card", href];
    const expected = [...links, links.at(-1), ...links.slice(0, -1).reverse()].map(inCard).concat([own]);
    const faults = [];
    if (JSON.stringify(walk) !== JSON.stringify(expected)) faults.push(`the keys lead to ${JSON.stringify(walk)}`);
    if (names !== 2) faults.push("both names are not in the card");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    if ((await focus())[1] !== own[1] || (await page.locator("#_card:popover-open").count())) faults.push("Escape does not close the card and go back");
    await mention.blur();
    await mention.focus();
    for (const key of [...links.map(() => "ArrowDown"), "Tab"]) await page.keyboard.press(key);
    const next = await page.evaluate(() => {
      const links = [...document.querySelectorAll("#_main a[href], #_main button, #_main summary")].filter((each) => each.checkVisibility() && !each.closest("#_card"));
      return links[links.indexOf(document.querySelector("a.mention.joint")) + 1] === document.activeElement;
    });
    if (!next) faults.push("Tab does not go on from the mention");
    none([...faults, ...page.trouble]);
    await page.context().close();
  });
}
