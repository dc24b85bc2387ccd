// What a query finds, in which order.
(() => {
  "use strict";
  const { search } = window.hashiya;
  const end = "\uffff";
  // So many shards are read for a query at most; the script and one chunk come to them.
  const most = 6;
  const article = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=.)/;

  /** The words of a query that say something, or all if none does, its phrases, and whether it may go on. */
  const parse = (query) => {
    const text = query.slice(0, 300);
    const phrases = [];
    for (const match of text.matchAll(/"([^"]+)"|“([^”]+)”|«([^»]+)»/g)) phrases.push(search.words(match[1] ?? match[2] ?? match[3]));
    const all = search.words(text);
    const words = [...new Set(telling(all))].slice(0, 12);
    const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(text) && words.includes(all.at(-1));
    const asksWho = all.some((word) => ["who", "whom", "من"].includes(word));
    return { all, asksWho, words, phrases: phrases.filter(({ length }) => length > 1), isOpen };
  };
  const telling = (words) => {
    const some = words.filter((word) => !search.isStop(word));
    return some.length ? some : words;
  };

  const openings = (word) => [...new Set([word, word.replace(article, "")])];

  /** The forms of a word in the index, and how well each agrees with it; the entries that were read for them. */
  const forms = async (word, isOpen, spent) => {
    const stems = search.stems(word);
    const starts = isOpen && word.length > 1 ? openings(word) : [];
    const entries = [
      ...(await search.entries(stems.map((stem) => [stem, stem]), 1, { spent, most })),
      ...(await search.entries(starts.map((start) => [start, start + end]), 2, { spent, most })),
    ];
    const found = new Map();
    const add = (form, postings, quality) => {
      if (quality > (found.get(form)?.quality ?? 0)) found.set(form, { form, postings, quality });
    };
    for (const { key, words } of new Set(entries)) {
      const isOwn = stems.includes(key);
      for (const [form, postings] of words) {
        if (form === word) add(form, postings, 1);
        else if (isOwn) add(form, postings, search.stems(form)[0] === stems[0] ? 0.85 : 0.5);
        else if (word.length > 3 && search.sound(form) === search.sound(word)) add(form, postings, 0.6);
        const start = starts.find((one) => form.startsWith(one));
        if (start !== undefined) add(form, postings, 0.3 + (0.4 * start.length) / form.length);
      }
    }
    return { forms: [...found.values()], entries };
  };

  /** The units of a word: its best form there, and its places. */
  const unitsOf = (forms) => {
    const units = new Map();
    for (const { form, postings, quality } of forms) {
      for (const { unit, kind, impact, places } of search.postings(postings)) {
        const own = units.get(unit) ?? { kind, value: 0, places: [], forms: new Map() };
        own.value = Math.max(own.value, quality * impact);
        own.places.push(...places);
        own.forms.set(form, places);
        units.set(unit, own);
      }
    }
    return units;
  };

  /** The least stretch of text that has a place of each list. */
  const span = (lists) => {
    const all = lists.flatMap((places, list) => places.map((place) => ({ list, place: place >> 2 }))).sort((a, b) => a.place - b.place);
    const counts = lists.map(() => 0);
    let [missing, start, least] = [lists.length, 0, Infinity];
    for (const { list, place } of all) {
      if ((counts[list] += 1) === 1) missing -= 1;
      while (missing === 0) {
        least = Math.min(least, place - all[start].place);
        if ((counts[all[start].list] -= 1) === 0) missing += 1;
        start += 1;
      }
    }
    return least;
  };

  /** Whether the words of a phrase stand one behind the other in a unit. */
  const hasPhrase = (unit, phrase, words) => {
    const steps = phrase.map((word, step) => ({ word, step })).filter(({ word }) => !search.isStop(word));
    const lists = steps.map(({ word, step }) => (words.get(word)?.units.get(unit)?.forms.get(word) ?? []).map((place) => (place >> 2) - step));
    return lists.length > 0 && lists[0].some((place) => lists.every((list) => list.includes(place)));
  };

  const isSame = (a, b) => a.length === b.length && a.every((word, at) => word === b[at]);
  const isSorted = (a, b) => isSame([...a].sort(), [...b].sort());
  /** Where a list of words stands in another. */
  const placeIn = (all, part) => all.findIndex((_, at) => part.every((word, step) => all[at + step] === word));

  /** How far a name is what was asked: letter by letter, but for words that say nothing or forms, or only in part. */
  const worth = (name, rank, { all, words, wholes, isOpen, accepted }) => {
    const own = telling(name);
    const at = wholes.findIndex((whole) => isSame(whole, name));
    if (at >= 0) return 4000 - 500 * rank - 100 * at;
    const short = wholes.findIndex((whole) => isSame(telling(whole), own));
    if (short >= 0) return 2400 - 500 * rank - 100 * short;
    if (own.length === words.length && own.every((word, at) => accepted[at].has(word))) return 1000 - 300 * rank;
    if (isSorted(own, words)) return 800 - 200 * rank;
    const [typed, key] = [all.join(" "), name.join(" ")];
    if (isOpen && typed.length > 1 && key.startsWith(typed)) return (40 - 8 * rank) * (typed.length / key.length);
    return placeIn(words, own) >= 0 ? 30 * own.length - 8 * rank : 0;
  };

  /** Units by their names, among those that stand with the words of the query: how much that is worth, and whether the name has all phrases. */
  const named = (asked, words, entries) => {
    const { all, phrases } = asked;
    const [first, ...rest] = all;
    const wholes = first === undefined ? [] : search.bare(first).map((bare) => [bare, ...rest]);
    const accepted = asked.words.map((word) => new Set([word, ...words.get(word).found.map(({ form }) => form)]));
    const found = new Map();
    for (const [key, units] of new Set(entries.flatMap(({ names }) => names))) {
      const name = key.split(" ");
      const hasPhrases = phrases.every((phrase) => placeIn(name, phrase) >= 0);
      for (let i = 0; i < units.length; i += 2) {
        const own = found.get(units[i]) ?? { value: 0, hasPhrases: false };
        own.value = Math.max(own.value, worth(name, units[i + 1], { ...asked, wholes, accepted }));
        own.hasPhrases ||= hasPhrases;
        found.set(units[i], own);
      }
    }
    return found;
  };

  const weigh = (unit, words, names, { phrases, asksWho }) => {
    const own = [...words.values()].map(({ units, rarity }) => ({ found: units.get(unit), rarity })).filter(({ found }) => found);
    const sum = own.reduce((sum, { found, rarity }) => sum + found.value * rarity, 0);
    const least = own.length > 1 ? span(own.map(({ found }) => found.places)) : Infinity;
    const nearness = 1 + (0.7 * (own.length - 1)) / Math.max(least, 1);
    const places = own.flatMap(({ found }) => found.places);
    const langs = ["ar", "en"].filter((_, bit) => places.some((place) => (place & 1) === bit));
    const known = [...words.values()].filter(({ units }) => units.size).length;
    const share = own.length / known;
    // Kinds 0 and 1 are groups and people.
    const kind = own[0]?.found.kind;
    const favour = asksWho && kind < 2 ? 2 : 1;
    const name = names.get(unit);
    return {
      unit,
      kind,
      langs,
      share,
      score: (sum * nearness * share ** 3 + (name?.value ?? 0)) * favour,
      isPhrase: phrases.every((phrase) => hasPhrase(unit, phrase, words)) || name?.hasPhrases,
    };
  };

  /** The words of a query with what agrees with each, or is nearest to it; words that were written as one are parted. */
  const lookUp = async (asked, spent) => {
    const { words, isOpen, phrases } = asked;
    // Of a long query each word is looked up as it stands before any is as it may be without clitics; but for the first, with which names begin.
    const early = words.flatMap((word, at) => search.stems(word).slice(0, at === 0 ? 3 : 1));
    const first = search.entries(early.map((stem) => [stem, stem]), 1, { spent, most });
    const [read] = await Promise.all([Promise.all(words.map((word, at) => forms(word, isOpen && at === words.length - 1, spent))), first]);
    const [entries, instead] = [read.flatMap(({ entries }) => entries), []];
    for (const [at, own] of read.entries()) {
      if (own.forms.some(({ quality }) => quality !== 0.6) || phrases.length) continue;
      const near = await search.near(words[at], spent);
      if (near.parts) return lookUp(joined(asked, words[at], near.parts), spent);
      own.forms.push(...near.forms);
      entries.push(...near.entries);
      instead.push(...near.forms.map(({ form }) => form));
    }
    const found = new Map(words.map((word, at) => [word, { found: read[at].forms, units: unitsOf(read[at].forms) }]));
    for (const own of found.values()) own.rarity = Math.log(1 + search.units / (own.units.size + 1));
    return { asked, words: found, entries, instead: [...new Set(instead)] };
  };
  const joined = (asked, word, parts) => {
    const put = (list) => list.flatMap((one) => (one === word ? parts : [one]));
    return { ...asked, all: put(asked.all), words: [...new Set(put(asked.words))] };
  };

  /** What a query finds: units in their order, the forms that are lit, words that stand in for those not found, and how many shards were read. */
  search.find = async (query) => {
    const spent = new Set();
    const { asked, words, entries, instead } = await lookUp(parse(query), spent);
    const names = named(asked, words, entries);
    const units = new Set([...words.values()].flatMap(({ units }) => [...units.keys()]));
    const results = [...units].map((unit) => weigh(unit, words, names, asked));
    const kept = results.filter(({ share, isPhrase }) => isPhrase && share >= 0.5);
    kept.sort((a, b) => b.score - a.score || a.unit - b.unit);
    const lit = new Set([...words.values()].flatMap(({ found }) => found.map(({ form }) => form)));
    return { results: kept, lit, instead, shards: spent.size };
  };
})();
