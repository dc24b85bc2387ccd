// What a query finds, in which order.
(() => {
  "use strict";
  const { search } = window.hashiya;
  const end = "\uffff";
  const article = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=.)/;

  /** The words of a query that say something, its phrases, and whether it may go on. */
  const parse = (query) => {
    const text = query.slice(0, 300);
    const phrases = [];
    for (const match of text.matchAll(/"([^"]+)"|“([^”]+)”|«([^»]+)»/g)) phrases.push(search.words(match[1] ?? match[2] ?? match[3]));
    const all = search.words(text);
    const telling = all.filter((word) => !search.isStop(word));
    const words = [...new Set(telling)].slice(0, 12);
    const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(text) && telling.at(-1) === all.at(-1);
    const asksWho = all.some((word) => ["who", "whom", "من"].includes(word));
    return { asksWho, name: search.name(text), words, phrases: phrases.filter(({ length }) => length > 1), isOpen };
  };

  /** The letters that stand for one sound, by one letter: names are transcribed in many ways. */
  const sound = (word) =>
    word
      .replace(/aoui|awi|aui/g, "avi")
      .replace(/ou|oo|w/g, "u")
      .replace(/ae|ay|ey|ei|ai/g, "i")
      .replace(/kh|q|c/g, "k")
      .replace(/gh/g, "g")
      .replace(/y|ee/g, "i")
      .replace(/(.)\1+/g, "$1");

  /** How many letters differ, with neighbours that changed places counted once; more than `most` is not counted out. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const isSame = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  const openings = (word) => [...new Set([word, word.replace(article, "")])];

  /** The forms of a word in the index, and how well each agrees with it. */
  const forms = async (word, isOpen) => {
    const stems = search.stems(word);
    const starts = isOpen && word.length > 1 ? openings(word) : [];
    const entries = [
      ...(await search.entries(stems.map((stem) => [stem, stem]), 1)),
      ...(await search.entries(starts.map((start) => [start, start + end]), 2)),
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
        else if (word.length > 3 && sound(form) === sound(word)) add(form, postings, 0.6);
        const start = starts.find((one) => form.startsWith(one));
        if (start !== undefined) add(form, postings, 0.3 + (0.4 * start.length) / form.length);
      }
    }
    return [...found.values()];
  };

  /** The forms that are nearest to a word which nothing agrees with. */
  const near = async (word) => {
    const most = word.length > 6 ? 2 : 1;
    if (word.length < 4) return [];
    const look = async (ranges) => {
      const found = new Map();
      for (const { words } of await search.entries(ranges, 2)) {
        for (const [form, postings] of words) {
          const steps = sound(form) === sound(word) ? 0.5 : distance(word, form, most);
          if (steps <= most) found.set(form, { form, postings, steps, quality: 0.7 - 0.2 * steps });
        }
      }
      const least = Math.min(...[...found.values()].map(({ steps }) => steps));
      return [...found.values()].filter(({ steps }) => steps === least);
    };
    const starts = [word.slice(0, 2), word[0], word[0] + word.slice(2), word[0] + word[2]];
    const found = await look(starts.map((start) => [start, start + end]));
    if (found.length) return found;
    const others = await look([word.slice(1), word[1] + word[0]].map((start) => [start.slice(0, 3), start.slice(0, 3) + end]));
    return others.length ? others : heard(word);
  };

  const latin = new Map([..."اa|بb|تt|ثt|جj|حh|خk|دd|ذd|رr|زz|سs|شs|صs|ضd|طt|ظz|عa|غg|فf|قk|كk|لl|مm|نn|هa|وu|يi".matchAll(/(.)(\w)/g)].map(([, from, to]) => [from, to]));
  const bones = (word) => sound(word).replace(/[aeiouv]/g, "");
  /** Names in Latin letters that an Arabic word may stand for, by its consonants. */
  const heard = async (word) => {
    const written = [...word].map((letter) => latin.get(letter) ?? "").join("");
    if (!written) return [];
    const agrees = (form) => sound(form) === sound(written) || (bones(written).length > 2 && bones(form) === bones(written));
    const entries = await search.entries([[written[0], written.slice(0, 2) + end]], 3);
    const all = entries.flatMap(({ words }) => words).filter(([form]) => form[0] === written[0] && agrees(form));
    return all.map(([form, postings]) => ({ form, postings, quality: 0.5 }));
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

  /** Units by their whole names: all of the query, or some words of it one behind the other. */
  const named = async ({ name, words, isOpen }) => {
    const [first, ...rest] = name.split(" ");
    const whole = search.bare(first ?? "").map((bare) => [bare, ...rest].join(" "));
    const parts = new Map();
    words.forEach((_, from) => words.forEach((_, to) => to >= from && parts.set(words.slice(from, to + 1).join(" "), to - from + 1)));
    // Names stand with the stem of their first word; those of the last word may go on.
    const stems = words.flatMap((word) => search.stems(word)).map((stem) => [stem, stem]);
    const ranges = isOpen && words.length === 1 ? [...stems, [first, first + end]] : stems;
    const found = new Map();
    const add = (names, value) => {
      for (let i = 0; i < names.length; i += 2) {
        const [unit, rank] = [names[i], names[i + 1]];
        found.set(unit, Math.max(found.get(unit) ?? 0, value(rank)));
      }
    };
    for (const [key, names] of new Set((await search.entries(ranges, 1)).flatMap(({ names }) => names))) {
      const at = whole.indexOf(key);
      const start = whole.find((start) => isOpen && start.length > 1 && key.startsWith(start));
      if (at >= 0) add(names, (rank) => 3000 - 500 * rank - 100 * at);
      else if (start !== undefined) add(names, (rank) => (40 - 8 * rank) * (start.length / key.length));
      else if (parts.has(key)) add(names, (rank) => 30 * parts.get(key) - 8 * rank);
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
    return {
      unit,
      kind,
      langs,
      share,
      score: (sum * nearness + (names.get(unit) ?? 0)) * share ** 3 * favour,
      isPhrase: phrases.every((phrase) => hasPhrase(unit, phrase, words)),
    };
  };

  /** What a query finds: units in their order, the forms that are lit, and words that stand in for those not found. */
  search.find = async (query) => {
    const asked = parse(query);
    const words = new Map();
    const instead = [];
    await Promise.all(
      asked.words.map(async (word, at) => {
        let found = await forms(word, asked.isOpen && at === asked.words.length - 1);
        if (!found.length && !asked.phrases.length) {
          found = await near(word);
          instead.push(...found.map(({ form }) => form));
        }
        const units = unitsOf(found);
        words.set(word, { at, units, found, rarity: Math.log(1 + search.units / (units.size + 1)) });
      }),
    );
    const names = await named(asked);
    const units = new Set([...words.values()].flatMap(({ units }) => [...units.keys()]));
    const results = [...units].map((unit) => weigh(unit, words, names, asked));
    const kept = results.filter(({ share, isPhrase }) => isPhrase && share >= 0.5);
    kept.sort((a, b) => b.score - a.score || a.unit - b.unit);
    const lit = new Set([...words.values()].flatMap(({ found }) => found.map(({ form }) => form)));
    return { results: kept, lit, instead: [...new Set(instead)] };
  };
})();
