// The answer: how much there is, how it is shown, how it is saved.

import { element } from "../shell/dom.js";
import { countWords } from "../shell/words.js";
import { kindsOf, shownColumns } from "./columns.js";
import { drawNet } from "./net.js";
import { drawPlaces } from "./places.js";
import { drawRows } from "./rows.js";
import { savings } from "./saving.js";
import { drawSeries } from "./series.js";
import { shapesOf } from "./shapes.js";
import { locate } from "./spots.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./shapes.js").Shapes} Shapes */
/** @typedef {import("./columns.js").Kind} Kind */
/** @typedef {{known: import("./terms.js").Known, context: import("../shell/context.js").Context}} Means */

/** @type {WeakMap<Answer, ReturnType<typeof locate>>} where answers lie, asked once */
const located = new WeakMap();

/** @type {Record<string, string>} */
const NAMES = { table: "Table", map: "Map", graph: "Graph", time: "Over time" };

/**
 * Show an answer.
 * @param {HTMLElement} room @param {Answer} answer @param {Means} means @param {string | null} as table, map, graph or time
 * @param {(as: string) => void} choose
 */
export async function showAnswer(room, answer, means, as, choose) {
  const kinds = kindsOf(answer, means.known.base), shapes = shapesOf(answer, kinds);
  if (answer.form === "truth") return room.replaceChildren(element("p", { class: "sparql-truth" }, answer.truth ? "Yes." : "No."), told(answer, means));
  const lies = placesOf(answer, shapes, means);
  const waits = as === "map" && shapes.map ? await lies : null;
  const offered = ["table", ...Object.entries(shapes).flatMap(([name, shape]) => (shape && (name !== "map" || waits) ? [name] : []))];
  const shown = as && offered.includes(as) ? as : "table";
  const picture = element("div", { class: "sparql-picture" });
  const head = headOf(answer, offered, shown, means, choose);
  room.replaceChildren(head, picture);
  if (!answer.rows.length) return picture.replaceChildren(element("p", { class: "empty" }, nothing(answer)));
  picture.replaceChildren(waits ? await drawPlaces(waits, means.context, room.clientWidth) : await drawn(answer, kinds, shapes, shown, means, room.clientWidth));
  if (!waits && (await lies) && head.isConnected) head.replaceWith(headOf(answer, [...offered, "map"], shown, means, choose));
}

/** Tell where an answer lies; without that the rest is shown all the same. @param {Answer} answer @param {Shapes} shapes @param {Means} means */
function placesOf(answer, shapes, { known }) {
  const lies = located.get(answer) || (shapes.map ? locate(answer, shapes.map, known.base).catch(() => null) : Promise.resolve(null));
  located.set(answer, lies);
  return lies;
}

/** @param {Answer} answer */
function nothing(answer) {
  return answer.question ? "The graph knows of nothing that answers this. Try other days or another name." : "No rows: nothing in the graph fits the whole pattern. Take a part of it away to see which does not.";
}

/** @param {Answer} answer @param {Kind[]} kinds @param {Shapes} shapes @param {string} shown @param {Means} means @param {number} wide in pixels */
async function drawn(answer, kinds, shapes, shown, { known, context }, wide) {
  if (shown === "graph" && shapes.graph) return drawNet(answer, shapes.graph, { known, context });
  if (shown === "time" && shapes.time) return drawSeries(answer, shapes.time, wide);
  return drawRows(answer, shownColumns(answer, kinds), { known, context, plain: !answer.question });
}

/** @param {Answer} answer @param {string[]} offered @param {string} shown @param {Means} means @param {(as: string) => void} choose */
function headOf(answer, offered, shown, means, choose) {
  const buttons = offered.map((name) => element("button", { type: "button", "aria-pressed": String(name === shown), click: () => choose(name) }, NAMES[name]));
  const save = Object.entries(savings(answer)).map(([name, work]) => element("button", { type: "button", class: "plain", "aria-label": `Save as ${name}`, click: () => saved(work, means) }, name));
  return element("div", { class: "sparql-head" },
    told(answer, means),
    offered.length > 1 && element("div", { class: "sparql-shapes", role: "group", "aria-label": "Show as" }, ...buttons),
    answer.rows.length > 0 && element("div", { class: "sparql-saves", role: "group", "aria-label": "Save" }, element("span", { class: "quiet", "aria-hidden": "true" }, "Save"), ...save));
}

/** @param {() => void | Promise<void>} work @param {Means} means */
async function saved(work, { context }) {
  try {
    await work();
  } catch (error) {
    context.tell(error instanceof Error ? error.message : String(error));
  }
}

/** Say how much came and how long it took. @param {Answer} answer @param {Means} means */
function told(answer, { known }) {
  const one = answer.form === "triples" ? "triple" : "row";
  const count = answer.form === "truth" ? "Answered" : countWords(answer.rows.length, one);
  const cut = answer.cut && element("strong", { class: "sparql-cut" }, ` There is more: the server gives ${countWords(known.rows, one)} at most and cut the rest. LIMIT and OFFSET give it in parts.`);
  return element("p", { class: "sparql-told", role: "status" }, `${count} in ${secondsWords(answer.seconds)}.`, cut);
}

/** @param {number} seconds */
function secondsWords(seconds) {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}
