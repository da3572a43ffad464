// Asking: a question of the catalogue by its name, or a query of one's own by the SPARQL protocol.

import { address, Refused } from "../served/ask.js";
import { bearer } from "../served/token.js";
import { readTriples } from "./triples.js";

/** @typedef {import("./terms.js").Term} Term */
/**
 * @typedef {object} Answer
 * @property {"rows" | "triples" | "truth"} form
 * @property {string[]} columns
 * @property {(Term | null)[][]} rows
 * @property {boolean} truth what an ASK gives
 * @property {boolean} cut whether the server left something out
 * @property {number} seconds
 * @property {string} body as it came
 * @property {string | null} question its name
 * @property {string} text the query of one's own
 */

const RESULTS = "application/sparql-results+json";
const TRIPLES = "application/n-triples";

/** Ask a question of the catalogue. @param {string} name @param {URLSearchParams} given @param {AbortSignal} signal @returns {Promise<Answer>} */
export async function askQuestion(name, given, signal) {
  const asked = new URLSearchParams([...given, ["format", "results"]]);
  const where = address(`/queries/${encodeURIComponent(name)}?${asked}`);
  return answered(await timed(where, { signal, headers: bearer() }), { question: name, text: "" });
}

/** Ask a query of one's own; it may only read. @param {string} text @param {AbortSignal} signal @returns {Promise<Answer>} */
export async function askQuery(text, signal) {
  const come = await timed(address("/sparql"), posted(text, `${RESULTS}, ${TRIPLES};q=0.9`, signal));
  return answered(come, { question: null, text });
}

/** Ask a query of one's own again, in another format. @param {string} text @param {string} type @returns {Promise<string>} */
export async function askAs(text, type) {
  return (await timed(address("/sparql"), posted(text, type, null))).body;
}

/** @param {string} text @param {string} accept @param {AbortSignal | null} signal @returns {RequestInit} */
function posted(text, accept, signal) {
  const type = "application/sparql-query; charset=utf-8";
  return { method: "POST", body: text, signal, headers: { Accept: accept, "Content-Type": type, ...bearer() } };
}

/** Fetch and take the time; what is refused is an error with the server's words. @param {string} where @param {RequestInit} how */
async function timed(where, how) {
  const begun = performance.now();
  const response = await fetch(where, { credentials: "omit", ...how }).catch((error) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused("The server does not answer. Is it still running?", 0, null);
  });
  const body = await response.text();
  if (!response.ok) throw refusal(response, body);
  return { body, seconds: (performance.now() - begun) / 1000, type: response.headers.get("Content-Type") || "", cut: response.headers.has("KG-Truncated") };
}

/** @param {Response} response @param {string} body */
function refusal(response, body) {
  const json = /json/.test(response.headers.get("Content-Type") || "");
  const problem = json ? JSON.parse(body) : null;
  return new Refused((problem && problem.detail) || `The server answers ${response.status}.`, response.status, problem);
}

/**
 * Read an answer.
 * @param {{body: string, seconds: number, type: string, cut: boolean}} come @param {{question: string | null, text: string}} asked
 * @returns {Answer}
 */
function answered({ body, seconds, type, cut }, asked) {
  const plain = { ...asked, seconds, cut, body, truth: false };
  if (type.startsWith(TRIPLES)) {
    return { ...plain, form: "triples", columns: ["subject", "predicate", "object"], rows: readTriples(body) };
  }
  const told = JSON.parse(body);
  if (typeof told.boolean === "boolean") return { ...plain, form: "truth", columns: [], rows: [], truth: told.boolean };
  const columns = /** @type {string[]} */ (told.head.vars);
  const rows = told.results.bindings.map((/** @type {Record<string, Term>} */ row) => columns.map((name) => (Object.hasOwn(row, name) ? row[name] : null)));
  return { ...plain, form: "rows", columns, rows };
}
