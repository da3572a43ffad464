// The views that every file has, and their answers.

import { answers as answersOfGraph } from "../graph/embedded.js";
import { open as openGraph } from "../graph/view.js";
import { answers as answersOfPanel } from "../panel/embedded.js";
import { answers as answersOfSearch } from "../search/embedded.js";
import { answers as answersOfTable } from "../table/embedded.js";
import { open as openTable } from "../table/view.js";
import { answers as answersOfTimeline } from "../timeline/embedded.js";
import { open as openTimeline } from "../timeline/view.js";

/** @typedef {import("../shell/shell.js").Tab} Tab */

/** Give the tabs of graph, timeline and table. @returns {Tab[]} */
export function tabsOfFile() {
  return [
    { name: "graph", title: "Graph", load: async () => ({ open: openGraph }) },
    { name: "timeline", title: "Timeline", load: async () => ({ open: openTimeline }) },
    { name: "table", title: "Table", load: async () => ({ open: openTable }) },
  ];
}

/** Give the answers of these views, of the panel and of the search box. @param {any} content */
export function answersOfFile(content) {
  return {
    ...answersOfGraph(content), ...answersOfTimeline(content.timeline), ...answersOfTable(content.rows),
    ...answersOfPanel(content.evidence), ...answersOfSearch(content.search),
  };
}
