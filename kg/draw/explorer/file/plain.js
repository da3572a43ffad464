// The start of a file with graph, timeline and table.

import { contentOfFile, openFile } from "./page.js";
import { answersOfFile, tabsOfFile } from "./views.js";

/** Start. */
async function start() {
  const content = await contentOfFile();
  await openFile(content, tabsOfFile(), answersOfFile(content));
}

start();
