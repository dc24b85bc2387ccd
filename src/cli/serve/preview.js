// Reloads the page after each rebuild, and keeps the reader's place.
const key = `hashiya-scroll:${location.pathname}`;
const kept = sessionStorage.getItem(key);
if (kept !== null) {
  sessionStorage.removeItem(key);
  scrollTo(0, Number(kept));
}
new EventSource("/__hashiya/changes").onmessage = () => {
  sessionStorage.setItem(key, String(scrollY));
  location.reload();
};
