// Reloads the page when it is out of date, and keeps the reader's place.
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
