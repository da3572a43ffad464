// An answer as a table: sorted by a click on a head, a hundred rows at a time.

import { element } from "../shell/dom.js";
import { countWords } from "../shell/words.js";
import { cellOf } from "./cells.js";
import { compareCells } from "./columns.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./columns.js").Shown} Shown */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {{known: import("./terms.js").Known, context: import("../shell/context.js").Context, plain: boolean}} How */

const STEP = 100, LEAP = 1000;

/** Draw the table. @param {Answer} answer @param {Shown[]} columns @param {How} how */
export function drawRows(answer, columns, how) {
  const order = { by: -1, down: false };
  let rows = answer.rows, count = STEP;
  const body = element("tbody"), more = element("p", { class: "sparql-more" });
  const heads = columns.map((column, at) => headOf(column, () => {
    order.down = order.by === at && !order.down;
    order.by = at;
    rows = sorted(answer.rows, column, order.down);
    heads.forEach((head, other) => head.setAttribute("aria-sort", other !== at ? "none" : order.down ? "descending" : "ascending"));
    fill();
  }));
  const add = (/** @type {number} */ first, /** @type {number} */ last) => {
    count = Math.min(last, rows.length);
    body.append(...rows.slice(first, count).map((row) => rowOf(row, columns, how)));
    const left = rows.length - count;
    more.replaceChildren(...(left > STEP ? [STEP, LEAP] : [STEP]).filter(() => left > 0).map((step) => moreButton(step, left, () => extend(step))));
  };
  const fill = () => {
    const shown = count;
    body.replaceChildren();
    add(0, shown);
  };
  const extend = (/** @type {number} */ step) => {
    const first = count;
    add(first, first + step);
    const row = body.rows[first];
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  };
  fill();
  const table = element("table", { class: "sparql-rows" }, element("thead", {}, element("tr", {}, ...heads)), body);
  return element("div", { class: "sparql-wide", tabindex: 0, role: "region", "aria-label": "Rows of the answer" }, table, more);
}

/** @param {Shown} column @param {() => void} click */
function headOf(column, click) {
  const button = element("button", { type: "button", class: "sparql-sort", click, title: "Sort by this" }, column.title);
  return element("th", { scope: "col", "aria-sort": "none", class: column.kind === "number" && "sparql-number" }, button);
}

/** @param {(Term | null)[]} row @param {Shown[]} columns @param {How} how */
function rowOf(row, columns, how) {
  return element("tr", {}, ...columns.map(({ at, link, kind }) => element("td", { class: classOf(row[at], kind) }, cellOf(row[at], row[link], how))));
}

/** @param {Term | null} term @param {import("./columns.js").Kind} kind */
function classOf(term, kind) {
  if (kind === "number") return "sparql-number";
  if (kind === "day") return "sparql-day";
  return term && String(term.value).length > 60 ? "sparql-long" : null;
}

/** @param {(Term | null)[][]} rows @param {Shown} column @param {boolean} down */
function sorted(rows, { at, kind }, down) {
  const full = rows.filter((row) => row[at] !== null).sort((one, other) => compareCells(one[at], other[at], kind));
  return [...(down ? full.reverse() : full), ...rows.filter((row) => row[at] === null)];
}

/** @param {number} step @param {number} left @param {() => void} click */
function moreButton(step, left, click) {
  return element("button", { type: "button", click }, `Show ${Math.min(step, left).toLocaleString("en")} more of ${countWords(left, "row")}`);
}
