// The tables of a file: asked as a server is asked, and answered by what the file holds.

import { numberDay } from "../shell/days.js";
import { folded } from "../shell/words.js";
import { scoped } from "./held.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./held.js").Stored} Stored */
/** @typedef {import("./held.js").Sorting} Sorting */
/** @typedef {import("./held.js").Params} Params */
/** @typedef {{columns: Stored[], facets: Sorting[], ids: string[], base: boolean[], chosen: Map<string, Set<string>>, keys: Map<string, [string, string][][]>, within: number}} Sifted */

const FEW = 10;
const MANY = 100;
const PAGE = 200;
const FROM_THE_LAST = /^-/;

/**
 * Give what answers the table view.
 * @param {Held} held what `kg.draw.content.rows.embedded` gave
 * @returns {Record<string, (params: Params) => any>}
 */
export function answers(held) {
  return {
    rows: (params) => page(held, sift(held, params), params),
    facet: (params) => {
      const sifted = sift(held, params), facet = sifted.facets.find(({ name }) => name === params.name);
      return facet && valuesOf(sifted, facet, String(params.words || ""));
    },
  };
}

/** Let the rows pass that fit. @param {Held} held @param {Params} params @returns {Sifted} */
function sift(held, params) {
  const { ids, facets } = held.tables[params.what], { within, columns } = scoped(held, params);
  const words = folded(params.q || "").split(/\s+/).filter(Boolean);
  const texts = words.length ? columns.map((column) => column.cells.map((value) => folded(wordsIn(held, column, value)))) : [];
  const base = ids.map((_, row) => within[row] && words.every((word) => texts.some((column) => column[row].includes(word))));
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  for (const [name, key] of new URLSearchParams(params.facets || "")) chosen.set(name, (chosen.get(name) || new Set()).add(key));
  const keys = new Map(facets.map((facet) => [facet.name, keysOf(held, facet, columns)]));
  for (const name of chosen.keys()) if (!keys.has(name)) chosen.delete(name);
  return { columns, facets, ids, base, chosen, keys, within: within.filter(Boolean).length };
}

/** Give the words of a cell that are searched. @param {Held} held @param {Stored} column @param {any} value */
function wordsIn({ words, texts }, { type }, value) {
  if (value === null) return "";
  if (type === "text") return texts[value];
  if (["number", "day", "span"].includes(type)) return "";
  return [value].flat().map((word) => words[word][1]).join("\n");
}

/** Give of each row the keys and labels that a facet knows it by. @param {Held} held @param {Sorting} facet @param {Stored[]} columns @returns {[string, string][][]} */
function keysOf({ words, countries, kinds }, { of, by }, columns) {
  const column = columns.find(({ name }) => name === of);
  if (!column) return [];
  const named = (/** @type {number} */ word) => /** @type {[string, string]} */ ([words[word][0], words[word][1]]);
  return column.cells.map((value) => {
    if (by === "truth") return [value === null ? ["no", `not ${column.label.toLowerCase()}`] : ["yes", column.label.toLowerCase()]];
    if (value === null) return [];
    if (by === "year" || by === "month") {
      const day = numberDay(Array.isArray(value) ? value[0] ?? value[1] : value).slice(0, by === "year" ? 4 : 7);
      return [[day, day]];
    }
    const found = [value].flat();
    if (by === "country") return found.flatMap((word) => (word in countries ? [named(countries[word])] : []));
    if (by === "word") return found.map(named);
    return found.flatMap((word) => (words[word][2] ? [/** @type {[string, string]} */ ([words[word][2], kinds[words[word][2] || ""]])] : []));
  });
}

/** Tell whether a row passes every facet but one. @param {Sifted} sifted @param {number} row @param {string} [but] */
function passes({ base, chosen, keys }, row, but) {
  return base[row] && [...chosen].every(([name, wanted]) => name === but || /** @type {[string, string][][]} */ (keys.get(name))[row].some(([key]) => wanted.has(key)));
}

