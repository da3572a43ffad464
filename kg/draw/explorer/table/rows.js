// The rows of a table, and how the keyboard goes through them.

import { drawn, element, isolated, kindMark, lineMark } from "../shell/dom.js";
import { hatchId, hatchPatterns } from "../shell/hatch.js";
import { select, selected } from "../shell/state.js";
import { dayWords, spanWords } from "../shell/words.js";
import { TABLES } from "./asked.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./asked.js").Column} Column */
/** @typedef {import("./asked.js").Word} Word */
/** @typedef {import("./asked.js").Row} Row */

const MOST_WORDS = 3;

/**
 * Give the row of a thing. A click selects it; for the keyboard there is a button in its first cell.
 * @param {Context} context @param {keyof typeof TABLES} what @param {Column[]} columns those of the cells @param {Row} row
 */
export function tableRow(context, what, columns, [id, ...cells]) {
  const { selects, page, one } = TABLES[what];
  const choose = () => select(selects, id);
  const parts = columns.map((column, at) => ({ column, made: cell(context, column, cells[at]) }));
  parts[0].made ??= element("span", { class: "quiet" }, "nobody named");
  const first = element("button", { type: "button", class: "plain table-open", "data-key": `row:${id}`, tabindex: -1 }, parts[0].made);
  const own = context.served && element("td", { class: "table-link" },
    element("a", { href: context.address(`/${page}/${encodeURIComponent(id)}`), tabindex: -1, "aria-label": `Page of this ${one}`, title: `Page of this ${one}`, click: (/** @type {Event} */ event) => event.stopPropagation() }, "↗"));
  return element("tr", { "data-id": id, click: choose },
    element("th", { scope: "row" }, first),
    ...parts.slice(1).map(({ column, made }) => element("td", { class: CLASSES[column.type] }, column.type === "text" ? element("div", { class: "table-clamp" }, made) : made)), own);
}

/** @type {Record<string, string>} */
const CLASSES = { number: "table-right", day: "table-day", span: "table-day", text: "table-text", report: "table-report" };

/** Give what stands in a cell. @param {Context} context @param {Column} column @param {any} value */
function cell(context, column, value) {
  if (value === null || value === undefined) return null;
  const made = CELLS[column.type];
  return made ? made(value, context, column) : isolated(String(value));
}

/** @type {Record<string, (value: any, context: Context, column: Column) => Node | string>} */
const CELLS = {
  entity: (word, context) => entity(word, context),
  entities: (words, context) => element("span", { class: "table-stack" }, ...words.map((/** @type {Word} */ word) => entity(word, context))),
  words: (words) => several(words, (word) => isolated(word[1])),
  word: (word, context, column) => column.name === "relation" ? relation(word, context) : column.name === "disputed" ? dispute(word[1]) : isolated(word[1]),
  control: (word) => control(word),
  stake: (word, context) => isolated(context.summary.stakes[word[0]]?.name || word[1]),
  report: (word) => isolated(word[1]),
  number: (value, _, column) => column.name === "confidence" ? value.toFixed(2) : value.toLocaleString("en"),
  day: (day) => dayWords(day),
  span: ([first, last]) => spanWords(first, last),
};

/** Name an entity with the shape of its kind. @param {Word} word @param {Context} context */
function entity([, label, kind], context) {
  const style = kind && context.summary.kinds[kind];
  return element("span", { class: "table-entity" }, style && kindMark(style), isolated(label));
}

/** Name a relation with its line. @param {Word} word @param {Context} context */
function relation([key, label], context) {
  const style = context.summary.relations[key];
  return element("span", { class: "table-entity" }, style && lineMark(style.colour), label);
}

/** @param {string} label */
function dispute(label) {
  return element("span", { class: "table-entity table-disputed" }, lineMark("currentColor", true), label);
}

/** Name how a place is held with the pattern that stands for it everywhere. @param {Word} word */
function control([key, label]) {
  const id = hatchId(key);
  const box = { x: 1, y: 1, width: 14, height: 14, stroke: "currentColor" };
  const own = `table-${key}-`;
  return element("span", { class: "table-entity" },
    drawn("svg", { viewBox: "0 0 16 16", class: "mark", "aria-hidden": "true" }, id ? hatchPatterns(own) : null,
      drawn("rect", { ...box, fill: id ? `url(#${own}${id})` : "currentColor", "fill-opacity": id ? 1 : 0.25 })), label);
}

/** Name the first of several, and how many more there are. @param {Word[]} words @param {(word: Word) => Node} named */
function several(words, named) {
  const shown = words.slice(0, MOST_WORDS).flatMap((word, at) => (at ? [", ", named(word)] : [named(word)]));
  const more = words.length - MOST_WORDS;
  return element("span", {}, ...shown, more > 0 && element("span", { class: "quiet" }, ` and ${more} more`));
}

/**
 * Let the arrows go from row to row, one of which the Tab key reaches.
 * @param {HTMLTableSectionElement} body @param {() => void} beyond what is done below the last row
 */
export function steppable(body, beyond) {
  body.addEventListener("keydown", (event) => {
    const rows = [...body.rows], row = /** @type {HTMLElement} */ (event.target).closest("tr");
    const at = row ? rows.indexOf(/** @type {HTMLTableRowElement} */ (row)) : -1;
    const goal = at < 0 ? undefined : goalOf(event.key, at, rows.length);
    if (goal === undefined) return;
    event.preventDefault();
    if (goal >= rows.length) beyond();
    reach(rows[Math.min(goal, rows.length - 1)]);
  });
  body.addEventListener("focusin", (event) => {
    const row = /** @type {HTMLElement} */ (event.target).closest("tr");
    if (row) makeReachable(body, row);
  });
}

/** Give the row to which a key goes. @param {string} key @param {number} at @param {number} length */
function goalOf(key, at, length) {
  return {
    ArrowDown: at + 1, ArrowUp: Math.max(at - 1, 0), Home: 0, End: length - 1,
    PageDown: Math.min(at + 15, length - 1), PageUp: Math.max(at - 15, 0),
  }[key];
}

/** Put the focus on a row. @param {HTMLTableRowElement | undefined} row */
function reach(row) {
  row?.querySelector("button")?.focus();
}

/** Let the Tab key reach one row and its link, and no other. @param {HTMLTableSectionElement} body @param {Element} row */
function makeReachable(body, row) {
  for (const part of body.querySelectorAll("[tabindex='0']")) part.setAttribute("tabindex", "-1");
  for (const part of row.querySelectorAll("button, a")) part.setAttribute("tabindex", "0");
}

/**
 * Mark the row of what is selected; give it if it is there.
 * @param {HTMLTableSectionElement} body @param {keyof typeof TABLES} what
 */
export function markSelected(body, what) {
  const chosen = selected();
  const id = chosen && chosen.what === TABLES[what].selects ? chosen.id : null;
  for (const row of body.querySelectorAll("tr[aria-current]")) row.removeAttribute("aria-current");
  const row = id === null ? null : [...body.rows].find((one) => one.dataset.id === id);
  row?.setAttribute("aria-current", "true");
  const first = row || (body.querySelector("[tabindex='0']") ? null : body.rows[0]);
  if (first) makeReachable(body, first);
  return row || null;
}
