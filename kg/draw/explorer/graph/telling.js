// What stands in words over the graph: the ways between two, the sides, and why nothing is there.

import { element, isolated } from "../shell/dom.js";
import { change, select, state } from "../shell/state.js";
import { sideColour, sideLetter } from "./looks.js";
import { between, sidesWords } from "./saying.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./net.js").Net} Net */
/** @typedef {import("./sieve.js").Left} Left */

const NO_FILTERS = { from: null, to: null, known: null, kindsOff: null, relationsOff: null, least: null, disputed: null, near: null };

/** Make a button. @param {string} words @param {() => void} click */
function button(words, click) {
  return element("button", { type: "button", click }, words);
}

/** Say why nothing is shown, and what to do about it. @param {HTMLElement} room @param {Net} net @param {Left} left */
export function tellEmpty(room, net, left) {
  room.hidden = left.edges.size > 0 || Boolean(net.ways && net.edges.size === 0);
  if (room.hidden) return;
  if (net.edges.size) room.replaceChildren(element("p", {}, "Nothing passes these filters."), button("Clear all filters", () => change(NO_FILTERS)));
  else if (net.around) room.replaceChildren(element("p", {}, "No relationship of this actor or place is known."), button("Show the overview", () => change({ graphAround: null, graphOpen: null }, true)));
  else room.replaceChildren(element("p", {}, "No relationships yet. Read reports of a conflict into the graph, and they are drawn here."));
}

/** Say that the picture cannot be had. @param {HTMLElement} room @param {string} words */
export function tellFailed(room, words) {
  room.hidden = false;
  room.replaceChildren(element("p", {}, words), button("Show the overview", () => change({ graphAround: null, graphPath: null, graphOpen: null, graphLimit: null })));
}

/** Tell the ways between two. @param {HTMLElement} room @param {Net} net @param {Context} context */
export function tellWays(room, net, context) {
  room.hidden = !net.ways;
  if (!net.ways) return;
  const close = element("button", { type: "button", class: "plain", "aria-label": "Close the paths", click: () => change({ graphPath: null, graphOpen: null }, true) }, "✕");
  const [a, b] = (state.graphPath || ",").split(",").map((id) => isolated(context.label(id)));
  room.replaceChildren(element("div", { class: "graph-story-head" }, element("strong", {}, waysWords(net.ways, net.more)), close),
    net.ways.length ? element("ol", {}, ...net.ways.map((way) => element("li", {}, ...wayParts(way, net, context))))
      : element("p", { class: "quiet" }, a, " and ", b, ". Choose two others, or read more reports."));
}

/** @param {string[][]} ways @param {boolean} more */
function waysWords(ways, more) {
  if (!ways.length) return "No path: nothing that is known joins these two.";
  const steps = ways[0].length - 1, length = steps === 1 ? "one step" : `${steps} steps`;
  if (ways.length === 1) return `The shortest path, ${length}`;
  return `${more ? `${ways.length} of the` : `The ${ways.length}`} shortest paths, ${length} each`;
}

/** Say one way: each end and each relation can be selected. @param {string[]} way @param {Net} net @param {Context} context @returns {(Node | string)[]} */
function wayParts(way, net, context) {
  const name = (/** @type {string} */ id) => element("button", { type: "button", class: "plain graph-name", click: () => select("entity", id) }, isolated(net.nodes.get(id)?.label || context.label(id)));
  return way.flatMap((id, at) => {
    if (!at) return [name(id)];
    const { edges, words } = between(net, context.summary.relations, way[at - 1], id);
    return [" ", element("button", { type: "button", class: "plain graph-step", click: () => select("edge", edges[0]?.id) }, words), " ", name(id)];
  });
}

/** Show the legend of the sides. @param {HTMLElement} room @param {Net} net */
export function tellSides(room, net) {
  room.hidden = !net.sides;
  if (!net.sides) return;
  const row = (/** @type {number} */ at, /** @type {string} */ words) => {
    const mark = element("span", { class: "graph-side", "aria-hidden": "true" }, sideLetter(net, at));
    mark.style.background = sideColour(net, at);
    return element("li", {}, mark, isolated(words));
  };
  const { named, others } = net.sides;
  room.replaceChildren(element("p", {}, sidesWords(net)), element("ul", {}, ...named.map(({ name, members }, at) => row(at, `${name} and ${members - 1} more`)),
    others > 0 && row(named.length, others === 1 ? "one smaller side" : `${others} smaller sides`),
    named.length > 0 && element("li", { class: "quiet" }, "grey: places, and who is on no side that is known")));
}
