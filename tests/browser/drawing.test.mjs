// Pictures, tables and targets, for those who see little, point badly or do not point at all.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { article, langs, medium, narrow, none, profile, settle, sorts, start, wide } from "./harness.mjs";
import { look, openToLook } from "./look.mjs";

const lab = await start();
after(() => lab.close());

const open = (options) => openToLook(lab, options);

// What must be seen of a drawing: where, how it is painted, and what on.
const drawn = [
  { path: "network/", selector: ".network-line", paint: "stroke", least: 3 },
  { path: "network/", selector: ".network-node rect", paint: "stroke", least: 3 },
  { path: "network/2024/", selector: ".network-node.ghost rect", paint: "stroke", least: 3 },
  { path: "network/", selector: ".network-node text", paint: "fill", least: 4.5 },
  { path: "timeline/", selector: ".timeline-part .axis, .timeline-part .axis-break, .timeline-part .leader", paint: "stroke", least: 3, width: narrow },
  { path: "timeline/", selector: ".timeline-part .item :is(rect, path)", paint: "stroke", least: 3 },
  { path: "timeline/", selector: ".timeline-part text", paint: "fill", least: 4.5 },
  { path: "map/", selector: ".map-land", paint: "stroke", least: 3, on: [".map-land", ".map-sea"] },
  { path: "map/", selector: ".map-border, .map-disputed", paint: "stroke", least: 3, on: [".map-land", ".map-focus"] },
  { path: "map/", selector: ".map-spot", paint: "stroke-or-fill", least: 3, on: [".map-land", ".map-focus"] },
  { path: "map/", selector: ".mark .name", paint: "fill", least: 4.5, on: [".map-land", ".map-focus"], washes: 2 },
];

/** Runs in the page: the contrast of what is drawn, with its opacity, on the paper or on what lies below it. */
const faint = ({ selector, paint, least, on, washes = 0 }) => {
  const paper = getComputedStyle(document.body).backgroundColor;
  const grounds = (on ?? [null]).map((name) => (name === null ? paper : getComputedStyle(document.querySelector(name)).fill));
  const wash = washes ? getComputedStyle(document.querySelector(".map-area")).fill : null;
  const faults = new Set();
  const all = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() && !element.matches(".rug"));
  for (const element of all) {
    const style = getComputedStyle(element);
    const paints = paint === "stroke-or-fill" ? [style.fill, style.stroke] : [style[paint]];
    for (const ground of grounds) {
      const below = [[ground, 1], ...Array.from({ length: washes }, () => [wash, 1])];
      const ratios = paints.filter((colour) => colour !== "none").map((colour) => look.contrast(look.blended([...below, [colour, Number(style.opacity)]]), look.blended(below)));
      const best = Math.max(...ratios);
      if (best < least) faults.add(`${look.name(element)}: contrast ${best.toFixed(2)}, not ${least}`);
    }
  }
  return { all: all.length, faults: [...faults] };
};

for (const scheme of ["light", "dark"]) {
  test(`${scheme}: what is drawn can be seen`, async () => {
    const faults = [];
    const page = await open({ path: "en/", width: wide, scheme });
    for (const each of drawn) {
      await page.setViewportSize({ width: each.width ?? wide, height: 900 });
      await page.goto(lab.url(`en/${each.path}`));
      await look(page);
      const found = await page.evaluate(faint, each);
      assert.ok(found.all > 0, `${each.path} has no ${each.selector}`);
      faults.push(...found.faults.map((fault) => `${each.path} ${fault}`));
    }
    await page.context().close();
    none(faults);
  });

  test(`${scheme}: names and words with a note stand out from the text`, async () => {
    const page = await open({ path: article("en"), width: wide, scheme });
    const faults = await page.evaluate(() => {
      const paper = getComputedStyle(document.body).backgroundColor;
      const anchor = getComputedStyle(document.querySelector(".anchor"));
      const [edge] = /(?:rgba?|color)\([^)]*\)/.exec(anchor.backgroundImage) ?? ["transparent"];
      const line = getComputedStyle(document.querySelector(".mention")).textDecorationColor;
      const seen = { "the line below a name": line, "the edge of words with a note": edge };
      return Object.entries(seen).flatMap(([what, colour]) => {
        const found = look.contrast(look.blended([[paper, 1], [colour, 1]]), look.luminance(paper));
        return found < 3 ? [`${what}: contrast ${found.toFixed(2)}`] : [];
      });
    });
    await page.context().close();
    none(faults);
  });
}

