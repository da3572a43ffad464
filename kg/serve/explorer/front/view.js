// The front page: what this is, three ways in, and what changed in the newest reports.

import { element } from "../shell/dom.js";
import { change } from "../shell/state.js";
import { hatchPatterns } from "../shell/hatch.js";
import { drawn } from "../shell/dom.js";
import { countWords } from "../shell/words.js";
import { openNews } from "./news.js";
import { ways } from "./ways.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("../shell/context.js").View} View */

/** What each total opens. @type {[keyof Context["summary"]["totals"], string, string, string][]} */
const TOTALS = [
  ["reports", "report", "reports", "reports"],
  ["claims", "claim", "claims", "claims"],
  ["relationships", "relationship", "relationships", "relationships"],
  ["places", "place", "places", "places"],
];

/** Open the view. @param {HTMLElement} room @param {Context} context @returns {Promise<View>} */
export async function open(room, context) {
  const held = { version: "", show: () => /** @type {void | Promise<void>} */ (undefined) };
  return {
    show: () => {
      const { version } = context.summary;
      if (held.version !== version) Object.assign(held, { version, show: build(room, context) });
      return held.show();
    },
  };
}

/** Build all of it, and give what shows the news. @param {HTMLElement} room @param {Context} context @returns {() => void | Promise<void>} */
function build(room, context) {
  const news = element("section", { class: "front-news", "aria-labelledby": "front-news-title" });
  const filled = context.summary.totals.reports > 0;
  room.replaceChildren(element("div", { class: "front" },
    drawn("svg", { class: "front-patterns", width: 0, height: 0, "aria-hidden": "true" }, hatchPatterns("front-")),
    introduction(context),
    filled ? ways(context) : empty(),
    filled && news));
  return filled ? openNews(news, context).show : () => {};
}

/** Say what this is and what it is not. @param {Context} context */
function introduction(context) {
  return element("header", { class: "front-what" },
    element("h2", {}, "Who holds what, and who says so"),
    element("p", { class: "front-lead" }, "News reports of wars, read into a graph: who takes, holds and leaves which place, who fights and who stands with whom. Every line leads to the sentence, the source and the day behind it."),
    totals(context.summary.totals),
    element("p", { class: "front-caveat" }, element("strong", {}, "What was reported, not what is true. "),
      "Sources err, and some gain by what they say; where they contradict each other, that is shown and not averaged away."));
}

/** Count what there is; each count leads to its table. @param {Context["summary"]["totals"]} held */
function totals(held) {
  return element("ul", { class: "front-totals", "aria-label": "What the graph holds" }, ...TOTALS.map(([name, one, many, rows]) =>
    element("li", {}, element("button", { type: "button", class: "front-total", click: () => change({ tab: "table", tableRows: rows }) },
      element("strong", {}, held[name].toLocaleString("en")), ` ${countWords(held[name], one, many).replace(/^\S+ /, "")}`))));
}

/** Say what to do with an empty graph. */
function empty() {
  const command = (/** @type {string} */ words) => element("code", {}, words);
  return element("section", { class: "front-empty", "aria-labelledby": "front-empty-title" },
    element("h3", { id: "front-empty-title" }, "Nothing has been read yet"),
    element("p", {}, "The graph is empty. Three ways to fill it:"),
    element("ol", {},
      element("li", {}, element("button", { type: "button", class: "strong", click: () => document.dispatchEvent(new CustomEvent("kg-paste")) }, "Read a report"), " by pasting its text or dropping a file on this page;"),
      element("li", {}, command("kg ingest FILE …"), " reads files and folders (txt, md, html, jsonl, csv) into this graph, also while the server runs;"),
      element("li", {}, command("kg demo"), " shows the sample reports that come along.")));
}
