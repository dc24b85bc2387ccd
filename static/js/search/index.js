// The index: which parts there are, and what stands in them. A part is a script that is loaded once.
(() => {
  "use strict";
  const { search, load } = window.hashiya;
  let table;
  const parts = new Map();
  const waiting = new Map();

  // Called by the scripts of the index.
  search.open = (given) => {
    table = given;
    search.units = given.units;
  };
  search.style = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  search.strings = (lang) => table.words[lang];
  search.part = (name, content) => waiting.get(name)?.(content);

  const part = (name) => {
    if (!parts.has(name)) {
      const content = new Promise((done, fail) => {
        waiting.set(name, done);
        load(`search/parts/${name}.js`).catch(fail);
      });
      content.catch(() => parts.delete(name));
      parts.set(name, content);
    }
    return parts.get(name);
  };

  /** The place of the last part that does not begin behind a key. */
  const placeOf = (list, key) => {
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (list[middle][0] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const pairs = (list) => list.flatMap((one, i) => (i % 2 ? [] : [[one, list[i + 1]]]));
  const opened = new Map();
  const shard = async (name) => {
    const entries = await part(name);
    if (!opened.has(name)) {
      opened.set(name, entries.map(([key, names, ...rest]) => ({ key, names: pairs(names), words: pairs(rest) })));
    }
    return opened.get(name);
  };

  /**
   * The entries of all shards that may have a key of these ranges; of each range so many shards at most, and no further ones
   * once a query has `spent` its `most`.
   */
  search.entries = async (ranges, each, { spent = new Set(), most = Infinity } = {}) => {
    const names = new Set();
    for (const [from, to] of ranges) {
      const [low, high] = [placeOf(table.shards, from), placeOf(table.shards, to)];
      for (let i = low; i <= Math.min(high, low + each - 1); i += 1) {
        const name = table.shards[i][1];
        if (!spent.has(name) && spent.size >= most) continue;
        spent.add(name);
        names.add(name);
      }
    }
    return (await Promise.all([...names].map(shard))).flat();
  };

  const decoded = new Map();
  /** In which units a word stands: the unit, its kind, how much the word counts, its places. */
  search.postings = (text) => {
    if (!decoded.has(text)) {
      let unit = 0;
      const read = (posting) => {
        const [, step, kind, impact, places] = /^([0-9a-z]+)([A-Z])([A-Z])(.*)$/.exec(posting);
        unit += parseInt(step, 36);
        let place = 0;
        return {
          unit,
          kind: kind.charCodeAt(0) - 65,
          impact: impact.charCodeAt(0) - 65,
          places: places.split(".").map((one) => (place += parseInt(one, 36))),
        };
      };
      decoded.set(text, text.split(",").map(read));
    }
    return decoded.get(text);
  };

  /** The chunk that has a unit, by its name. */
  search.chunkOf = (unit) => table.chunks[placeOf(table.chunks, unit)][1];

  /** What is shown of a unit. */
  search.shown = async (unit) => {
    const [first, name] = table.chunks[placeOf(table.chunks, unit)];
    const { shared, units } = await part(name);
    const [kind, title, address, ar, en, ties, further] = units[unit - first];
    const both = ([ar, en]) => ({ ar: search.read(ar), en: search.read(en) });
    const page = (address) => (typeof address === "string" ? { ar: `ar${address}`, en: `en${address}` } : { ar: address[0], en: address[1] });
    const tie = ([label, other, date, address]) => ({
      label: both(shared[label]),
      other: both(shared[other]),
      date: both(shared[date]),
      address: page(address),
    });
    const note = typeof further === "number" ? further : undefined;
    const names = Array.isArray(further) ? pairs(further).map(([lang, text]) => ({ lang, text: search.read(text) })) : [];
    return { kind, title: both(shared[title]), address: page(address), text: both([ar, en]), ties: ties.map(tie), note, names };
  };
})();
