// Words that nothing agrees with, and the forms that they may stand for: slips of the finger, names as they are heard, words
// that were written as one.
(() => {
  "use strict";
  const { search } = window.hashiya;
  const end = "\uffff";
  // Once a query has read so many shards, no further ones are read for slips.
  const most = 4;

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
  search.sound = sound;

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

  // First letters that are written for each other.
  const kin = "ckq jg sz fv iy td جغقك طت ضظدذز سصث حهخ اع".split(" ");
  /** What may have been meant, with the steps that it takes: the word, without its article, with another first letter. */
  const meant = (word) => {
    const bare = word.replace(/^(?:al|el)(?=\p{L}{4})/u, "");
    const letters = [...(kin.find((letters) => letters.includes(word[0])) ?? "")].filter((letter) => letter !== word[0]);
    const others = letters.map((letter) => ({ text: letter + word.slice(1), steps: 0.5 }));
    return [{ text: word, steps: 0 }, ...(bare === word ? [] : [{ text: bare, steps: 0.2 }]), ...others];
  };

  /** Where forms that differ by little may stand: the likeliest first. */
  const ranges = (word, texts) => {
    const points = [...texts];
    for (let i = Math.min(word.length, 6) - 1; i >= 0; i -= 1) {
      points.push(word.slice(0, i) + word.slice(i + 1), word.slice(0, i) + (word[i + 1] ?? "") + word[i] + word.slice(i + 2));
    }
    const stretches = [4, 3, 2, 1].map((length) => [word.slice(0, length), word.slice(0, length) + end]);
    return [...points.map((point) => [point, point]), ...stretches];
  };

  /** Two words that were written as one, if both are there. */
  const parted = async (word, entries, spent) => {
    const starts = new Set(entries.flatMap(({ words }) => words.map(([form]) => form)).filter((form) => form.length > 2 && word.startsWith(form)));
    const longest = [...starts].sort((a, b) => b.length - a.length).slice(0, 2);
    for (const start of longest) {
      const [rest] = search.words(word.slice(start.length));
      if (!rest || rest.length < 3) continue;
      const found = await search.entries(search.stems(rest).slice(0, 1).map((stem) => [stem, stem]), 1, { spent, most: most + 1 });
      if (found.some(({ words }) => words.some(([form]) => form === rest))) return [start, rest];
    }
    return undefined;
  };

  const latin = new Map([..."اa|بb|تt|ثt|جj|حh|خk|دd|ذd|رr|زz|سs|شs|صs|ضd|طt|ظz|عa|غg|فf|قk|كk|لl|مm|نn|هa|وu|يi".matchAll(/(.)(\w)/g)].map(([, from, to]) => [from, to]));
  const bones = (word) => sound(word).replace(/[aeiouv]/g, "");
  /** Names in Latin letters that an Arabic word may stand for, by its consonants. */
  const heard = async (word, spent) => {
    const written = [...word].map((letter) => latin.get(letter) ?? "").join("");
    if (!written) return [];
    const agrees = (form) => sound(form) === sound(written) || (bones(written).length > 2 && bones(form) === bones(written));
    const entries = await search.entries([[written[0], written.slice(0, 2) + end]], 3, { spent, most: most + 2 });
    const all = entries.flatMap(({ words }) => words).filter(([form]) => form[0] === written[0] && agrees(form));
    return all.map(([form, postings]) => ({ form, postings, quality: 0.5 }));
  };

  /** The forms that are nearest to a word which nothing agrees with, or the words that it is made of; `spent` has the shards read so far. */
  search.near = async (word, spent) => {
    if (word.length < 3 || search.isStop(word)) return { forms: [], entries: [] };
    const limit = word.length > 6 ? 2 : 1;
    const targets = meant(word).map((target) => ({ ...target, heard: sound(target.text) }));
    const entries = await search.entries(ranges(word, targets.map(({ text }) => text)), 2, { spent, most });
    const found = new Map();
    for (const [form, postings] of entries.flatMap(({ words }) => words)) {
      // Of a short word only a letter that was left out is a slip that can be told.
      if (word.length === 3 && form.length !== 4) continue;
      const own = sound(form);
      const steps = Math.min(...targets.map(({ text, steps, heard }) => steps + (own === heard ? 0.5 : distance(text, form, limit))));
      if (steps <= limit) found.set(form, { form, postings, steps, quality: 0.7 - 0.2 * steps });
    }
    const least = Math.min(...[...found.values()].map(({ steps }) => steps));
    const nearest = [...found.values()].filter(({ steps }) => steps <= Math.max(least, 1));
    const parts = least > 1 ? await parted(word, entries, spent) : undefined;
    if (parts) return { forms: [], entries, parts };
    return { forms: nearest.length ? nearest : await heard(word, spent), entries };
  };
})();
