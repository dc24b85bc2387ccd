// Questions to a page about what can be seen of it. `look(page)` puts them into the page as `look`; each answers with a list
// of faults, as text.

import { settle } from "./harness.mjs";

const install = () => {
  const name = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((word) => `.${word}`).join("");
    const within = element.closest("[id]");
    return `${element.localName}${id}${classes}${id || !within ? "" : ` in #${within.id}`}`;
  };
  const words = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 40));

  // What was asked of an element need not be computed again for each text in it. It is known until the script that asks
  // has run to its end, because the page may change before the next.
  const remembered = (compute) => {
    const known = new Map();
    return (key) => {
      if (known.size === 0) queueMicrotask(() => known.clear());
      if (!known.has(key)) known.set(key, compute(key));
      return known.get(key);
    };
  };

  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // Text for screen readers alone is cut down to a pixel.
  const isCutDown = (element) => {
    const style = getComputedStyle(element);
    if (style.clipPath.startsWith("inset(") || style.clip.startsWith("rect(")) return true;
    if (style.overflow === "visible") return false;
    const box = element.getBoundingClientRect();
    return box.width <= 1 && box.height <= 1;
  };
  const forEars = remembered((element) => isCutDown(element) || (element.parentElement !== null && forEars(element.parentElement)));

  const textsIn = remembered((within) => {
    const found = [];
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || !visible(element)) continue;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0.5 && rect.height > 0.5);
      if (rects.length > 0 && !forEars(element)) found.push({ node, element, rects });
    }
    return found;
  });

  /** All text that can be seen, with a box for each line of it. */
  const texts = (within = document.body) => textsIn(within);

  // The box of a line is as tall as its font asks for, and may reach into the next line where no ink is: only the middle of
  // it stands for the letters.
  const core = (rect) => ({
    left: rect.left,
    right: rect.right,
    top: rect.top + rect.height / 4,
    bottom: rect.bottom - rect.height / 4,
  });

  /** Where inside an element text can be seen; what can be scrolled to is not lost. */
  const windowOf = remembered((element) => {
    if (!element || element === document.documentElement || element === document.body) {
      return { left: 0, right: innerWidth, top: -Infinity, bottom: Infinity };
    }
    const style = getComputedStyle(element);
    // What is fixed stands in the window of the browser, not in that of its parent.
    const outer = style.position === "fixed" ? windowOf(null) : windowOf(element.parentElement);
    const box = element.getBoundingClientRect();
    const seen = { ...outer };
    const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
    const scrolls = (overflow) => ["auto", "scroll"].includes(overflow);
    if (cuts(style.overflowX)) Object.assign(seen, { left: Math.max(seen.left, box.left), right: Math.min(seen.right, box.right) });
    if (cuts(style.overflowY)) Object.assign(seen, { top: Math.max(seen.top, box.top), bottom: Math.min(seen.bottom, box.bottom) });
    if (scrolls(style.overflowX)) Object.assign(seen, { left: -Infinity, right: Infinity });
    if (scrolls(style.overflowY)) Object.assign(seen, { top: -Infinity, bottom: Infinity });
    return seen;
  });

  /** Text that is cut off, or stands beside the window where nobody can scroll to. */
  const lost = () => {
    const faults = [];
    for (const { node, element, rects } of texts()) {
      // A folded note shows its first lines; its sign unfolds it. Pictures have tests of their own, and a list of what they say.
      if (element.closest("details:not([open]) .note-body, svg")) continue;
      const seen = windowOf(element);
      const out = rects.map(core).some((rect) =>
        rect.left < seen.left - 2 || rect.right > seen.right + 2 || rect.top < seen.top - 1 || rect.bottom > seen.bottom + 1);
      if (out) faults.push(`cut off: ${words(node.data)} in ${name(element)}`);
    }
    return faults;
  };

  /** The page, wider than the window. */
  const overflow = () => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
    });
    return [`the page is ${page.scrollWidth} px wide in ${innerWidth}: ${wide.slice(0, 3).map(name).join(", ")}`];
  };

  // Layers that lie over the page on purpose.
  const isLayer = (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position) || element.matches("[popover], dialog");
  const floats = remembered((element) => isLayer(element) || (element.parentElement !== null && floats(element.parentElement)));

  const block = remembered((element) =>
    element.parentElement && /^(inline|contents|ruby)/.test(getComputedStyle(element).display) ? block(element.parentElement) : element);

  /** Letters of one block over those of another. */
  const overlaps = () => {
    const lines = [];
    for (const { node, element, rects } of texts()) {
      // What a folded note does not show lies over nothing, and pictures have tests of their own.
      if (floats(element) || element.closest("details:not([open]) .note-body, svg")) continue;
      const owner = block(element);
      for (const rect of rects) lines.push({ ...core(rect), owner, element, text: node.data });
    }
    lines.sort((a, b) => a.top - b.top);
    const faults = new Set();
    lines.forEach((a, index) => {
      for (let next = index + 1; next < lines.length && lines[next].top < a.bottom - 1; next += 1) {
        const b = lines[next];
        if (a.owner === b.owner) continue;
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) {
          faults.add(`${words(a.text)} in ${name(a.owner)} lies over ${words(b.text)} in ${name(b.owner)}`);
        }
      }
    });
    return [...faults];
  };

  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  // A canvas reads every notation of a colour.
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    return brush.getImageData(0, 0, 1, 1).data;
  };
  const light = (bytes) => {
    const [red, green, blue] = [...bytes].slice(0, 3).map((value) => channel(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const luminance = remembered((colour) => light(rgba(colour)));
  /** The luminance of colours that lie one over the other, each with its share. */
  const blended = (layers) => {
    brush.clearRect(0, 0, 1, 1);
    for (const [colour, share] of layers) {
      brush.globalAlpha = share;
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    brush.globalAlpha = 1;
    return light(brush.getImageData(0, 0, 1, 1).data);
  };
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const isOpaque = remembered((colour) => rgba(colour)[3] > 127);
  const ground = remembered((element) => {
    if (element === null) return matchMedia("(prefers-color-scheme: dark)").matches ? "black" : "white";
    const colour = getComputedStyle(element).backgroundColor;
    return isOpaque(colour) ? colour : ground(element.parentElement);
  });

  /** Text that hardly differs from what it stands on. */
  const faint = () => {
    const faults = new Set();
    for (const { node, element } of texts()) {
      const ratio = contrast(luminance(getComputedStyle(element).color), luminance(ground(element)));
      if (ratio < 4.5) faults.add(`${words(node.data)} in ${name(element)}: contrast ${ratio.toFixed(1)}`);
    }
    return [...faults];
  };

  /** What would move, though the reader asked for rest. */
  const moving = () => {
    const faults = [];
    const long = (value) => value.split(",").some((part) => parseFloat(part) * (part.trim().endsWith("ms") ? 1 : 1000) > 10);
    for (const element of document.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const transition = style.transitionProperty !== "none" && long(style.transitionDuration);
      const animation = style.animationName !== "none" && long(style.animationDuration);
      if (transition || animation || style.scrollBehavior === "smooth") faults.push(`${name(element)} moves`);
    }
    return faults;
  };

  globalThis.look = { name, words, visible, forEars, texts, core, lost, overflow, floats, overlaps, luminance, blended, contrast, ground, faint, moving };
};

/** Puts `look` into a page, also where its own scripts are off. */
export const look = (page) => page.evaluate(install);

/** Opens a page, waits until it is drawn with its own faces, and puts `look` into it. */
export const openToLook = async (lab, options) => {
  const page = await lab.open(options);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await settle(page);
  await look(page);
  return page;
};

/** The faults that some of the questions above find, all asked of the page as it is now. */
export const ask = async (page, ...questions) => {
  await look(page);
  return page.evaluate((keys) => keys.flatMap((key) => globalThis.look[key]()), questions);
};
