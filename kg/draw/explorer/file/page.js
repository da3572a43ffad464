// The explorer in one file: what it asks for is answered by what the file holds.

import { names } from "../shell/context.js";
import { byId } from "../shell/dom.js";
import { openShell, tell, tellPassed } from "../shell/shell.js";
import { begin } from "../shell/state.js";
import { beginTheme } from "../shell/theme.js";
import { openPanel } from "../panel/panel.js";
import { openSearch } from "../search/search.js";
import { library } from "./libraries.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("../shell/shell.js").Tab} Tab */
/** @typedef {Record<string, (params: any) => any>} Answers */

/** Read what `kg.draw.packing` put into the file: strings that come often, then JSON with their numbers. @returns {Promise<any>} */
export async function contentOfFile() {
  const bytes = Uint8Array.from(atob(byId("kg-content").textContent || ""), (letter) => letter.charCodeAt(0));
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  const end = text.indexOf("¤");
  const strings = JSON.parse(text.slice(0, end)).map((/** @type {string} */ string) => JSON.stringify(string));
  return JSON.parse(text.slice(end + 1).replace(/¤([0-9a-z]+)/g, (_, number) => strings[parseInt(number, 36)]));
}

/**
 * Open the explorer over what the file holds.
 * @param {any} content what `kg.draw.page` embeds @param {Tab[]} tabs @param {Answers} answers by the name that is asked
 */
export async function openFile(content, tabs, answers) {
  beginTheme();
  begin(tabs[0].name, tellPassed);
  const ask = async (/** @type {string} */ name, params = {}) => {
    const answer = answers[name];
    if (!answer) throw new Error("This file does not hold that; a server does: kg serve.");
    return answer(params);
  };
  /** @type {Context} */
  const context = {
    ...names(), ask, library, tell, summary: content.summary,
    send: () => Promise.reject(new Error("Nothing can be changed in a file.")),
    address: (path) => content.base + path.replace(/^\//, ""),
    served: false, mayWrite: false, tally: () => {},
  };
  await openShell(context, tabs, [openPanel(byId("panel"), context), openSearch(byId("find"), context)], content.days);
}
