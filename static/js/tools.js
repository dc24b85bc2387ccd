// What a script adds to each paragraph: the way to its other language, which takes the place of a plain link, how to share and
// cite it, and what its link is called.
(() => {
  "use strict";
  const { reader } = window.hashiya;
  if (!reader) return;
  const template = document.getElementById("_tools");
  const root = document.documentElement;
  const name = (label, id) => label.replace("#", id);

  // The id keeps its direction, and the name of the link has the language of the page.
  const label = (link, id) => {
    const words = document.createElement("span");
    [words.lang, words.dir, words.textContent] = [link.lang, link.dir, id];
    link.replaceChildren(words);
    [link.lang, link.dir] = [root.lang, root.dir];
    link.setAttribute("aria-label", name(template.dataset.permalink, id));
  };
  const tools = (paragraph) => {
    const made = document.importNode(template.content, true);
    for (const tool of made.children) tool.setAttribute("aria-label", name(tool.getAttribute("aria-label"), paragraph.id));
    const translate = made.querySelector(".translate");
    if (translate) translate.hash = paragraph.id;
    if ("alone" in paragraph.dataset) translate?.remove();
    return made;
  };
  for (const paragraph of reader.paragraphs) {
    const link = paragraph.querySelector(".permalink");
    label(link, paragraph.id);
    const line = paragraph.querySelector(".tools") ?? document.createElement("p");
    line.className = "tools";
    if (!line.isConnected) link.replaceWith(line);
    line.replaceChildren(link, ...(paragraph.dataset.n ? [tools(paragraph)] : []));
  }
})();
