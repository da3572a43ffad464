// Where the rows of an answer lie: by points and coordinates in their columns, else by the places that they name.

import { askQuery } from "./asking.js";
import { titled } from "./columns.js";
import { numberOf, placed, pointOf, termWords, thingOf } from "./terms.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {import("./terms.js").Thing} Thing */
/** @typedef {import("./shapes.js").Spots} Columns */
/** @typedef {{lon: number, lat: number, label: string, thing: Thing | null, rows: string[]}} Spot `rows` says the other cells of each row */
/** @typedef {{spots: Spot[], left: number, what: string}} Located `left` counts rows without coordinates */

const MOST = 3000;
// A column in which only some name places, such as actors among whom is a state, is no column of places.
const ENOUGH = 0.3;

/** Locate the rows; `null` where too few have coordinates to make a map. @param {Answer} answer @param {Columns} columns @param {string} base @returns {Promise<Located | null>} */
export async function locate(answer, columns, base) {
  if (columns.point >= 0) return gathered(answer, (row) => pointOf(row[columns.point]), columns.entities[0] ?? -1, [columns.point], base);
  if (columns.lat >= 0 && columns.lon >= 0) {
    const at = (/** @type {(Term | null)[]} */ row) => placed(numberOf(row[columns.lon]) ?? NaN, numberOf(row[columns.lat]) ?? NaN);
    return gathered(answer, at, columns.entities[0] ?? -1, [columns.lat, columns.lon], base);
  }
  const known = await pointsOf(iris(answer, columns.entities));
  for (const column of columns.entities) {
    const all = iris(answer, [column]), there = all.filter((iri) => known.has(iri));
    if (there.length && there.length >= ENOUGH * all.length) return gathered(answer, (row) => known.get(row[column]?.value) || null, column, [column], base);
  }
  return null;
}

/** @param {Answer} answer @param {number[]} columns */
function iris(answer, columns) {
  const found = answer.rows.flatMap((row) => columns.map((at) => row[at]?.value));
  return [...new Set(found)].filter((iri) => typeof iri === "string" && /^[^<>"{}|^`\\\s]+$/.test(iri)).slice(0, MOST);
}

/** Ask where things lie. @param {string[]} found @returns {Promise<Map<string, [number, number]>>} */
async function pointsOf(found) {
  if (!found.length) return new Map();
  const query = `SELECT ?thing ?point { VALUES ?thing { ${found.map((iri) => `<${iri}>`).join(" ")} } ?thing geo:hasGeometry ?shape . ?shape geo:asWKT ?point }`;
  const { rows } = await askQuery(query, new AbortController().signal);
  return new Map(rows.flatMap(([thing, point]) => {
    const at = pointOf(point);
    return thing && at ? [/** @type {[string, [number, number]]} */ ([thing.value, at])] : [];
  }));
}

/**
 * Put rows of one place together.
 * @param {Answer} answer @param {(row: (Term | null)[]) => [number, number] | null} where @param {number} named the column that names the place, or -1
 * @param {number[]} hidden columns that are not said again @param {string} base @returns {Located | null}
 */
function gathered(answer, where, named, hidden, base) {
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  let left = 0;
  const labelled = named < 0 ? -1 : answer.columns.indexOf(`${answer.columns[named]}Name`);
  const others = answer.columns.flatMap((name, at) => (hidden.includes(at) || at === labelled || at === named || answer.columns.includes(`${name}Name`) ? [] : [at]));
  for (const row of answer.rows) {
    const at = where(row);
    if (!at) {
      left += 1;
      continue;
    }
    const term = named < 0 ? null : row[named], key = term ? term.value : at.join(" ");
    const spot = spots.get(key) || { lon: at[0], lat: at[1], label: labelOf(row, labelled, term, base), thing: term ? thingOf(term.value, base) : null, rows: [] };
    spots.set(key, spot);
    spot.rows.push(others.flatMap((other) => (row[other] ? [termWords(row[other])] : [])).join(", "));
  }
  return spots.size ? { spots: [...spots.values()], left, what: named < 0 ? "row" : titled(answer.columns[named]).toLowerCase() } : null;
}

/** @param {(Term | null)[]} row @param {number} labelled @param {Term | null} term @param {string} base */
function labelOf(row, labelled, term, base) {
  const said = labelled >= 0 ? row[labelled] : null;
  if (said) return String(said.value);
  const thing = term && thingOf(term.value, base);
  return thing ? thing.id : "";
}
