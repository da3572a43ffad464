// An answer as a file: as the server gave it, or as a table for spreadsheets.

import { save } from "../shell/dom.js";
import { askAs } from "./asking.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./terms.js").Term} Term */

/** Give what an answer can be saved as, by name. @param {Answer} answer @returns {Record<string, () => void | Promise<void>>} */
export function savings(answer) {
  const name = answer.question || "query";
  const rows = {
    CSV: () => save(`${name}.csv`, csv(answer), "text/csv"),
    TSV: () => save(`${name}.tsv`, tsv(answer), "text/tab-separated-values"),
  };
  if (answer.form !== "triples") return { ...rows, JSON: () => save(`${name}.srj.json`, answer.body, "application/json") };
  return {
    Turtle: async () => save(`${name}.ttl`, await askAs(answer.text, "text/turtle"), "text/turtle"),
    "N-Triples": () => save(`${name}.nt`, answer.body, "application/n-triples"),
    ...rows,
  };
}

// What a spreadsheet would run gets an apostrophe, as in the server's own tables; a number is none.
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Write an answer as comma-separated values, by SPARQL 1.1 with formulas disarmed. @param {Answer} answer */
function csv(answer) {
  const lines = [answer.columns, ...answer.rows.map((row) => row.map(valueOf))];
  return lines.map((cells) => `${cells.map((cell) => quoted(disarmed(cell))).join(",")}\r\n`).join("");
}

/** Write an answer as tab-separated values, by SPARQL 1.1: terms as in a query. @param {Answer} answer */
function tsv(answer) {
  const lines = [answer.columns.map((name) => `?${name}`), ...answer.rows.map((row) => row.map(written))];
  return lines.map((cells) => `${cells.join("\t")}\n`).join("");
}

/** @param {Term | null} term */
function valueOf(term) {
  if (!term) return "";
  if (term.type === "bnode") return `_:${term.value}`;
  return term.type === "triple" ? written(term) : String(term.value);
}

/** @param {string} words */
function disarmed(words) {
  return FORMULA.test(words) && !NUMBER.test(words) ? `'${words}` : words;
}

/** @param {string} words */
function quoted(words) {
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** @type {Record<string, string>} */
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** @param {Term | null} term @returns {string} */
function written(term) {
  if (!term) return "";
  if (term.type === "uri") return `<${term.value}>`;
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") return `<< ${[term.value.subject, term.value.predicate, term.value.object].map(written).join(" ")} >>`;
  const words = `"${String(term.value).replace(/[\\"\t\n\r]/g, (sign) => ESCAPES[sign])}"`;
  if (term["xml:lang"]) return `${words}@${term["xml:lang"]}`;
  return term.datatype ? `${words}^^<${term.datatype}>` : words;
}
