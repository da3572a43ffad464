// What the state asks of a table.

import { change, declare, state } from "../shell/state.js";

/** @typedef {import("../shell/context.js").Params} Params */
/** @typedef {{name: string, label: string, type: string, shown: boolean, sorts: boolean}} Column */
/** @typedef {[string, string, string?]} Word key, label and, of an entity, its kind */
/** @typedef {{name: string, label: string, total: number, values: [string, string, number][]}} Facet */
/** @typedef {any[]} Row its id, then its cells */
/**
 * @typedef {object} Page some rows of a table
 * @property {string} what
 * @property {number} total how many pass
 * @property {number} within how many there are within the page's own filters
 * @property {number} all
 * @property {number} [beyond] of a file, how many more the graph has
 * @property {string} sort the column they are ordered by, behind a minus from the last to the first
 * @property {Column[]} columns all that there are
 * @property {string[]} cells the names of those in `rows`
 * @property {Row[]} rows
 * @property {number | null} after where the next page begins
 * @property {Facet[]} facets
 * @property {number | null} place where the row that was looked for stands
 */

declare(["tableRows", "tableSort", "tableHidden", "tableFind", "tableFacets"]);

/** The tables: what each is called, and what one of its rows selects. */
export const TABLES = {
  relationships: { name: "Relationships", one: "relationship", selects: "edge", page: "relationships" },
  claims: { name: "Claims", one: "claim", selects: "claim", page: "claims" },
  places: { name: "Places", one: "place", selects: "entity", page: "entities" },
  reports: { name: "Reports", one: "report", selects: "report", page: "reports" },
};

/** Give the name of the table that is open. @returns {keyof typeof TABLES} */
export function opened() {
  const asked = /** @type {keyof typeof TABLES} */ (state.tableRows);
  return asked && Object.hasOwn(TABLES, asked) ? asked : "relationships";
}

/** Open another table; what was asked of the last one means nothing to it. @param {string} what */
export function openTable(what) {
  change({ tableRows: what === "relationships" ? null : what, tableSort: null, tableHidden: null, tableFacets: null }, true);
}

/** Give what the page as a whole and this table ask. @returns {Params} */
export function asked() {
  const { from, to, clock, known, on, kindsOff, relationsOff, disputed, least } = state;
  return {
    what: opened(), q: state.tableFind, facets: state.tableFacets, sort: state.tableSort,
    since: from, until: to, clock: clock === "reported" ? clock : null, known_on: known, on: opened() === "places" ? on : null,
    kinds_off: kindsOff, relations_off: relationsOff, disputed: disputed === "1" ? "true" : null, least: Number(least) > 1 ? least : null,
  };
}

/** Give what is chosen in each facet. @returns {Map<string, Set<string>>} */
export function chosen() {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const [name, key] of new URLSearchParams(state.tableFacets || "")) {
    found.set(name, (found.get(name) || new Set()).add(key));
  }
  return found;
}

/** Choose a word of a facet, or choose it no more. @param {string} name @param {string} key @param {boolean} on */
export function choose(name, key, on) {
  const kept = [...new URLSearchParams(state.tableFacets || "")].filter(([facet, word]) => facet !== name || word !== key);
  if (on) kept.push([name, key]);
  change({ tableFacets: new URLSearchParams(kept).toString() });
}

/** Tell whether anything is asked of this table alone. */
export function narrowed() {
  return Boolean(state.tableFind || state.tableFacets);
}

/** Ask nothing of this table any more. */
export function clear() {
  change({ tableFind: null, tableFacets: null });
}
