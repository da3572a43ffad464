// Which relationships and entities the filters leave, and how many reports each rests on within the chosen days.

import { dayNumber } from "../shell/days.js";
import { EVER, NEVER } from "./net.js";

/** @typedef {import("./net.js").Net} Net */
/** @typedef {import("./net.js").Edge} Edge */
/** @typedef {{edges: Map<string, number>, nodes: Set<string>, undated: number}} Left shown edges with their reports in the chosen days, shown nodes */
/** @typedef {{from: number, to: number, known: number, clock: string, kindsOff: Set<string>, relationsOff: Set<string>, least: number, disputed: boolean, near: string | null}} Filters */

/**
 * Read the filters from the state.
 * @param {Record<string, string | null>} state @param {string | null} chosen the selected entity
 * @returns {Filters}
 */
export function filtersOf(state, chosen) {
  const words = (/** @type {string | null} */ list) => new Set((list || "").split(",").filter(Boolean));
  return {
    from: state.from ? dayNumber(state.from) : EVER,
    to: state.to ? dayNumber(state.to) : NEVER,
    known: state.known ? dayNumber(state.known) : NEVER,
    clock: state.clock || "happened",
    kindsOff: words(state.kindsOff),
    relationsOff: words(state.relationsOff),
    least: Math.max(1, Number(state.least) || 1),
    disputed: state.disputed === "1",
    near: state.near ? chosen : null,
  };
}

/** Tell whether the chosen days leave anything out. @param {Filters} filters */
function narrowed(filters) {
  return filters.from !== EVER || filters.to !== NEVER || filters.known !== NEVER;
}

/**
 * Look what the filters leave. Whoever has no drawn relationship at all is always there, and so is `kept`.
 * @param {Net} net @param {Filters} filters @param {string | null} kept
 * @returns {Left}
 */
export function sift(net, filters, kept) {
  /** @type {Left} */
  const left = { edges: new Map(), nodes: new Set(kept && net.nodes.has(kept) ? [kept] : []), undated: 0 };
  const count = narrowed(filters) ? counter(net, filters, left) : (/** @type {Edge} */ edge) => edge.reports;
  for (const edge of net.edges.values()) {
    if (!passes(net, edge, filters)) continue;
    const reports = count(edge);
    if (reports < filters.least) continue;
    left.edges.set(edge.id, reports);
    left.nodes.add(edge.from).add(edge.to);
  }
  for (const [id, edges] of net.near) if (!edges.length) left.nodes.add(id);
  return left;
}

/** Tell whether kinds, relations and the other filters without days leave an edge. @param {Net} net @param {Edge} edge @param {Filters} filters */
function passes(net, edge, { kindsOff, relationsOff, disputed, near }) {
  if (relationsOff.has(edge.relation) || (disputed && !edge.disputed)) return false;
  if (near && edge.from !== near && edge.to !== near) return false;
  if (!kindsOff.size) return true;
  const kind = (/** @type {string} */ id) => net.nodes.get(id)?.kind || "";
  return !kindsOff.has(kind(edge.from)) && !kindsOff.has(kind(edge.to));
}

/**
 * Give what counts the reports of an edge with a claim that lies at least partly in the chosen days.
 * @param {Net} net @param {Filters} filters @param {Left} left counts those of which no claim has a day
 */
function counter(net, filters, left) {
  const { from, to, known } = filters, reported = filters.clock === "reported";
  const seen = new Int32Array(net.told ? net.told.reports : 0).fill(-1);
  let turn = 0;
  return (/** @type {Edge} */ edge) => {
    const days = net.told?.days.get(edge.id);
    if (!days) return roughly(edge, from, to);
    turn += 1;
    let reports = 0, dated = false;
    for (let at = 0; at < days.length; at += 4) {
      const published = days[at + 2];
      const start = reported ? published : days[at], end = reported ? published : days[at + 1];
      if (start === EVER && end === EVER) continue;
      dated = true;
      if (end < from || to < start || (known !== NEVER && (published === EVER || published > known))) continue;
      if (seen[days[at + 3]] !== turn) reports += 1;
      seen[days[at + 3]] = turn;
    }
    if (!dated) left.undated += 1;
    return reports;
  };
}

/** Count by first and last day where the days of the claims are not there. @param {Edge} edge @param {number} from @param {number} to */
function roughly(edge, from, to) {
  const first = edge.first ? dayNumber(edge.first) : null, last = edge.last ? dayNumber(edge.last) : first;
  return first !== null && last !== null && first <= to && from <= last ? edge.reports : 0;
}
