// The same page in three engines: Chromium, Firefox by its Marionette protocol, WebKit by WebDriver. Each of them goes to
// an address, has a window of a size, runs a function in the page, and clicks an element as a reader does.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isLaidOut, launch } from "./harness.mjs";

export const names = ["chromium", "firefox", "webkit"];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Asks again until something answers; a program that starts takes its time. */
const patiently = async (ask, tries = 300) => {
  for (; ; tries--) {
    try {
      return await ask();
    } catch (fault) {
      if (tries === 0) throw fault;
      await sleep(100);
    }
  }
};

/** A child whose end is waited for, so that nothing of it is left. */
const child = (program, args, env = {}) => {
  const running = spawn(program, args, { stdio: "ignore", env: { ...process.env, ...env } });
  const ended = new Promise((resolve) => running.once("exit", resolve));
  running.once("error", () => {});
  return {
    stop: async () => {
      running.kill();
      const isLate = await Promise.race([ended.then(() => false), sleep(5000).then(() => true)]);
      if (isLate) running.kill("SIGKILL");
      await ended;
    },
  };
};

const chromium = async () => {
  const browser = await launch();
  const page = await (await browser.newContext()).newPage();
  return {
    goto: async (url) => {
      await page.goto(url);
      await page.waitForFunction(isLaidOut);
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    run: (work, ...args) => page.evaluate(`(${work})(...${JSON.stringify(args)})`),
    click: (selector) => page.locator(selector).first().click(),
    close: () => browser.close(),
  };
};

/** What WebDriver and Marionette have in common; `ask` sends a command. */
const driven = (ask, stop) => {
  const run = async (work, ...args) => ask("script", { script: `return (${work})(...arguments);`, args });
  return {
    run,
    goto: async (url) => {
      await ask("goto", { url });
      await patiently(async () => {
        if (!(await run(isLaidOut))) throw new Error(`${url} is not laid out`);
      });
    },
    resize: async (width, height) => {
      // The size of a window has its frame in it.
      let [outer, tries] = [{ width, height }, 4];
      for (; tries > 0; tries--) {
        await ask("resize", { x: 0, y: 0, ...outer });
        await sleep(100);
        const inner = await run(() => ({ width: innerWidth, height: innerHeight }));
        if (inner.width === width && inner.height === height) return;
        outer = { width: outer.width + width - inner.width, height: outer.height + height - inner.height };
      }
      throw new Error(`the window cannot be ${width} × ${height} px`);
    },
    click: async (selector) => {
      const found = await ask("find", { using: "css selector", value: selector });
      const click = () => ask("click", Object.values(found)[0]);
      // A page that has moved below the pointer may show the card of what lies there now, until the pointer leaves it on its way to
      // the next click; a driver looks for what is in the way before it moves the pointer.
      await click().catch(async () => {
        await run(() => window.hashiya.card?.hide());
        await click();
      });
    },
    close: stop,
  };
};

const firefox = async () => {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "hashiya-firefox-"));
  const preferences = { "marionette.port": port, "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false, "app.update.enabled": false };
  writeFileSync(join(profile, "user.js"), Object.entries(preferences).map(([key, value]) => `user_pref("${key}", ${value});\n`).join(""));
  const program = child(process.env.FIREFOX || "firefox-esr", ["--headless", "--no-remote", "--marionette", "--profile", profile], { MOZ_HEADLESS_WIDTH: "2200", MOZ_HEADLESS_HEIGHT: "1400" });
  const socket = await patiently(() => new Promise((resolve, reject) => {
    const opening = connect(port, "127.0.0.1", () => resolve(opening));
    opening.once("error", reject);
  }));
  // A message is its length in bytes, a colon, and JSON: [type, id, error, result].
  const waiting = new Map();
  let [buffer, id] = [Buffer.alloc(0), 0];
  socket.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (let colon; (colon = buffer.indexOf(":")) > 0; ) {
      const end = colon + 1 + Number(buffer.subarray(0, colon));
      if (buffer.length < end) return;
      const message = JSON.parse(buffer.subarray(colon + 1, end));
      buffer = buffer.subarray(end);
      if (!Array.isArray(message)) continue;
      const [, of, error, result] = message;
      const { resolve, reject } = waiting.get(of);
      if (error) reject(new Error(error.message));
      else resolve(result && "value" in result ? result.value : result);
    }
  });
  const send = (command, parameters) =>
    new Promise((resolve, reject) => {
      waiting.set(++id, { resolve, reject });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await send("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
  const commands = { script: "ExecuteScript", goto: "Navigate", resize: "SetWindowRect", find: "FindElement", click: "ElementClick" };
  return driven(
    (what, parameters) => send(`WebDriver:${commands[what]}`, what === "click" ? { id: parameters } : parameters),
    async () => {
      socket.destroy();
      await program.stop();
      rmSync(profile, { recursive: true, force: true });
    },
  );
};

/** Debian's place for the browser that comes with WebKitGTK. */
const miniBrowser = () => {
  const libraries = `/usr/lib/${{ x64: "x86_64", arm64: "aarch64" }[process.arch]}-linux-gnu`;
  const found = readdirSync(libraries).map((folder) => join(libraries, folder, "MiniBrowser")).filter(existsSync);
  if (!found.length) throw new Error("there is no MiniBrowser of WebKitGTK");
  return found.at(-1);
};

const webkit = async () => {
  const display = `:${90 + Math.floor(Math.random() * 800)}`;
  const screen = child("Xvfb", [display, "-screen", "0", "2200x1400x24", "-nolisten", "tcp"]);
  const port = await freePort();
  const driver = child("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { DISPLAY: display, GDK_BACKEND: "x11", WEBKIT_DISABLE_COMPOSITING_MODE: "1", LIBGL_ALWAYS_SOFTWARE: "1" });
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } };
  const { sessionId } = await patiently(() => send("POST", "/session", { capabilities: { alwaysMatch: options } }));
  const commands = { script: "/execute/sync", goto: "/url", resize: "/window/rect", find: "/element" };
  return driven(
    (what, parameters) => what === "click"
      ? send("POST", `/session/${sessionId}/element/${parameters}/click`, {})
      : send("POST", `/session/${sessionId}${commands[what]}`, parameters),
    async () => {
      await send("DELETE", `/session/${sessionId}`).catch(() => {});
      await driver.stop();
      await screen.stop();
    },
  );
};

/** A browser of one of the engines. */
export const engine = (name) => ({ chromium, firefox, webkit })[name]();
