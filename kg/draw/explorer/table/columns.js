// Which columns a table shows, in which order it stands, and its head.

import { element } from "../shell/dom.js";
import { change, listed } from "../shell/state.js";

/** @typedef {import("./asked.js").Column} Column */

const FROM_THE_LAST = new Set(["number", "day", "span"]);

/** Tell whether a column is shown: the state names those that are otherwise than at first. @param {Column} column */
export function isShown(column) {
  return listed("tableHidden").has(column.name) !== column.shown;
}

/** Give the columns that are shown; the first is, whatever is hidden. @param {Column[]} columns */
export function shownColumns(columns) {
  return columns.filter((column, index) => index === 0 || isShown(column));
}

/** Show a column or hide it. @param {string} name */
function turn(name) {
  const turned = listed("tableHidden");
  if (!turned.delete(name)) turned.add(name);
  change({ tableHidden: [...turned].sort().join(",") });
}

/** Build the fold in which columns are chosen. */
export function openChoice() {
  const list = element("div", { class: "table-choice", role: "group", "aria-label": "Columns" });
  const fold = element("details", { class: "table-columns" }, element("summary", { class: "button" }, "Columns"), list);
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    event.preventDefault();
    close(fold);
  });
  // What is chosen elsewhere closes it, as it does a menu.
  document.addEventListener("pointerdown", (event) => { if (!fold.contains(/** @type {Node} */ (event.target))) fold.open = false; });
  return { fold, list };
}

/** @param {HTMLDetailsElement} fold */
function close(fold) {
  fold.open = false;
  /** @type {HTMLElement} */ (fold.querySelector("summary")).focus();
}

/** List the columns to choose; the boxes stay where they are while the columns are the same. @param {HTMLElement} list @param {Column[]} columns */
export function showChoice(list, columns) {
  const names = columns.map((column) => column.name).join();
  if (list.dataset.names !== names) {
    list.dataset.names = names;
    list.replaceChildren(...columns.slice(1).map((column) =>
      element("label", {}, element("input", { type: "checkbox", value: column.name, change: () => turn(column.name) }), column.label)));
  }
  for (const box of list.querySelectorAll("input")) {
    const column = columns.find((one) => one.name === box.value);
    box.checked = column !== undefined && isShown(column);
  }
}

/** Give the head of a column, which orders the rows by it; again, the other way round. @param {Column} column @param {string} sort */
export function columnHead(column, sort) {
  const mine = sort.replace(/^-/, "") === column.name, down = sort.startsWith("-");
  const right = column.type === "number" ? "table-right" : null;
  if (!column.sorts) return element("th", { scope: "col", class: right }, column.label);
  const first = FROM_THE_LAST.has(column.type) ? "-" : "";
  const next = mine ? (down ? column.name : `-${column.name}`) : first + column.name;
  return element("th", { scope: "col", class: right, "aria-sort": mine ? (down ? "descending" : "ascending") : "none" },
    element("button", { type: "button", class: "plain", "data-key": `head:${column.name}`, click: () => change({ tableSort: next }) },
      column.label, element("span", { class: "table-arrow", "aria-hidden": "true" }, mine ? (down ? "▾" : "▴") : "")));
}

/** Give the names of the columns to be asked for, or nothing before they are known. @param {Column[] | null} columns */
export function wanted(columns) {
  if (columns) return shownColumns(columns).map((column) => column.name).join();
  return null;
}
