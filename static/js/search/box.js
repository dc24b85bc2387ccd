// The box of the search: over any page, and on its own. What it shows is text, never markup.
(() => {
  "use strict";
  const { search, get, set, root } = window.hashiya;
  const { lang, dir } = document.documentElement;
  const dirs = { ar: "rtl", en: "ltr", fr: "ltr" };
  const other = lang === "ar" ? "en" : "ar";
  const screenful = 8;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };
  const strings = () => search.strings(lang);
  const number = (value) => String(value).replace(/\d/g, (digit) => strings().digits[digit] ?? digit);
  /** The side of a text for the reader, with its language. */
  const side = (text) => (text[lang] != null ? lang : text[other] != null ? other : undefined);
  const spoken = (name, text, attributes = {}) => {
    const own = side(text);
    return own && make(name, { ...attributes, lang: own, dir: dirs[own] }, search.drawn(text[own]));
  };

  let box;
  const state = { query: "", found: undefined, kind: undefined, tongue: undefined, shown: 0, turn: 0, drawing: 0 };

  const recent = () => {
    try {
      const kept = JSON.parse(get("searches") ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, 6) : [];
    } catch {
      return [];
    }
  };
  const keep = () => {
    const query = box.input.value.trim();
    if (query) set("searches", JSON.stringify([query, ...recent().filter((one) => one !== query)].slice(0, 6)));
  };

  const say = (...parts) => {
    const text = parts.map((part) => part.textContent ?? part).join("");
    if (box.status.textContent !== text) box.status.replaceChildren(...parts);
  };
  // Nobody says what language a query is in: its letters have a direction, and that is all.
  const isolated = (words) => make("bdi", { dir: /\p{Script=Arabic}/u.test(words) ? "rtl" : "ltr" }, words);

  /** The relations that answer a question: those which its words name, else the first. */
  const answers = (ties, lit) => {
    const named = ({ label, other, date }) =>
      [label, other, date].flatMap((text) => [text.ar, text.en]).filter((one) => one && search.words(one.text).some((word) => lit.has(word))).length;
    const sorted = ties.map((tie) => ({ tie, count: named(tie) })).sort((a, b) => b.count - a.count);
    return sorted.slice(0, 3).map(({ tie }) => tie);
  };
  const relations = (ties, lit) => {
    const rows = answers(ties, lit).map(({ label, other: end, date, address }) => {
      const link = spoken("a", end, { href: new URL(address[lang], root).href });
      const when = date[lang] ? [" ", make("span", { class: "count" }, search.drawn(date[lang]))] : [];
      return make("div", {}, spoken("dt", label), make("dd", {}, link, ...when));
    });
    return rows.length ? [make("dl", { class: "search-ties ui-text" }, ...rows)] : [];
  };

  /** The texts of a result: in the reader's language, and in the other where the words stand there alone. */
  const texts = (text, lit) => {
    const own = side(text);
    const excerpt = (tongue) => ({ tongue, ...search.excerpt(text[tongue], lit) });
    const all = own ? [excerpt(own)] : [];
    if (own === lang && all[0].count === 0 && text[other] != null) {
      const further = excerpt(other);
      if (further.count) all.push(further);
    }
    return all;
  };

  /** The name by which something was found, if more of it is lit than of its title. */
  const alias = (title, names, lit) => {
    const count = (name) => new Set(search.words(name?.text ?? "").filter((word) => lit.has(word))).size;
    const all = [{ lang: other, text: title[other] }, ...names].map((name) => ({ ...name, count: count(name.text) }));
    const most = Math.max(...all.map(({ count }) => count));
    if (most <= count(title[side(title)])) return [];
    const best = all.find(({ count }) => count === most);
    return [make("p", { class: "search-name", lang: best.lang, dir: dirs[best.lang] }, ...search.excerpt(best.text, lit).nodes)];
  };

  const entry = async ({ unit }, lit) => {
    const { kind, title, address, text, ties, note, names } = await search.shown(unit);
    const shown = texts(text, lit);
    const directives = shown.filter(({ tongue }) => tongue === lang || text[lang] == null).flatMap(({ directives }) => directives);
    const place = decodeURIComponent(address[lang].split("#")[1] ?? "");
    // Only paragraphs are known by their ids.
    const isPlace = place && /\/articles\//.test(address[lang]);
    const own = side(title) ?? lang;
    // The page of the article unfolds the note.
    const leave = () => note && set("note", `${place} ${note}`);
    const link = make("a", { href: search.lead(address[lang], directives), lang: own, dir: dirs[own], onclick: leave, onauxclick: leave });
    link.append(...(title[own] ? search.excerpt(title[own], lit).nodes : [place]));
    const kicker = make("p", { class: "search-kind ui-text" }, strings().labels[kind]);
    if (isPlace) kicker.append(" · ", make("span", { lang: "en", dir: "ltr" }, place));
    const lines = shown.map(({ tongue, nodes }) => make("p", { class: "search-text", lang: tongue, dir: dirs[tongue] }, ...nodes));
    const name = names.length ? alias(title, names, lit) : [];
    return make("li", {}, kicker, make("p", { class: "search-title" }, link), ...name, ...lines, ...relations(ties, lit));
  };

  /** Results that are let through by the filters. */
  const passed = () =>
    state.found.results.filter(({ kind, langs }) => (state.kind ?? kind) === kind && (!state.tongue || langs.includes(state.tongue)));

  /** As many further results as fit a screen, from few files: with the script and the shards there are eight at most. */
  const batch = (all) => {
    const most = Math.max(1, Math.min(3, 7 - state.found.shards));
    const chunks = new Set();
    const next = [];
    for (const result of all.slice(state.shown, state.shown + screenful)) {
      chunks.add(search.chunkOf(result.unit));
      if (chunks.size > most) break;
      next.push(result);
    }
    return next;
  };

  /** Who presses again before the results are there gets what was asked for last, and each of it once. */
  const extend = async () => {
    const drawing = (state.drawing += 1);
    const all = passed();
    const next = batch(all);
    const items = await Promise.all(next.map((result) => entry(result, state.found.lit)));
    if (drawing !== state.drawing) return;
    if (state.shown === 0) box.list.replaceChildren();
    box.list.append(...items);
    state.shown += next.length;
    box.more.hidden = state.shown >= all.length;
  };

  const chip = (label, count, isOn, choose) =>
    make("button", { type: "button", "aria-pressed": String(isOn), onclick: choose }, `${label} `, make("span", { class: "count" }, number(count)));

  const filters = () => {
    const { results } = state.found;
    const kinds = strings().many.map((label, kind) => ({ label, kind, count: results.filter((one) => one.kind === kind).length })).filter(({ count }) => count);
    const tongues = ["ar", "en"].map((tongue) => ({ tongue, count: results.filter(({ langs }) => langs.includes(tongue)).length })).filter(({ count }) => count);
    const choose = (name, value) => () => {
      state[name] = state[name] === value ? undefined : value;
      refresh();
    };
    const group = (label, chips) => make("div", { role: "group", "aria-label": label }, ...chips);
    const ofKind = kinds.map(({ label, kind, count }) => chip(label, count, state.kind === kind, choose("kind", kind)));
    const ofTongue = tongues.map(({ tongue, count }) => chip(strings()[`in_${tongue}`], count, state.tongue === tongue, choose("tongue", tongue)));
    const groups = [];
    if (kinds.length > 1) groups.push(group(strings().kinds, ofKind));
    if (tongues.length > 1) groups.push(group(strings().languages, ofTongue));
    box.filters.replaceChildren(...groups);
  };

  /** Draws the results anew, and leaves the focus on the filter that was used. */
  const refresh = async () => {
    const at = [...box.filters.querySelectorAll("button")].indexOf(document.activeElement);
    state.shown = 0;
    filters();
    box.filters.querySelectorAll("button")[at]?.focus();
    say(...message());
    if (passed().length === 0) box.list.replaceChildren();
    await extend();
  };

  const message = () => {
    const { instead, results } = state.found;
    const count = passed().length;
    if (results.length === 0) return [strings().none];
    const words = instead.slice(0, 4).flatMap((word, at) => [at ? strings().comma : " ", isolated(word)]);
    return [...(words.length ? [strings().near, ...words, " · "] : []), `${strings().count} ${number(count)}`];
  };

  const forget = () => {
    set("searches", "[]");
    rest();
    box.input.focus();
  };
  /** What is shown before anything is asked. */
  const rest = () => {
    const past = recent();
    box.list.replaceChildren();
    box.filters.replaceChildren();
    box.more.hidden = true;
    say(past.length ? "" : strings().hint);
    const ask = (query) => make("button", { type: "button", onclick: () => put(query) }, isolated(query));
    const clear = make("button", { type: "button", class: "search-forget", onclick: forget }, strings().forget);
    const list = past.length ? [make("p", { id: "_recent" }, strings().recent), make("div", { role: "group", "aria-labelledby": "_recent" }, ...past.map(ask), clear)] : [];
    box.recent.replaceChildren(...list);
  };
  const put = (query) => {
    box.input.value = query;
    box.input.focus();
    ask();
  };

  const address = () => {
    if (box.dialog) return;
    const url = new URL(location.href);
    if (state.query) url.searchParams.set("q", state.query);
    else url.searchParams.delete("q");
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // A page from the disk may keep its address.
    }
  };

  const ask = async () => {
    const turn = (state.turn += 1);
    state.drawing += 1;
    state.query = box.input.value.trim();
    address();
    if (!search.words(state.query).length) {
      rest();
      box.body.dataset.query = state.query;
      return;
    }
    const late = setTimeout(() => say(strings().loading), 250);
    try {
      const found = await search.find(box.input.value);
      if (turn !== state.turn) return;
      Object.assign(state, { found, kind: undefined, tongue: undefined, shown: 0 });
      box.recent.replaceChildren();
      clearTimeout(late);
      await refresh();
    } catch {
      if (turn === state.turn) say(strings().failed);
    } finally {
      clearTimeout(late);
      if (turn === state.turn) box.body.dataset.query = state.query;
    }
  };

  const move = (event) => {
    const stops = [box.input, ...box.list.querySelectorAll(".search-title a")];
    const at = stops.indexOf(document.activeElement.closest("li")?.querySelector(".search-title a") ?? document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") return leave(event);
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stops[Math.min(Math.max(at + step, 0), stops.length - 1)];
    event.preventDefault();
    next.focus();
  };
  const leave = (event) => {
    if (box.dialog) {
      event.preventDefault();
      box.dialog.close();
    } else if (box.input.value) {
      event.preventDefault();
      put("");
    }
  };

  const build = () => {
    const page = document.querySelector(".search-page");
    const input = page?.querySelector("input") ?? make("input", { type: "search", name: "q", id: "_query", autocomplete: "off", spellcheck: "false", maxlength: "1000" });
    const form = page?.querySelector("form") ?? make("form", { role: "search", class: "search-form" }, make("label", { for: "_query" }, strings().label), input);
    const more = make("button", { type: "button", class: "search-more", hidden: true, onclick: extend }, strings().more);
    box = {
      input,
      recent: make("div", { class: "search-recent ui-text" }),
      status: make("p", { role: "status", class: "search-status ui-text" }),
      filters: make("div", { class: "search-filters ui-text" }),
      list: make("ol", { class: "search-results" }),
      more,
    };
    box.body = make("div", { class: "search-body" }, box.status, box.recent, box.filters, box.list, more);
    if (page) {
      page.querySelector(".search-indexes").remove();
      page.append(box.body);
    } else {
      box.dialog = make("dialog", { class: "search-dialog", "aria-label": strings().label, lang, dir });
      form.append(make("button", { type: "button", onclick: () => box.dialog.close() }, strings().close));
      box.dialog.append(form, box.body);
      box.dialog.addEventListener("click", (event) => event.target === box.dialog && box.dialog.close());
      document.body.append(box.dialog);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
      ask();
    });
    let waiting;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 40);
    });
    box.list.addEventListener("click", (event) => {
      keep();
      // What is found on this page lies below the box.
      if (event.target.closest("a")?.pathname === location.pathname) box.dialog?.close();
    });
    (box.dialog ?? page).addEventListener("keydown", move);
    const asked = new URLSearchParams(location.search).get("q");
    if (page && asked && !input.value) input.value = asked;
    ask();
  };

  /** Opens the box, or leads to it where it stands on the page. */
  search.show = () => {
    if (!box) build();
    if (box.dialog && !box.dialog.open) {
      for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
      box.dialog.showModal();
    }
    box.input.focus();
    box.input.select();
  };
})();
