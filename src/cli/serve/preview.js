// Puts the links to an editor beside what they lead to; reloads the page when it is out of date, and keeps the reader's place.
const { version } = document.currentScript.dataset;
const key = `hashiya-scroll:${location.pathname}`;
const kept = sessionStorage.getItem(key);
if (kept !== null) {
  sessionStorage.removeItem(key);
  scrollTo(0, Number(kept));
}
// The server says the version that it shows at once, and then each new one.
new EventSource("/__hashiya/changes").onmessage = ({ data }) => {
  if (data === version) return;
  sessionStorage.setItem(key, String(scrollY));
  location.reload();
};

const places = document.getElementById("hashiya-places");
for (const link of places?.querySelectorAll("a") ?? []) {
  const { part } = link.dataset;
  const whole = part ? document.getElementById(part) : document.querySelector("main h1")?.parentElement;
  link.className = "hashiya-edit ui-text";
  [link.lang, link.dir] = [places.lang, places.dir];
  if (part) link.setAttribute("aria-label", `${link.textContent}: ${part}`);
  (whole?.querySelector(":scope > .tools") ?? whole)?.append(link);
}
