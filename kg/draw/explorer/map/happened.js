// What happened around a day: events of some days before and after it, fading with their distance.

/** @typedef {[string, number, number, number | null, number | null, number, number]} Row id, relation, place, earliest and latest day, disputed, words */
/** @typedef {{known: string | null, undated: number | null, total: number, nowhere: number, relations: string[], events: Row[], places: [string, string, number, number][], labels: string[]}} Happened */
/** @typedef {{id: string, relation: string, place: [string, string, number, number], first: number | null, last: number | null, disputed: boolean, label: string, away: number}} Event */
/** @typedef {{family: string, place: [string, string, number, number], events: Event[], away: number, disputed: boolean}} Group events of one family at one place; `away` is the distance of the nearest in days */

const VAGUE = 31;

/** Tell how many days lie between an event and a day: 0 where it can have been on it. @param {Row} row @param {number} day */
function distance(row, day) {
  const first = row[3] ?? row[4], last = row[4] ?? row[3];
  if (first === null || last === null) return Infinity;
  if (day < first) return first - day;
  return day > last ? day - last : 0;
}

/** Tell whether an event's days are too wide for any of them to be its day. @param {Row} row */
function vague(row) {
  return row[3] !== null && row[4] !== null && row[4] - row[3] > VAGUE;
}

/**
 * Give the events within some days of a day and inside a range, by family and place.
 * @param {Happened} told @param {number} day @param {number} reach in days
 * @param {{from: number, to: number, shows: (relation: string) => boolean, family: (relation: string) => string, disputed: boolean}} filter
 * @returns {Group[]}
 */
export function around(told, day, reach, filter) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const row of told.events) {
    const away = distance(row, day), relation = told.relations[row[1]];
    if (away > reach || vague(row) || outside(row, filter) || !filter.shows(relation) || (filter.disputed && !row[5])) continue;
    add(groups, filter.family(relation), eventOf(told, row, away));
  }
  return [...groups.values()];
}

/** @param {Row} row @param {{from: number, to: number}} range */
function outside(row, { from, to }) {
  return (row[3] ?? row[4] ?? 0) > to || (row[4] ?? row[3] ?? 0) < from;
}

/** @param {Happened} told @param {Row} row @param {number} away @returns {Event} */
function eventOf(told, row, away) {
  const [id, relation, place, first, last, disputed, label] = row;
  return { id, relation: told.relations[relation], place: told.places[place], first, last, disputed: disputed === 1, label: told.labels[label], away };
}

/** @param {Map<string, Group>} groups @param {string} family @param {Event} event */
function add(groups, family, event) {
  const key = `${event.place[0]} ${family}`;
  const group = groups.get(key) || { family, place: event.place, events: [], away: Infinity, disputed: false };
  group.events.push(event);
  group.away = Math.min(group.away, event.away);
  group.disputed ||= event.disputed;
  groups.set(key, group);
}

/** Give the first and the last day of which an event tells. @param {Happened} told @returns {[number, number] | null} */
export function reachOf(told) {
  let first = Infinity, last = -Infinity;
  for (const row of told.events) {
    if (vague(row)) continue;
    first = Math.min(first, row[3] ?? row[4] ?? Infinity);
    last = Math.max(last, row[4] ?? row[3] ?? -Infinity);
  }
  return first <= last ? [first, last] : null;
}

/** Count what happened at each place. @param {Happened} told @returns {Map<string, number>} */
export function oftenness({ events, places }) {
  const often = places.map(() => 0);
  for (const row of events) often[row[2]] += 1;
  return new Map(places.map(([id], at) => [id, often[at]]));
}