test("text in pictures has at least 12 pixels, and stays inside of them", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const path of [`${lang}/map/`, `${lang}/network/`, `${lang}/timeline/`, profile(lang), profile(lang, "actors"), profile(lang, "places")]) {
      const page = await open({ path, width: wide });
      for (const width of [320, narrow, medium, 900, 1000, wide]) {
        await page.setViewportSize({ width, height: 900 });
        await settle(page);
        const found = await page.evaluate(() =>
          [...document.querySelectorAll("main svg[viewBox]")].filter((svg) => svg.checkVisibility() && svg.querySelector("text")).flatMap((svg) => {
            const frame = svg.getBoundingClientRect();
            const scale = frame.width / svg.viewBox.baseVal.width;
            return [...svg.querySelectorAll("text")].flatMap((text) => {
              const size = parseFloat(getComputedStyle(text).fontSize) * scale;
              const box = text.getBoundingClientRect();
              return [
                ...(size < 11.95 ? [`“${text.textContent}” has ${size.toFixed(1)} px`] : []),
                ...(box.left < frame.left - 2 || box.right > frame.right + 2 ? [`“${text.textContent}” leaves the picture`] : []),
              ];
            });
          }));
        faults.push(...found.slice(0, 3).map((fault) => `${path} at ${width} px: ${fault}`));
      }
      await page.context().close();
    }
  }
  none(faults);
});

test("signs of lines are there", async () => {
  const faults = [];
  for (const path of ["en/network/", "en/network/2024/", profile("en")]) {
    const page = await open({ path, width: wide });
    const found = await page.evaluate(() => {
      const named = [...document.querySelectorAll("main svg [marker-mid], main svg [marker-end]")].flatMap((line) => ["marker-mid", "marker-end"].map((name) => line.getAttribute(name)));
      const ids = new Set(named.filter(Boolean).map((value) => /^url\(#(.+)\)$/.exec(value)[1]));
      // Lines of belonging and leading have no sign in their middle.
      return { all: ids.size, missing: [...ids].filter((id) => !document.getElementById(id) && !/-(belonging|leading|bond)$/.test(id)) };
    });
    assert.ok(found.all > 2, `${path} names ${found.all} signs`);
    faults.push(...found.missing.map((id) => `${path}: no #${id}`));
    await page.context().close();
  }
  none(faults);
});

test("there is a way past each picture that has more than ten links", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const path of [`${lang}/map/`, `${lang}/network/`, `${lang}/network/2024/`, `${lang}/timeline/`, profile(lang)]) {
      for (const width of [narrow, wide]) {
        const page = await open({ path, width });
        const count = await page.evaluate(() => {
          const pictures = [...document.querySelectorAll("main svg")].filter((svg) => svg.checkVisibility() && svg.querySelectorAll("a").length > 10);
          const pasts = [...document.querySelectorAll("a.past")].filter((link) => link.checkVisibility());
          const isBetween = (before, between, behind) => Boolean(before.compareDocumentPosition(between) & 4) && Boolean(between.compareDocumentPosition(behind) & 4);
          globalThis.ways = pictures.map((svg) => pasts.findLast((link) => isBetween(link, svg, document.getElementById(link.hash.slice(1)))));
          return globalThis.ways.length;
        });
        for (let at = 0; at < count; at += 1) {
          const there = await page.evaluate((index) => {
            const way = globalThis.ways[index];
            way?.focus();
            return Boolean(way) && way.getBoundingClientRect().width > 20;
          }, at);
          if (!there) {
            faults.push(`${path} at ${width} px: no way past picture ${at}`);
            continue;
          }
          await page.keyboard.press("Enter");
          await page.keyboard.press("Tab");
          const inside = await page.evaluate(() => document.activeElement.closest("svg") !== null);
          if (inside) faults.push(`${path} at ${width} px: the way past picture ${at} leads into one`);
        }
        await page.context().close();
      }
    }
  }
  none(faults);
});

