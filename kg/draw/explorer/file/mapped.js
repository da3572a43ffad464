// The start of a file that has a map, too.

import { answers } from "../map/embedded.js";
import { open } from "../map/view.js";
import { contentOfFile, openFile } from "./page.js";
import { answersOfFile, tabsOfFile } from "./views.js";

/** Start. */
async function start() {
  const content = await contentOfFile();
  const [graph, ...rest] = tabsOfFile();
  const map = { name: "map", title: "Map", load: async () => ({ open }) };
  await openFile(content, [graph, map, ...rest], { ...answersOfFile(content), ...answers(content.map) });
}

start();
