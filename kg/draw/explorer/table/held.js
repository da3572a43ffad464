// What a file holds of the tables, and what the page's own filters leave of it: as the server works it out.

import { dayNumber } from "../shell/days.js";

/** @typedef {{name: string, label: string, type: string, shown: boolean, sorts: boolean, cells: any[]}} Stored a column: words and texts by number, days since 1970 */
/** @typedef {{name: string, label: string, of: string, by: string}} Sorting a facet: of which column, by what of its words or days */
/** @typedef {{ids: string[], all: number, begins: string, columns: Stored[], facets: Sorting[]}} Table */
/**
 * @typedef {object} Held what `kg.draw.content.rows.embedded` gives
 * @property {Record<string, Table>} tables
 * @property {[number[], number[]][]} rests for each relationship the rows of claims for and against it
 * @property {number[][]} voices for each claim whose word it is
 * @property {[number | null, number | null, number, number[]][][]} spans for each place: earliest and latest start, status, holders
 * @property {Record<string, number>} countries of each entity the one it lies in
 * @property {Record<string, string>} kinds their names
 * @property {[string, string, string?][]} words
 * @property {string[]} texts
 */
/** @typedef {Record<string, any>} Params */
/** @typedef {{within: boolean[], columns: Stored[]}} Scoped */

/** Give the cells of a column. @param {Table} table @param {string} name */
function cells(table, name) {
  return /** @type {Stored} */ (table.columns.find((column) => column.name === name)).cells;
}

/** Give a table within the filters of the page. @param {Held} held @param {Params} params @returns {Scoped} */
export function scoped(held, params) {
  const told = within(held, params), table = held.tables[params.what];
  const { keep, over } = SCOPES[params.what](held, params, told);
  return {
    within: table.ids.map((_, row) => keep(row)),
    columns: table.columns.map((column) => (over[column.name] ? { ...column, cells: over[column.name] } : column)),
  };
}

/** Tell of each claim whether it lies in the days, and was known by its day. @param {Held} held @param {Params} params */
function within({ tables: { claims } }, params) {
  const spans = cells(claims, "happened"), reported = cells(claims, "reported");
  const [since, until, known] = [params.since, params.until, params.known_on].map((day) => (day ? dayNumber(day) : null));
  return claims.ids.map((_, row) => {
    const day = reported[row];
    if (known !== null && (day === null || day > known)) return false;
    if (since === null && until === null) return true;
    const span = params.clock === "reported" ? null : spans[row];
    if (!span && day === null) return false;
    const first = span ? span[0] ?? -Infinity : day, last = span ? span[1] ?? Infinity : day;
    return (until === null || first <= until) && (since === null || last >= since);
  });
}

/** @param {Held} held @param {Params} params */
function switches({ words }, params) {
  const kinds = new Set((params.kinds_off || "").split(",")), relations = new Set((params.relations_off || "").split(","));
  return {
    kind: (/** @type {number | null} */ word) => word === null || !kinds.has(words[word][2] || ""),
    place: (/** @type {number | null} */ word) => word === null || !kinds.has(words[word][0]),
    relation: (/** @type {number} */ word) => !relations.has(words[word][0]),
  };
}

/** @param {Params} params */
function narrows(params) {
  return Boolean(params.since || params.until || params.known_on);
}

/** @typedef {{keep: (row: number) => boolean, over: Record<string, any[]>}} Kept */

/** @type {Record<string, (held: Held, params: Params, told: boolean[]) => Kept>} */
const SCOPES = { relationships, claims, places, reports };

/** @param {Held} held @param {Params} params @param {boolean[]} told @returns {Kept} */
function relationships(held, params, told) {
  const table = held.tables.relationships, on = switches(held, params);
  const over = narrows(params) ? rested(held, told) : {};
  const get = (/** @type {string} */ name) => over[name] || cells(table, name);
  const [from, to, relation] = ["from", "to", "relation"].map((name) => cells(table, name));
  const reports = get("reports"), disputed = get("disputed"), least = Number(params.least) || 1;
  return {
    over,
    keep: (row) => reports[row] >= least && on.relation(relation[row]) && on.kind(from[row]) && on.kind(to[row]) && (!params.disputed || disputed[row] !== null),
  };
}