/** Give the words of a facet with their counts, those chosen first. @param {Sifted} sifted @param {Sorting} facet @param {string} [words] */
function valuesOf(sifted, { name, label }, words) {
  /** @type {Map<string, [string, string, number]>} */
  const counts = new Map();
  const rows = /** @type {[string, string][][]} */ (sifted.keys.get(name));
  rows.forEach((keys, row) => {
    if (keys.length && passes(sifted, row, name)) for (const [key, text] of keys) counts.set(key, [key, text, (counts.get(key)?.[2] || 0) + 1]);
  });
  const chosen = sifted.chosen.get(name) || new Set(), wanted = folded(words || "").trim();
  const every = [...counts.values()].sort((a, b) => b[2] - a[2] || compare(folded(a[1]), folded(b[1])));
  const fitting = every.filter(([, text]) => folded(text).includes(wanted));
  const gone = words === undefined ? [...chosen].filter((key) => !counts.has(key)).sort().map((key) => [key, rows.flat().find(([own]) => own === key)?.[1] ?? key, 0]) : [];
  const rest = fitting.filter(([key]) => !chosen.has(key)).slice(0, words === undefined ? FEW : MANY);
  return { name, label, total: every.length, values: [...fitting.filter(([key]) => chosen.has(key)), ...gone, ...rest] };
}

/** @param {string | number} a @param {string | number} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Give what a cell is sorted by; `null` comes last. @param {Held} held @param {Stored} column @param {any} value */
function rankOf({ words }, { type }, value) {
  if (type === "span") return value && (value[0] ?? value[1]);
  if (type === "number" || type === "day" || value === null) return value;
  const word = [value].flat()[0];
  return word === undefined ? null : folded(words[word][1]);
}

/** Give the rows that pass in an order. @param {Held} held @param {Sifted} sifted @param {string[]} sorts the last one counts most */
function ordered(held, sifted, sorts) {
  let rows = sifted.ids.map((_, row) => row).filter((row) => passes(sifted, row));
  for (const sort of sorts) {
    const column = sifted.columns.find(({ name }) => name === sort.replace(FROM_THE_LAST, ""));
    if (!column?.sorts) continue;
    const sign = FROM_THE_LAST.test(sort) ? -1 : 1, ranks = column.cells.map((value) => rankOf(held, column, value));
    rows = rows.sort((a, b) => (ranks[a] === null || ranks[b] === null ? Number(ranks[a] === null) - Number(ranks[b] === null) : sign * compare(ranks[a], ranks[b])));
  }
  return rows;
}

/** Give a cell as the server gives it. @param {Held} held @param {Stored} column @param {any} value */
function cellOf({ words, texts }, { type }, value) {
  if (value === null || type === "number") return value;
  if (type === "text") return texts[value];
  if (type === "day") return numberDay(value);
  if (type === "span") return value.map((/** @type {number | null} */ day) => (day === null ? null : numberDay(day)));
  return Array.isArray(value) ? value.map((word) => words[word]) : words[value];
}

/** @param {Held} held @param {Sifted} sifted @param {Params} params */
function page(held, sifted, params) {
  const table = held.tables[params.what], { columns } = sifted;
  const sort = columns.some(({ name, sorts }) => sorts && name === (params.sort || "").replace(FROM_THE_LAST, "")) ? params.sort : table.begins;
  const rows = ordered(held, sifted, [table.begins, sort]);
  const after = params.after || 0, end = after + (params.limit || PAGE);
  const named = (params.columns || "").split(",").flatMap((/** @type {string} */ name) => columns.filter((column) => column.name === name));
  const shown = /** @type {Stored[]} */ (named.length ? named : columns.filter((column) => column.shown));
  const place = params.seek ? rows.findIndex((row) => sifted.ids[row] === params.seek) : -1;
  return {
    what: params.what, total: rows.length, within: sifted.within, all: table.ids.length, beyond: table.all - table.ids.length, sort,
    columns: columns.map(({ name, label, type, shown: at, sorts }) => ({ name, label, type, shown: at, sorts })),
    cells: shown.map(({ name }) => name),
    rows: rows.slice(after, end).map((row) => [sifted.ids[row], ...shown.map((column) => cellOf(held, column, column.cells[row]))]),
    after: end < rows.length ? end : null,
    facets: sifted.facets.map((facet) => valuesOf(sifted, facet)),
    place: place < 0 ? null : place,
  };
}
