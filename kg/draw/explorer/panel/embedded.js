// The panel's questions answered from what a file embeds.

/** @typedef {{thing: any, for: string[], against: string[]}} Sided */
/**
 * @typedef {object} Embedded what `kg.draw.content.evidence.evidence` gives
 * @property {Record<string, any>} claims by id; `parts` is null past the first sentences of a list
 * @property {Record<string, any>} reports
 * @property {Record<string, any>} entities
 * @property {Record<string, Sided>} relationships
 * @property {Record<string, Sided>} intervals
 * @property {Record<string, any>} things entities with facts and relations
 */

const PAGE = 40;

/**
 * Give what answers the panel in a file. `kg graph` embeds the value of `kg.draw.content.evidence.evidence` for the
 * relationships that are drawn (and the intervals, where it draws a map or a timeline): whole lists of ids, and the
 * claims behind them, the first 40 of each list with their sentence.
 * @param {Embedded} content
 * @returns {{evidence: (params: Record<string, any>) => any}}
 */
export function answers(content) {
  /** @type {Record<string, (id: string, known: string | null) => any>} */
  const things = {
    edge: (id, known) => sided(content, content.relationships[id], known),
    interval: (id, known) => sided(content, content.intervals[id], known),
    claim: (id) => oneClaim(content, id),
    report: (id) => oneReport(content, id),
    entity: (id) => oneEntity(content, id),
  };
  return {
    evidence: ({ sel, known_on: known = null, part = null, after = null }) => {
      if (!sel) return { sel: null, what: null, latest: newest(content, Object.keys(content.claims)).slice(0, 8), ...base(content) };
      const at = sel.indexOf(":"), what = sel.slice(0, at), id = sel.slice(at + 1);
      const found = things[what] && things[what](id, known);
      if (!found) throw new Error("this file does not hold what is selected");
      return paged({ sel, what, id, room: null, ...base(content), ...found }, part, after);
    },
  };
}

/** @param {Embedded} content */
function base(content) {
  return { claims: content.claims, reports: content.reports, entities: content.entities, weighed: true };
}

/** @param {Embedded} content @param {Sided | undefined} found @param {string | null} known */
function sided(content, found, known) {
  if (!found) return null;
  const isKnown = (/** @type {string} */ id) => !known || (content.claims[id].published || "9999") <= known;
  const undated = known ? [...found.for, ...found.against].filter((id) => !content.claims[id].published).length : 0;
  const pro = found.for.filter(isKnown), contra = found.against.filter(isKnown);
  const later = found.for.length + found.against.length - pro.length - contra.length - undated;
  return { thing: found.thing, for: side(pro), against: side(contra), contradicts: [], all_contradicts: 0, later, undated, out: [] };
}

/** @param {string[]} ids */
function side(ids) {
  return { ids, total: ids.length, after: null };
}

/** Give but one page of each list, as a server does. @param {any} doc @param {string | null} part @param {string | null} after */
function paged(doc, part, after) {
  for (const name of ["for", "against"]) {
    if (!doc[name]) continue;
    const { ids } = doc[name];
    const start = part === name && after ? ids.indexOf(after) + 1 : 0, page = ids.slice(start, start + PAGE);
    doc[name] = { ids: page, total: ids.length, after: start + PAGE < ids.length ? page[page.length - 1] : null };
  }
  return doc;
}

/** @param {Embedded} content @param {string} id */
function oneClaim(content, id) {
  if (!content.claims[id]) return null;
  const holding = (/** @type {Record<string, Sided>} */ all) => Object.values(all).filter((one) => one.for.includes(id) || one.against.includes(id)).map(({ thing }) => thing);
  return { thing: { id }, for: side([id]), against: side([]), contradicts: [], all_contradicts: 0, later: 0, undated: 0,
    edge: holding(content.relationships)[0] || null, intervals: holding(content.intervals), judgements: [] };
}

/** @param {Embedded} content @param {string} id */
function oneReport(content, id) {
  const report = content.reports[id];
  if (!report) return null;
  const told = Object.values(content.claims).filter((claim) => claim.report === id);
  const sentences = new Map();
  for (const claim of told) sentences.set(claim.at, [...(sentences.get(claim.at) || []), claim]);
  const rows = [...sentences].map(([at, claims]) => ({ at, parts: claims[0].parts, ids: claims.map((/** @type {any} */ claim) => claim.id) }));
  return { thing: { ...report, sentences: rows, all_sentences: rows.length, claims: told.length, text: null } };
}

/** @param {Embedded} content @param {string} id */
function oneEntity(content, id) {
  const thing = content.things[id];
  if (!thing) return null;
  const named = newest(content, Object.keys(content.claims).filter((own) => [content.claims[own].subject, content.claims[own].object].includes(id)));
  return { thing, for: side([]), against: side([]), latest: { ids: named.slice(0, 8), total: Math.min(named.length, 8), after: null }, judgements: [] };
}

/** Order claims by the day of their report, newest first. @param {Embedded} content @param {string[]} ids */
function newest(content, ids) {
  const day = (/** @type {string} */ id) => content.claims[id].published || "";
  return [...ids].sort((a, b) => day(b).localeCompare(day(a)) || a.localeCompare(b));
}
