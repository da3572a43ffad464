// N-Triples, the plainest way in which triples come, read into rows.

/** @typedef {import("./terms.js").Term} Term */

const NODE = String.raw`<([^>]*)>|(_:[^\s]+)`;
const LITERAL = String.raw`"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?`;
const LINE = new RegExp(`^\\s*(?:${NODE})\\s+<([^>]*)>\\s+(?:${NODE}|${LITERAL})\\s*\\.\\s*$`);
/** @type {Record<string, string>} */
const SIGNS = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** Read triples; a comment or an empty line is passed over, anything else is an error with its line. @param {string} text @returns {Term[][]} */
export function readTriples(text) {
  /** @type {Term[][]} */
  const rows = [];
  text.split("\n").forEach((line, at) => {
    if (!line.trim() || line.startsWith("#")) return;
    const found = LINE.exec(line);
    if (!found) throw new Error(`Line ${at + 1} of the answer is no triple.`);
    const [, subject, blank, predicate, object, other, words, language, datatype] = found;
    const last = words === undefined ? node(object, other) : literal(words, language, datatype);
    rows.push([node(subject, blank), node(predicate, undefined), last]);
  });
  return rows;
}

/** @param {string | undefined} iri @param {string | undefined} blank @returns {Term} */
function node(iri, blank) {
  return blank ? { type: "bnode", value: blank.slice(2) } : { type: "uri", value: plain(iri || "") };
}

/** @param {string} words @param {string | undefined} language @param {string | undefined} datatype @returns {Term} */
function literal(words, language, datatype) {
  /** @type {Term} */
  const said = { type: "literal", value: plain(words) };
  if (language) said["xml:lang"] = language;
  if (datatype) said.datatype = plain(datatype);
  return said;
}

/** Take escapes out. @param {string} words */
function plain(words) {
  return words.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, (_, short, long, sign) => {
    if (sign) return SIGNS[sign] ?? sign;
    return String.fromCodePoint(Math.min(parseInt(short || long, 16), 0x10ffff));
  });
}
