// The views by their tabs, each loaded with its style when it is first opened.

/** @typedef {import("../shell/shell.js").Tab} Tab */

/** Give the tabs of the explorer on a server. @returns {Tab[]} */
export function tabs() {
  return [
    { name: "front", title: "News", bare: true, load: () => viewed("front") },
    { name: "graph", title: "Graph", load: () => viewed("graph") },
    { name: "map", title: "Map", load: () => viewed("map") },
    { name: "timeline", title: "Timeline", load: () => viewed("timeline") },
    { name: "table", title: "Table", load: () => viewed("table") },
    { name: "sparql", title: "Questions", bare: true, load: () => viewed("sparql") },
  ];
}

/** Load a view and its style. @param {string} name */
async function viewed(name) {
  const [module] = await Promise.all([import(`../${name}/view.js`), styled(`../${name}/view.css`)]);
  return module;
}

/** Load a style sheet; without it the page is plain but works. @param {string} path */
export function styled(path) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(path, import.meta.url).href;
  return new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", done);
    document.head.append(link);
  });
}
