// What pages and files say to programs, by the readers of others: every term of the linked data is known, and the whole
// briefing is as its schema describes it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import jsonld from "jsonld";
import { none, root, sink, site } from "./harness.mjs";

const schema = "https://schema.org/";
const annotation = "http://www.w3.org/ns/oa#";
const lines = readFileSync(join(root, "tests/schema-org.txt"), "utf8").split("\n");
const terms = lines.map((line) => line.split(" ")[0]).filter((word) => /^[A-Za-z]+$/.test(word));

/** A context that knows these terms alone, so that any other is an error. */
const known = (vocabulary, words, more = {}) => ({ "@context": { ...Object.fromEntries(words.map((word) => [word, vocabulary + word])), ...more } });

const id = { "@type": "@id" };
// The terms that are used of the Web Annotation Vocabulary (W3C, 2017) and of Activity Streams.
const annotations = known(annotation, ["Annotation", "TextualBody", "FragmentSelector", "TextQuoteSelector", "TextPositionSelector", "commenting", "tagging", "exact", "prefix", "suffix", "start", "end", "ltr", "rtl"], {
  id: "@id",
  type: "@type",
  AnnotationCollection: "http://www.w3.org/ns/activitystreams#OrderedCollection",
  AnnotationPage: "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
  motivation: { "@id": `${annotation}motivatedBy`, "@type": "@vocab" },
  purpose: { "@id": `${annotation}hasPurpose`, "@type": "@vocab" },
  textDirection: { "@id": `${annotation}textDirection`, "@type": "@vocab" },
  body: { ...id, "@id": `${annotation}hasBody` },
  target: { ...id, "@id": `${annotation}hasTarget` },
  source: { ...id, "@id": `${annotation}hasSource` },
  selector: { ...id, "@id": `${annotation}hasSelector` },
  refinedBy: { ...id, "@id": `${annotation}refinedBy` },
  conformsTo: { ...id, "@id": "http://purl.org/dc/terms/conformsTo" },
  value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
  format: "http://purl.org/dc/elements/1.1/format",
  language: "http://purl.org/dc/elements/1.1/language",
  label: "http://www.w3.org/2000/01/rdf-schema#label",
  total: "http://www.w3.org/ns/activitystreams#totalItems",
  startIndex: "http://www.w3.org/ns/activitystreams#startIndex",
  first: { ...id, "@id": "http://www.w3.org/ns/activitystreams#first" },
  partOf: { ...id, "@id": "http://www.w3.org/ns/activitystreams#partOf" },
  items: { ...id, "@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list" },
});
const contexts = { "https://schema.org": known(schema, terms), "http://www.w3.org/ns/anno.jsonld": annotations };

const documentLoader = async (url) => {
  if (!contexts[url]) throw new Error(`${url} is asked for`);
  return { document: contexts[url], documentUrl: url };
};

/** In safe mode whatever would be dropped is an error. */
const expand = async (text, base) => {
  const expanded = await jsonld.expand(JSON.parse(text), { documentLoader, base, safe: true });
  return expanded.length ? [] : ["it says nothing"];
};

const files = (folder, end) => readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(end));
const read = (folder, file) => readFileSync(join(folder, file), "utf8");
const sites = { briefing: site, sink };

for (const [name, folder] of Object.entries(sites)) {
  test(`${name}: every term of the linked data is known`, async () => {
    const faults = [];
    const ask = async (file, text) => {
      const found = await expand(text, `http://localhost/briefing/${file}`).catch((fault) => [`${fault.message} ${JSON.stringify(fault.details?.event ?? "")}`]);
      faults.push(...found.map((fault) => `${file}: ${fault}`));
    };
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/s;
    const pages = files(folder, ".html").map((file) => [file, block.exec(read(folder, file))?.[1]]).filter(([, text]) => text);
    const notes = files(folder, ".jsonld").map((file) => [file, read(folder, file)]);
    if (!pages.length || !notes.length) faults.push(`${pages.length} pages, ${notes.length} files of notes`);
    for (const [file, text] of [...pages, ...notes]) await ask(file, text);
    none(faults);
  });
}

for (const [name, folder] of Object.entries(sites)) {
  test(`${name}: the whole as data is as its schema says, and the schema allows nothing else`, () => {
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(JSON.parse(read(folder, "briefing.schema.json")));
    const data = JSON.parse(read(folder, "briefing.json"));
    none(validate(data) ? [] : validate.errors.map((fault) => `${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`));
    none(validate({ ...data, more: 1 }) ? ["anything may be in it"] : []);
  });
}