/** Count for each relationship what the claims that are told have. @param {Held} held @param {boolean[]} told @returns {Record<string, any[]>} */
function rested({ tables, rests, voices }, told) {
  const claims = tables.claims, all = cells(tables.relationships, "disputed");
  const [report, source, happened, reported] = ["report", "source", "happened", "reported"].map((name) => cells(claims, name));
  const yes = all.find((word) => word !== null) ?? null;
  const kept = rests.map(([pro]) => pro.filter((claim) => told[claim]));
  const count = (/** @type {(claim: number) => any[]} */ of) => kept.map((ids) => new Set(ids.flatMap(of)).size);
  const ends = kept.map((ids) => {
    const dated = ids.flatMap((claim) => happened[claim] || []).filter((day) => day !== null);
    return dated.length ? dated : ids.map((claim) => reported[claim]).filter((day) => day !== null);
  });
  return {
    reports: count((claim) => [report[claim]]),
    claims: kept.map((ids) => ids.length),
    speakers: count((claim) => voices[claim]),
    first: ends.map((days) => (days.length ? Math.min(...days) : null)),
    last: ends.map((days) => (days.length ? Math.max(...days) : null)),
    disputed: rests.map(([, con], row) => (con.some((claim) => told[claim]) || (all[row] !== null && !con.length) ? yes : null)),
    sources: kept.map((ids) => [...new Set(ids.map((claim) => source[claim]).filter((word) => word !== null))]),
  };
}

/** @param {Held} held @param {Params} params @param {boolean[]} told @returns {Kept} */
function claims(held, params, told) {
  const table = held.tables.claims, on = switches(held, params);
  const [who, whom, relation] = ["who", "whom", "relation"].map((name) => cells(table, name));
  const disputed = new Set(params.disputed ? held.rests.filter((_, row) => cells(held.tables.relationships, "disputed")[row] !== null).flat(2) : []);
  return {
    // What a claim did to whom is judged by all that was known, and a file knows it of one day alone.
    over: params.known_on ? { stake: table.ids.map(() => null) } : {},
    keep: (row) => told[row] && on.relation(relation[row]) && on.kind(who[row]) && on.kind(whom[row]) && (!params.disputed || disputed.has(row)),
  };
}

/** @param {Held} held @param {Params} params @param {boolean[]} told @returns {Kept} */
function places(held, params, told) {
  const table = held.tables.places, on = switches(held, params), { claims } = held.tables;
  const rows = new Map(cells(table, "name").map((word, row) => [word, row]));
  const [place, whom, relation] = ["place", "whom", "relation"].map((name) => cells(claims, name));
  const counts = table.ids.map(() => 0);
  claims.ids.forEach((_, claim) => {
    if (!told[claim] || !on.relation(relation[claim])) return;
    for (const row of new Set([rows.get(place[claim]), rows.get(whom[claim])])) if (row !== undefined) counts[row] += 1;
  });
  /** @type {Record<string, any[]>} */
  const over = { claims: counts, ...moments(held, params) };
  const status = over.status || cells(table, "status"), kinds = cells(table, "kind");
  const bears = narrows(params) || params.relations_off;
  return {
    over,
    keep: (row) => on.place(kinds[row]) && (!bears || counts[row] > 0) && (!params.disputed || (status[row] !== null && held.words[status[row]][0] === "disputed")),
  };
}

/** Tell who held each place on a day; what was known on another day no file tells. @param {Held} held @param {Params} params @returns {Record<string, any[]>} */
function moments(held, params) {
  if (params.known_on) return { holder: held.spans.map(() => []), status: held.spans.map(() => null), since: held.spans.map(() => null), changes: held.spans.map(() => null) };
  if (!params.on) return {};
  const day = dayNumber(params.on);
  const now = held.spans.map((spans) => spans.findLast(([, latest]) => latest === null || latest <= day) || null);
  return { holder: now.map((span) => (span ? span[3] : [])), status: now.map((span) => span && span[2]), since: now.map((span) => span && (span[1] ?? span[0])) };
}

/** @param {Held} held @param {Params} params @param {boolean[]} told @returns {Kept} */
function reports(held, params, told) {
  const { reports: table, claims: stated } = held.tables;
  const left = claims(held, params, told);
  const rows = new Map(cells(table, "title").map((word, row) => [word, row]));
  const [report, place] = ["report", "place"].map((name) => cells(stated, name));
  const counts = table.ids.map(() => 0), named = table.ids.map(() => new Set());
  stated.ids.forEach((_, claim) => {
    const row = rows.get(report[claim]);
    if (row === undefined || !left.keep(claim)) return;
    counts[row] += 1;
    if (place[claim] !== null) named[row].add(place[claim]);
  });
  const byClaims = (params.since || params.until) && params.clock !== "reported";
  const bears = params.kinds_off || params.relations_off || params.disputed || byClaims;
  const published = cells(table, "published");
  const [since, until, known] = [!byClaims && params.since, !byClaims && params.until, params.known_on].map((day) => (day ? dayNumber(day) : null));
  const dated = (/** @type {number | null} */ day) => (since === null && until === null && known === null) || (day !== null
    && (since === null || day >= since) && (until === null || day <= until) && (known === null || day <= known));
  return { over: { claims: counts, places: named.map((set) => set.size) }, keep: (row) => dated(published[row]) && (!bears || counts[row] > 0) };
}
