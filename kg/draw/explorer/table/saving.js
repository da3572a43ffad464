// What a table shows as a file: just its rows, in their order, and just its columns.

import { element, save } from "../shell/dom.js";
import { asked } from "./asked.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./asked.js").Column} Column */
/** @typedef {import("./asked.js").Page} Page */

/**
 * Save what is shown.
 * @param {Context} context @param {"csv" | "json"} form @param {Column[]} columns those that are shown
 */
export async function saveShown(context, form, columns) {
  /** @type {import("../shell/context.js").Params} */
  const params = { ...asked(), columns: columns.map((column) => column.name).join() };
  if (context.served) {
    download(context.address(`/explorer/rows.${form === "csv" ? "csv" : "list"}?${query(params)}`), `${params.what}.${form}`);
    return;
  }
  const page = /** @type {Page} */ (await context.ask("rows", { ...params, limit: 10_000_000 }));
  const text = form === "csv" ? sheet(page, columns) : `${JSON.stringify(objects(page, columns), null, 1)}\n`;
  save(`${params.what}.${form}`, text, form === "csv" ? "text/csv" : "application/json");
}

/** @param {import("../shell/context.js").Params} params */
function query(params) {
  const said = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}

/** Let the browser fetch a file that the server writes as it goes. @param {string} href @param {string} name */
function download(href, name) {
  const link = element("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}

/** Write rows as comma-separated values, as the server does. @param {Page} page @param {Column[]} columns */
function sheet(page, columns) {
  const head = ["id", ...columns.flatMap(heads)];
  const lines = page.rows.map(([id, ...cells]) => [id, ...columns.flatMap((column, at) => texts(column, cells[at])).map(guarded)]);
  return [head, ...lines].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

/** @param {Column} column */
function heads({ name, type }) {
  if (type === "entity" || type === "report") return [name, `${name}_id`];
  return type === "span" ? [`${name}_from`, `${name}_to`] : [name];
}

/** @param {Column} column @param {any} value @returns {string[]} */
function texts({ type }, value) {
  if (type === "entity" || type === "report") return value ? [value[1], value[0]] : ["", ""];
  if (type === "span") return (value || [null, null]).map((/** @type {string | null} */ day) => day || "");
  if (type === "words" || type === "entities") return [value.map((/** @type {string[]} */ word) => word[1]).join("; ")];
  if (value === null || value === undefined) return [""];
  return [String(Array.isArray(value) ? value[1] : value)];
}

/** Put an apostrophe before words that a spreadsheet would run as a formula; a number is none. @param {string} words */
function guarded(words) {
  const number = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(words);
  return !number && /^[=+\-@\t\r\n＝＋－＠]/.test(words) ? `'${words}` : words;
}

/** @param {string} words */
function quoted(words) {
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** Give rows as objects. @param {Page} page @param {Column[]} columns */
function objects(page, columns) {
  return page.rows.map(([id, ...cells]) => Object.fromEntries([["id", id], ...columns.map((column, at) => [column.name, plain(column, cells[at])])]));
}

/** @param {Column} column @param {any} value */
function plain({ type }, value) {
  if (value === null || value === undefined) return null;
  if (type === "entity" || type === "report") return { id: value[0], label: value[1] };
  if (type === "words" || type === "entities") return value.map((/** @type {string[]} */ word) => word[1]);
  return type === "word" || type === "control" || type === "stake" ? value[0] : value;
}
