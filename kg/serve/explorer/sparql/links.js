// An answer as nodes and lines: what the rows or triples join.

import { thingOf, termWords } from "./terms.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./shapes.js").Links} Links */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {{id: string, label: string, thing: import("./terms.js").Thing | null}} Node */
/** @typedef {{from: string, to: string, label: string}} Line */
/** @typedef {{nodes: Node[], lines: Line[], left: number}} Net `left` counts lines past the most that are drawn */

export const MOST = 300;

/**
 * Give what an answer joins; what is joined to a literal is left to the table.
 * @param {Answer} answer @param {Links} links @param {{base: string, prefixes: Record<string, string>}} known @param {(id: string) => string} label of an entity
 * @returns {Net}
 */
export function netOf(answer, links, known, label) {
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  /** @type {Map<string, Line>} */
  const lines = new Map();
  let left = 0;
  const names = labelsOf(answer);
  for (const row of answer.rows) {
    const from = row[links.from], to = row[links.to];
    if (!from || !to || from.type === "literal" || to.type === "literal") continue;
    const between = links.label < 0 ? "" : termWords(row[links.label], known.prefixes).replace(/^kg:/, "");
    const line = { from: key(from), to: key(to), label: between };
    const id = JSON.stringify(line);
    if (lines.has(id)) continue;
    if (lines.size >= MOST) {
      left += 1;
      continue;
    }
    lines.set(id, line);
    for (const term of [from, to]) if (!nodes.has(key(term))) nodes.set(key(term), nodeOf(term, names, known, label));
  }
  return { nodes: [...nodes.values()], lines: [...lines.values()], left };
}

/** @param {Term} term */
function key(term) {
  return `${term.type} ${typeof term.value === "string" ? term.value : termWords(term)}`;
}

/** Give the names that an answer brings for its things: `place` by `placeName`, a subject by its label. @param {Answer} answer */
function labelsOf(answer) {
  /** @type {Map<string, string>} */
  const names = new Map();
  answer.columns.forEach((name, at) => {
    const named = ["Name", "Label"].map((end) => answer.columns.indexOf(name + end)).find((other) => other >= 0) ?? -1;
    for (const row of named < 0 ? [] : answer.rows) {
      const term = row[at], said = row[named];
      if (term && said) names.set(term.value, String(said.value));
    }
  });
  if (answer.form === "triples") {
    for (const [subject, predicate, object] of answer.rows) {
      if (subject && predicate && object && predicate.value.endsWith("#label") && object.type === "literal") names.set(subject.value, object.value);
    }
  }
  return names;
}

/** @param {Term} term @param {Map<string, string>} names @param {{base: string, prefixes: Record<string, string>}} known @param {(id: string) => string} label @returns {Node} */
function nodeOf(term, names, known, label) {
  const thing = term.type === "uri" ? thingOf(term.value, known.base) : null;
  const own = thing && thing.what === "entity" ? label(thing.id) : termWords(term, known.prefixes);
  return { id: key(term), label: names.get(term.value) || own, thing };
}
