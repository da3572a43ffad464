// How an answer can be shown: always as a table, and as more where its columns allow.

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./columns.js").Kind} Kind */
/** @typedef {{from: number, to: number, label: number}} Links columns; no label is -1 */
/** @typedef {{day: number[], number: number[]}} Series */
/** @typedef {{point: number, lat: number, lon: number, entities: number[]}} Spots columns; what is not there is -1 */
/** @typedef {{graph: Links | null, time: Series | null, map: Spots | null}} Shapes */

/** Tell how an answer can be shown. @param {Answer} answer @param {Kind[]} kinds @returns {Shapes} */
export function shapesOf(answer, kinds) {
  if (!answer.rows.length) return { graph: null, time: null, map: null };
  return { graph: linksOf(answer, kinds), time: seriesOf(answer, kinds), map: spotsOf(answer, kinds) };
}

const BETWEEN = /^(relation|predicate|property|tie|how|p|link|edge)$/i;

/** @param {Answer} answer @param {Kind[]} kinds @returns {Links | null} */
function linksOf(answer, kinds) {
  const isNode = (/** @type {number} */ at) => answer.rows.some((row) => row[at] && row[at].type !== "literal");
  if (answer.form === "triples") return isNode(2) ? { from: 0, to: 2, label: 1 } : null;
  const entities = kinds.flatMap((kind, at) => (kind === "entity" ? [at] : []));
  const named = ["s", "subject", "o", "object"].map((name) => answer.columns.indexOf(name));
  const from = Math.max(named[0], named[1]), to = Math.max(named[2], named[3]);
  const label = answer.columns.findIndex((name) => BETWEEN.test(name));
  if (from >= 0 && to >= 0 && isNode(from) && isNode(to)) return { from, to, label };
  return entities.length > 1 ? { from: entities[0], to: entities[1], label } : null;
}

/** @param {Answer} answer @param {Kind[]} kinds @returns {Series | null} */
function seriesOf(answer, kinds) {
  const differs = (/** @type {number} */ at) => new Set(answer.rows.map((row) => row[at] && row[at].value.slice(0, 10))).size > 1;
  const day = kinds.flatMap((kind, at) => (kind === "day" && differs(at) ? [at] : []));
  return day.length ? { day, number: kinds.flatMap((kind, at) => (kind === "number" ? [at] : [])) } : null;
}

/** @param {Answer} answer @param {Kind[]} kinds @returns {Spots | null} */
function spotsOf(answer, kinds) {
  const number = (/** @type {RegExp} */ name) => answer.columns.findIndex((column, at) => kinds[at] === "number" && name.test(column));
  const point = kinds.indexOf("point"), lat = number(/^lat(itude)?$/i), lon = number(/^(lon|long|lng|longitude)$/i);
  const entities = kinds.flatMap((kind, at) => (kind === "entity" ? [at] : []));
  if (point < 0 && (lat < 0 || lon < 0) && !entities.length) return null;
  return { point, lat, lon, entities };
}
