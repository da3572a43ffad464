// Who held a place on a day, of intervals in bulk: what the server answers for one place and one day.

/** @typedef {[number | null, number | null]} Bounds earliest and latest day, as numbers */
/** @typedef {[string | null, number | null, number | null, Bounds | null, number, number[], number[], number | null, number | null]} Span id, earliest and latest start, end, status, holders, possible holders, last confirmed, basis */
/** @typedef {{id: string, label: string, kind: string, lat: number | null, lon: number | null, spans: Span[], disputed?: string[]}} Place */
/** @typedef {{known: string | null, undated: number | null, total: number, days: [number, number] | null, statuses: string[], bases: string[], actors: [string, string, string][], foremost: string[], places: Place[]}} Told */
/**
 * @typedef {object} Held how a place stood on a day
 * @property {Place} place
 * @property {Span | null} span the interval that counts, `null` before anything is known
 * @property {string} status
 * @property {number[]} holders
 * @property {number[]} possible who may have held it as well
 */

/** Give the interval that counts on a day: the latest that had begun for sure. @param {Span[]} spans @param {number} day */
function spanOn(spans, day) {
  for (let at = spans.length - 1; at >= 0; at -= 1) {
    const latest = spans[at][2];
    if (latest === null || latest <= day) return at;
  }
  return -1;
}

/** Tell how a place stood on a day. @param {Told} told @param {Place} place @param {number} day @returns {Held} */
export function heldOn(told, place, day) {
  const at = spanOn(place.spans, day);
  const span = at < 0 ? null : place.spans[at];
  const [holders, possible] = span ? [span[5], span[6]] : [[], []];
  const next = place.spans[at + 1];
  const near = next && (next[1] === null || next[1] <= day) ? next[5] : [];
  const others = near.filter((one) => !holders.includes(one) && !possible.includes(one));
  return { place, span, status: span ? told.statuses[span[4]] : "unknown", holders, possible: [...possible, ...others] };
}

/** Give the days on which any place begins to stand otherwise, in turn. @param {Told} told @returns {number[]} */
export function turns(told) {
  const days = told.places.flatMap((place) => place.spans.map((span) => span[2]));
  return [...new Set(days.filter((day) => day !== null))].sort((one, other) => one - other);
}

/** Group by holder what was known on a day, the widest holder first; nobody's places come last. @param {Held[]} held @returns {{holder: number, places: Held[]}[]} */
export function byHolder(held) {
  /** @type {Map<number, Held[]>} */
  const groups = new Map();
  for (const one of held) {
    for (const holder of one.holders.length ? one.holders : [-1]) groups.set(holder, [...(groups.get(holder) || []), one]);
  }
  const found = [...groups].map(([holder, places]) => ({ holder, places }));
  return found.sort((one, other) => Number(one.holder < 0) - Number(other.holder < 0) || other.places.length - one.places.length || one.holder - other.holder);
}
