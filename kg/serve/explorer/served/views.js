// The views by their tabs, each loaded with its style when it is first opened.

import { library } from "./libraries.js";
import { styled } from "./styling.js";

/** @typedef {import("../shell/shell.js").Tab} Tab */

/** Give the tabs of the explorer on a server. @returns {Tab[]} */
export function tabs() {
  return [
    { name: "front", title: "News", bare: true, load: () => viewed("front") },
    { name: "graph", title: "Graph", load: () => viewed("graph", ["vis-network"]) },
    { name: "map", title: "Map", load: () => viewed("map", ["maplibre-gl", "world-atlas", "topojson-client"]) },
    { name: "timeline", title: "Timeline", load: () => viewed("timeline") },
    { name: "table", title: "Table", load: () => viewed("table") },
    { name: "sparql", title: "Questions", bare: true, load: () => viewed("sparql") },
  ];
}

/** @type {Map<string, Promise<any>>} */
const loading = new Map();

/** Load a view and its style, once; the libraries that it will ask for are fetched meanwhile. @param {string} name @param {string[]} libraries */
function viewed(name, libraries = []) {
  const found = loading.get(name) || loaded(name);
  loading.set(name, found);
  found.catch(() => loading.delete(name));
  // The view asks for them again, and says what went wrong.
  for (const one of libraries) library(one).catch(() => {});
  return found;
}

/** @param {string} name */
async function loaded(name) {
  const [module] = await Promise.all([import(`../${name}/view.js`), styled(`../${name}/view.css`)]);
  return module;
}
