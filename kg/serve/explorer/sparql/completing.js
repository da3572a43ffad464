// What the editor completes: variables of the query, this graph's prefixes, and classes and properties of its vocabulary.

import { shortened } from "./terms.js";

/** @typedef {import("./terms.js").Known} Known */
/** @typedef {import("./terms.js").Word} Word */

const PREFIXES = "kg-prefixes", CLASSES = "kg-classes", PROPERTIES = "kg-properties";
const MOST = 40;

/**
 * Put our suggestions in the place of YASQE's, and give their names. Its own would ask `lov.linkeddata.es` for classes and
 * properties, and keep seven hundred prefixes in the browser: they are taken out before there is any editor.
 * @param {any} Yasqe @param {Known} known
 */
export function completers(Yasqe, known) {
  const names = ["variables", PREFIXES, CLASSES, PROPERTIES];
  if (!Yasqe.Autocompleters[PREFIXES]) {
    const lines = Object.entries(known.prefixes).map(([name, iri]) => `${name}: <${iri}>`);
    Yasqe.forkAutocompleter("prefixes", { name: PREFIXES, persistenceId: null, get: () => lines }, false);
    Yasqe.forkAutocompleter("class", { name: CLASSES, ...suggesting(known, "class") }, false);
    Yasqe.forkAutocompleter("property", { name: PROPERTIES, ...suggesting(known, "property") }, false);
  }
  for (const name of Object.keys(Yasqe.Autocompleters)) if (!names.includes(name)) delete Yasqe.Autocompleters[name];
  // Options are merged entry by entry, so that a shorter list would keep the end of this one.
  Yasqe.defaults.autocompleters = [];
  return names;
}

/** @param {Known} known @param {string} kind */
function suggesting(known, kind) {
  const words = known.words.filter((word) => word.kind === kind);
  const meanings = new Map(words.flatMap(({ iri, label }) => [[`<${iri}>`, label], [shortened(iri, known.prefixes), label]]));
  return {
    autoShow: true,
    bulk: false,
    persistenceId: null,
    get: (/** @type {any} */ _, /** @type {any} */ token) => found(words, (token && (token.autocompletionString || token.string)) || ""),
    postprocessHints: (/** @type {any} */ _, /** @type {any[]} */ hints) => hints.map((hint) => ({ ...hint, displayText: spoken(hint.text, meanings) })),
  };
}

/** Give the IRIs that begin as what is written does. @param {Word[]} words @param {string} begun */
function found(words, begun) {
  return begun ? words.filter(({ iri }) => iri.startsWith(begun) && iri !== begun).slice(0, MOST).map(({ iri }) => iri) : [];
}

/** @param {string} text @param {Map<string, string>} meanings */
function spoken(text, meanings) {
  const meaning = meanings.get(text);
  return meaning && !text.endsWith(`:${meaning}`) ? `${text}   ${meaning}` : text;
}
