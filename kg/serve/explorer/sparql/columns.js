// What the columns of an answer hold, which decides how it can be shown.

import { dayOf, numberOf, pointOf, thingOf } from "./terms.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {"number" | "day" | "point" | "thing" | "entity" | "text" | "none"} Kind */
/** @typedef {{title: string, at: number, link: number, kind: Kind}} Shown `link` is the column of the thing that the cell names, else -1 */

/** Tell what a column holds: what every one of its cells is that is not empty. @param {Answer} answer @param {number} at @param {string} base @returns {Kind} */
function kindOf(answer, at, base) {
  const cells = answer.rows.map((row) => row[at]).filter((cell) => cell !== null);
  if (!cells.length) return "none";
  /** @param {(cell: Term) => unknown} is */
  const all = (is) => cells.every((cell) => is(/** @type {Term} */ (cell)) !== null);
  if (all(numberOf)) return "number";
  if (all(dayOf)) return "day";
  if (all(pointOf)) return "point";
  const things = cells.map((cell) => (cell && cell.type === "uri" ? thingOf(cell.value, base) : null));
  if (things.every((thing) => thing && thing.what === "entity")) return "entity";
  return things.every((thing) => thing) ? "thing" : "text";
}

/** Tell what each column holds. @param {Answer} answer @param {string} base @returns {Kind[]} */
export function kindsOf(answer, base) {
  return answer.columns.map((_, at) => kindOf(answer, at, base));
}

/**
 * Give the columns to show. In the answer to a question of the catalogue a thing and its name, `place` and `placeName`, are
 * one column; a query of one's own is shown as it was asked.
 * @param {Answer} answer @param {Kind[]} kinds @returns {Shown[]}
 */
export function shownColumns(answer, kinds) {
  if (!answer.question) return answer.columns.map((name, at) => ({ title: answer.form === "rows" ? `?${name}` : name, at, link: at, kind: kinds[at] }));
  const named = answer.columns.map((name) => answer.columns.indexOf(`${name}Name`));
  const names = new Set(named);
  return answer.columns.flatMap((name, at) => {
    if (names.has(at)) return [];
    const own = named[at] >= 0 ? named[at] : at;
    return [{ title: titled(name), at: own, link: named[at] >= 0 ? at : own, kind: named[at] >= 0 ? "text" : kinds[at] }];
  });
}

/** Write the name of a variable as words: `placeName` as "Place". @param {string} name */
export function titled(name) {
  const words = name.replace(/(?<=.)Name$/, "").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Compare two cells for sorting; what is empty comes last. @param {Term | null} one @param {Term | null} other @param {Kind} kind */
export function compareCells(one, other, kind) {
  if (!one || !other) return one ? -1 : other ? 1 : 0;
  if (kind === "number") return (numberOf(one) || 0) - (numberOf(other) || 0);
  return String(one.value).localeCompare(String(other.value), "en", { numeric: kind === "text", sensitivity: "base" });
}
