// Terms of an answer: what they name here, and how they are written for people.

/** @typedef {{type: string, value: any, "xml:lang"?: string, datatype?: string}} Term as in SPARQL's JSON of results */
/** @typedef {{iri: string, kind: string, label: string, comment: string}} Word */
/** @typedef {{base: string, prefixes: Record<string, string>, words: Word[], seconds: number, rows: number}} Known */
/** @typedef {{what: string, id: string}} Thing */

/** @type {Record<string, string>} what can be selected, by the room of its address */
const ROOMS = { entities: "entity", reports: "report", claims: "claim", relationships: "edge", intervals: "interval", events: "event" };

/** Give the thing of this graph that an IRI names, if it is one that can be selected. @param {string} iri @param {string} base @returns {Thing | null} */
export function thingOf(iri, base) {
  if (!iri.startsWith(base)) return null;
  const [room, id, ...more] = iri.slice(base.length).split("/");
  if (!Object.hasOwn(ROOMS, room) || !id || more.length) return null;
  try {
    return { what: ROOMS[room], id: decodeURIComponent(id) };
  } catch {
    return null;
  }
}

/** Write an IRI as a query may: with a prefix where one fits, as `<events/x>` where it is one of this graph, else whole. @param {string} iri @param {Record<string, string>} prefixes */
export function shortened(iri, prefixes) {
  let best = "";
  for (const [name, stem] of Object.entries(prefixes)) {
    if (stem && iri.startsWith(stem) && /^[\w.-]+$/.test(iri.slice(stem.length)) && stem.length > (prefixes[best] || "").length) best = name;
  }
  if (best) return `${best}:${iri.slice(prefixes[best].length)}`;
  const base = (prefixes.entity || "").replace(/entities\/$/, "");
  return base && iri.startsWith(base) ? `<${iri.slice(base.length)}>` : iri;
}

/** Give the path of an IRI of this graph on its server, else null. @param {string} iri @param {string} base */
export function pathOf(iri, base) {
  const rest = iri.startsWith(base) ? iri.slice(base.length) : "";
  return /^[\w-]+\/[\w./%~-]+$/.test(rest) && !rest.split("/").includes("..") ? `/${rest}` : null;
}

/** Write a term in one line. @param {Term | null} term @param {Record<string, string>} [prefixes] @returns {string} */
export function termWords(term, prefixes = {}) {
  if (!term) return "";
  if (term.type === "uri") return shortened(term.value, prefixes);
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type !== "triple") return String(term.value);
  const { subject, predicate, object } = term.value;
  return `<< ${[subject, predicate, object].map((part) => termWords(part, prefixes)).join(" ")} >>`;
}

const NUMBER = /XMLSchema#(integer|decimal|double|float|int|long|short|byte|nonNegativeInteger|positiveInteger|unsigned\w+)$/;
const DAY = /^[+-]?\d{4}-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?|Z)?)?$/;
const POINT = /^\s*(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)\s*$/i;

/** Give the number that a literal is, or null. @param {Term | null} term */
export function numberOf(term) {
  if (!term || term.type !== "literal" || !NUMBER.test(term.datatype || "")) return null;
  const value = Number(term.value);
  return Number.isFinite(value) ? value : null;
}

/** Give the day or month that a literal begins with, as YYYY-MM-DD or YYYY-MM, or null. @param {Term | null} term */
export function dayOf(term) {
  return term && term.type === "literal" && DAY.test(term.value) && !/^[+-]/.test(term.value) ? term.value.slice(0, 10) : null;
}

/** Give the point that a literal of WKT is, or null. @param {Term | null} term @returns {[number, number] | null} longitude and latitude */
export function pointOf(term) {
  const found = term && term.type === "literal" ? POINT.exec(term.value) : null;
  return found ? placed(Number(found[1]), Number(found[2])) : null;
}

/** Give a point if it lies on the earth. @param {number} lon @param {number} lat @returns {[number, number] | null} */
export function placed(lon, lat) {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}
