// What the graph shows, in words.

import { countWords, dayWords } from "../shell/words.js";
import { otherEnd } from "./net.js";

/** @typedef {import("./net.js").Net} Net */
/** @typedef {import("./net.js").Edge} Edge */
/** @typedef {import("./sieve.js").Left} Left */
/** @typedef {Record<string, {name: string, inverse: string}>} Relations */

/** Say a relationship in a line. @param {Net} net @param {Relations} relations @param {Edge} edge */
function statement(net, relations, edge) {
  return `${net.nodes.get(edge.from)?.label} ${relations[edge.relation].name} ${net.nodes.get(edge.to)?.label}`;
}

/** Say what stands between two nodes, read from one of them: "captured, fought". @param {Net} net @param {Relations} relations @param {string} from @param {string} to */
export function between(net, relations, from, to) {
  const found = (net.near.get(from) || []).filter((edge) => otherEnd(edge, from) === to);
  const names = found.map((edge) => (edge.from === from ? relations[edge.relation].name : relations[edge.relation].inverse));
  return { edges: found, words: [...new Set(names)].join(", ") };
}

/** Say how much is shown and how much is not, and why. @param {Net} net @param {Left} left @param {boolean} narrowed whether days are chosen */
export function totalsWords(net, left, narrowed) {
  const of = (/** @type {number} */ shown, /** @type {number} */ all) => (shown === all ? "" : `${shown.toLocaleString("en")} of `);
  const { totals } = net;
  const filtered = net.edges.size - left.edges.size;
  const why = [
    filtered > 0 && `${filtered.toLocaleString("en")} hidden by filters`,
    left.undated && `${left.undated.toLocaleString("en")} of them without a day`,
    totals.passed > 0 && `${totals.passed.toLocaleString("en")} weaker ones between these not drawn`,
    narrowed && !net.told && "counting days …",
    narrowed && net.told && net.told.missing > 0 && `${net.told.missing.toLocaleString("en")} by first and last day alone`,
  ].filter(Boolean);
  return `${of(left.edges.size, totals.relationships)}${countWords(totals.relationships, "relationship")} · ${of(left.nodes.size, totals.entities)}`
    + `${countWords(totals.entities, "actor or place", "actors and places")}${why.length ? ` · ${why.join(", ")}` : ""}`;
}

/** Say what is drawn to whoever does not see it: what it is, and the strongest relationships. @param {Net} net @param {Left} left @param {Relations} relations */
export function description(net, left, relations) {
  const around = net.around && net.nodes.get(net.around)?.label;
  const what = net.ways ? "Graph of the shortest ways between two." : around ? `Graph of relationships around ${around}.` : "Graph of the strongest relationships.";
  const strongest = [...left.edges].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([id, reports]) =>
    `${statement(net, relations, /** @type {Edge} */ (net.edges.get(id)))}, ${countWords(reports, "report")}`);
  const list = strongest.length ? ` Strongest: ${strongest.join("; ")}.` : "";
  return `${what}${list} Arrow keys walk from node to node, Enter selects, plus adds neighbours. The Table holds the same relationships.`;
}

/** Say a node to whoever walks to it. @param {Net} net @param {Record<string, {name: string}>} kinds @param {Relations} relations @param {string} id @param {string | null} from where the walk comes from */
export function nodeWords(net, kinds, relations, id, from) {
  const node = net.nodes.get(id);
  if (!node) return "";
  const how = from && from !== id ? between(net, relations, from, id).words : "";
  const side = net.sides && node.side !== null ? `, side of ${net.sides.named[node.side]?.name ?? "others"}` : "";
  const more = node.hidden ? `, ${node.hidden.toLocaleString("en")} not drawn` : "";
  return `${how ? `${how}: ` : ""}${node.label}, ${kinds[node.kind]?.name ?? node.kind}${side}, ${countWords(node.degree, "neighbour")}${more}`;
}

/** Say the sides of a day. @param {Net} net */
export function sidesWords(net) {
  if (!net.sides) return "";
  const { named, on } = net.sides;
  if (!named.length) return `On ${dayWords(on)} no alliance of those drawn is known to be in force.`;
  return `Sides on ${dayWords(on)}: who is of one line of command, or joined by an alliance then in force.`;
}