test("on a phone every cell of a table says what column it is of, and the table stays one", async () => {
  const faults = [];
  for (const lang of langs) {
    for (const path of ["map/", "network/", "timeline/", "about/"]) {
      const page = await open({ path: `${lang}/${path}`, width: narrow });
      const found = await page.evaluate(() => {
        const cells = [...document.querySelectorAll("main td")].filter((cell) => cell.checkVisibility() && cell.textContent.trim());
        const named = (cell) => getComputedStyle(cell, "::before").content.includes(cell.dataset.label ?? "…") || cell.matches(".number");
        const roles = { table: "table", tr: "row", th: "columnheader rowheader", td: "cell" };
        const without = Object.entries(roles).flatMap(([name, role]) => [...document.querySelectorAll(`main ${name}`)].filter((element) => !role.split(" ").includes(element.getAttribute("role"))));
        return { all: cells.length, faults: [...cells.filter((cell) => !named(cell)).map((cell) => `“${cell.textContent.trim()}” has no label`), ...without.map((element) => `${look.name(element)} has no role`)] };
      });
      assert.ok(found.all > 10, `${path} has ${found.all} cells`);
      faults.push(...found.faults.slice(0, 5).map((fault) => `${lang}/${path}: ${fault}`));
      await page.context().close();
    }
  }
  none(faults);
});

/** Runs in the page: targets under 24 px that another is too near to (WCAG 2.2, 2.5.8). Links inside of sentences are exempt, and those of pictures, which stand below them again. */
const small = () => {
  const faults = [];
  const targets = "a[href], button, summary, input, select, label";
  const all = [...document.querySelectorAll(targets)].filter((target) => target.checkVisibility({ opacityProperty: true }) && target.getClientRects().length && !target.closest("svg, [popover]:not(:popover-open)"));
  for (const target of all) {
    if (target.matches(".past, .skip, a:not(.note-ref)") && getComputedStyle(target).display === "inline") continue;
    if (target.matches(".past, .skip")) continue;
    const { width, height } = target.getBoundingClientRect();
    if (width >= 24 && height >= 24) continue;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const box = target.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    for (const [right, down] of [[11.5, 0], [-11.5, 0], [0, 11.5], [0, -11.5]]) {
      const hit = document.elementFromPoint(x + right, y + down)?.closest(targets);
      // Two signs at one place share the room.
      const together = target.matches(".note-ref") && hit?.matches(".note-ref");
      if (hit && hit !== target && !together && !hit.contains(target) && !target.contains(hit)) {
        faults.push(`${look.name(target)} has ${box.width.toFixed(0)} × ${box.height.toFixed(0)} px, ${look.name(hit)} is too near`);
        break;
      }
    }
  }
  return { all: all.length, faults };
};

for (const width of [narrow, wide]) {
  test(`at ${width} px: targets are 24 pixels large, or apart`, async () => {
    const faults = [];
    const page = await open({ path: "en/", width, hasTouch: width === narrow });
    for (const path of sorts()) {
      await page.goto(lab.url(path));
      await settle(page);
      await look(page);
      const found = await page.evaluate(small);
      faults.push(...found.faults.slice(0, 5).map((fault) => `${path}: ${fault}`));
    }
    await page.context().close();
    none(faults);
  });
}
