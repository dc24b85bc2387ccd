// The schemas that `hashiya schema` prints, in the server by which most editors read them, set up as docs/editors.md says: by a line at
// the head of a file, and by settings.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const guide = readFileSync(new URL("../../docs/editors.md", import.meta.url), "utf8");
const [line] = guide.match(/^# yaml-language-server: .*$/m);
const settings = JSON.parse(guide.match(/```json\n(\{\s*"yaml\.schemas".*?)```/s)[1]);
const ARTICLE = "content/articles/a.yaml";
const server = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");

/** A folder with the schemas where the guide has them put. */
const project = () => {
  const folder = mkdtempSync(join(tmpdir(), "schemas-"));
  const schema = (...kind) => execFileSync(process.env.HASHIYA, ["schema", ...kind]);
  mkdirSync(join(folder, "schemas"));
  const named = join(folder, dirname(ARTICLE), line.match(/\$schema=([^#\s]+)/)[1]);
  mkdirSync(dirname(named));
  writeFileSync(named, schema());
  for (const path of Object.keys(settings["yaml.schemas"])) {
    writeFileSync(join(folder, path), schema(path.match(/^schemas\/(.*)\.json$/)[1]));
  }
  return folder;
};

/** The server, as an editor has it that has `folder` open. */
const start = async (folder, schemas) => {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const asked = new Map();
  const told = new Map();
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const yaml = { completion: true, hover: true, validate: true, schemas, schemaStore: { enable: false } };
  const hear = ({ id, method, params, result }) => {
    if (method === undefined) return asked.get(id)(result);
    if (method === "textDocument/publishDiagnostics") return told.get(params.uri)?.(params.diagnostics);
    if (id === undefined) return;
    const answers = params.items?.map(({ section }) => (section === "yaml" ? yaml : null));
    send({ id, result: answers ?? null });
  };
  let bytes = Buffer.alloc(0);
  child.stdout.on("data", (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const head = bytes.indexOf("\r\n\r\n");
      const end = head + 4 + Number(/Content-Length: (\d+)/.exec(bytes.subarray(0, head))?.[1]);
      if (head < 0 || bytes.length < end) return;
      const message = JSON.parse(bytes.subarray(head + 4, end));
      bytes = bytes.subarray(end);
      hear(message);
    }
  });
  const ask = (method, params) =>
    new Promise((resolve) => {
      asked.set(asked.size, resolve);
      send({ id: asked.size - 1, method, params });
    });
  const uri = pathToFileURL(folder).href;
  const capabilities = { workspace: { configuration: true, workspaceFolders: true } };
  await ask("initialize", { processId: null, rootUri: uri, workspaceFolders: [{ uri, name: "book" }], capabilities });
  send({ method: "initialized", params: {} });
  send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml } } });
  const open = (path, text) => {
    const document = { uri: `${uri}/${path}`, languageId: "yaml", version: 1, text };
    const diagnostics = new Promise((resolve) => told.set(document.uri, resolve));
    send({ method: "textDocument/didOpen", params: { textDocument: document } });
    return diagnostics;
  };
  const at = (method, path, place) =>
    ask(`textDocument/${method}`, { textDocument: { uri: `${uri}/${path}` }, position: place });
  return { open, at, close: () => child.kill() };
};

/** The text before `¦`, and the position of that sign. */
const marked = (text) => {
  const lines = text.split("¦")[0].split("\n");
  return [text.replace("¦", ""), { line: lines.length - 1, character: lines.at(-1).length }];
};

const FAULTY = "title: {ar: عنوان, en: Title}\noriginal: ar\nsummery: {en: Words}\nparagraphs:\n  - id: p01\n    as: versus\n    ar: نص\n";
const HALF = "title: {ar: عنوان, en: Title}\norig¦inal: ar\nparagraphs:\n  - id: p01\n    ar: نص\n    ";

for (const [by, head, schemas] of [
  ["the line at the head of a file", `${line}\n`, {}],
  ["the settings", "", settings["yaml.schemas"]],
]) {
  test(`faults, fields and what they mean are shown by ${by}`, async (t) => {
    const folder = project();
    const { open, at, close } = await start(folder, schemas);
    t.after(() => (close(), rmSync(folder, { recursive: true })));

    const faults = (await open(ARTICLE, head + FAULTY)).map(({ message }) => message);
    assert.equal(faults.length, 2, faults.join("\n"));
    assert.ok(faults.some((it) => it.includes("summery")) && faults.some((it) => it.includes("verse")), faults.join("\n"));

    const half = join(dirname(ARTICLE), "b.yaml");
    const [text, place] = marked(head + HALF);
    await open(half, text);
    const { contents } = await at("hover", half, place);
    assert.match(contents.value, /The language of the original.*لغة الأصل/s);
    const [, end] = marked(`${text}¦`);
    const { items } = await at("completion", half, end);
    const field = items.find(({ label }) => label === "translation");
    assert.ok(field && !items.some(({ label }) => label === "ar"), items.map(({ label }) => label).join());
    assert.match(JSON.stringify(field.documentation), /From which original/);
  });
}
