// A query of one's own: the editor, with how its keys work and this graph's prefixes.

import { element } from "../shell/dom.js";
import { buildEditor } from "./editor.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./terms.js").Known} Known */

const HINT = "sparql-keys";

/**
 * Build the part; the editor is fetched with it.
 * @param {Context} context @param {Known} known @param {{run: () => void, changed: () => void}} told
 */
export async function buildOwn(context, known, told) {
  const room = element("div", { class: "sparql-editor" });
  const node = element("div", { class: "sparql-own-query" },
    element("h2", {}, "A query of your own"),
    room,
    element("p", { id: HINT, class: "quiet sparql-keys" }, "Ctrl-Enter runs it. Ctrl-Space completes. Escape, then Tab, leaves the editor."),
    element("div", { class: "sparql-do" }, element("button", { type: "button", class: "strong sparql-run", click: told.run }, "Run"), prefixes(known)));
  const Yasqe = await context.library("yasqe");
  return { node, editor: buildEditor(room, Yasqe, known, { ...told, hint: HINT }) };
}

/** List the prefixes. @param {Known} known */
function prefixes(known) {
  const lines = Object.entries(known.prefixes).map(([name, iri]) => element("li", {}, element("code", {}, `${name}:`), ` ${iri}`));
  return element("details", { class: "sparql-prefixes" }, element("summary", {}, "Prefixes of this graph"),
    element("p", { class: "quiet" }, "They stand for these addresses, with or without a PREFIX line."), element("ul", {}, ...lines));
}

/** Give a query to begin with. @param {Record<string, string>} known */
export function starter(known) {
  const lines = ["kg", "rdfs"].map((name) => `PREFIX ${name}: <${known[name]}>`);
  return `${lines.join("\n")}

SELECT ?place ?placeName ?actor ?actorName
WHERE {
  ?actor kg:captured ?place ; rdfs:label ?actorName .
  ?place rdfs:label ?placeName .
}
ORDER BY ?placeName
LIMIT 100
`;
}
