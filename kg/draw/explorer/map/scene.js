// What lies on the map on a day, as features that MapLibre draws.

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./held.js").Place} Place */
/** @typedef {import("./happened.js").Group} Group */

const MAIN = new Set(["settlement", "region", "state"]);
const OFTEN = [12, 45, 160];
const SIDES = 8;
// Days without word of a place before it begins to fade, and until it has.
const FRESH = 60;
const FADING = 730;
const FAMILIES = ["Takes and holds", "Fights", "Loses and leaves", "Moves", "Stands together", "Talks", "Belongs"];

/**
 * @typedef {object} Ground what stays the same from day to day
 * @property {Map<string, {side: number, size: number, from: number, order: number}>} where by place
 */

/**
 * Settle where each place lies beside others at the same point, and from which zoom on it is named.
 * @param {Place[]} places located ones @param {Map<string, number>} often how much happened at each @returns {Ground}
 */
export function ground(places, often) {
  const weight = (/** @type {Place} */ place) => (MAIN.has(place.kind) ? 1000 : 0) + 8 * place.spans.length + (often.get(place.id) || 0);
  /** @type {Map<string, Place[]>} */
  const points = new Map();
  for (const place of places) {
    const at = `${Number(place.lat).toFixed(3)} ${Number(place.lon).toFixed(3)}`;
    points.set(at, [...(points.get(at) || []), place]);
  }
  const ranked = [...places].sort((one, other) => weight(other) - weight(one));
  const order = new Map(ranked.map((place, at) => [place.id, at]));
  const where = new Map();
  for (const together of points.values()) {
    together.sort((one, other) => weight(other) - weight(one));
    together.forEach((place, at) => where.set(place.id, spot(/** @type {number} */ (order.get(place.id)), at)));
  }
  return { where };
}

/** Give the spot of a place that is the so-manieth at its point: the first in the middle, the others around it. @param {number} order @param {number} at */
function spot(order, at) {
  if (at === 0) return { side: 0, size: 1, from: [0, 6, 7][OFTEN.findIndex((few) => order < few)] ?? 8, order };
  return { side: 1 + ((at - 1) % SIDES), size: 0.62, from: 10, order };
}

/**
 * Give the places as features.
 * @param {Held[]} held @param {number} day @param {Ground} ground @param {(held: Held) => string} icon
 */
export function placeFeatures(held, day, { where }, icon) {
  return collection(held.map((one) => {
    const spot = /** @type {any} */ (where.get(one.place.id));
    const { id, label, lon, lat } = one.place;
    const empty = !one.holders.length;
    return feature([lon, lat], {
      ...spot, id, label: label.length > 40 ? `${label.slice(0, 38)}…` : label, icon: icon(one), rank: (empty ? -1e6 : 0) - spot.order,
      size: empty ? spot.size * 0.66 : spot.size, opacity: confirmed(one, day),
    });
  }));
}

/** Give how strongly a place is drawn: weaker the longer nobody has confirmed how it stands. @param {Held} held @param {number} day */
function confirmed({ span }, day) {
  const silent = span && span[7] !== null ? day - span[7] : FADING;
  return Number((1 - 0.55 * Math.min(1, Math.max(0, silent - FRESH) / (FADING - FRESH))).toFixed(2));
}

/**
 * Give the events as features, each family on its side of the place.
 * @param {Group[]} groups @param {number} reach days @param {(group: Group) => string} icon
 */
export function eventFeatures(groups, reach, icon) {
  return collection(groups.map((group) => {
    const [place, , lat, lon] = group.place;
    return feature([lon, lat], {
      place, family: group.family, icon: icon(group), side: FAMILIES.indexOf(group.family),
      opacity: faded(group.away, reach), size: Math.min(1.35, 0.9 + 0.12 * Math.log2(group.events.length)),
    });
  }));
}

/** Give how strongly something is drawn that was some days away. @param {number} away @param {number} reach */
function faded(away, reach) {
  return Number((1 - 0.78 * Math.min(1, away / (reach + 1))).toFixed(2));
}

/** Give where things of one point stand around it, as an expression over their `side`. @param {number} count @param {number} far @param {boolean} middle whether the first stands in the middle */
function aside(count, far, middle) {
  const spots = Array.from({ length: count }, (_, at) => {
    const turn = -Math.PI / 2 + (at * Math.PI * 2) / count;
    return [at + (middle ? 1 : 0), ["literal", [Math.round(Math.cos(turn) * far), Math.round(Math.sin(turn) * far)]]];
  });
  return ["match", ["get", "side"], ...spots.flat(), ["literal", [0, 0]]];
}

/** Where the families of events stand around a place, and places around another at the same point. */
export const ASIDE = { events: aside(FAMILIES.length, 17, false), places: aside(SIDES, 26, true) };

/** @param {any[]} features */
function collection(features) {
  return { type: "FeatureCollection", features };
}

/** @param {[number | null, number | null]} coordinates @param {Record<string, any>} properties */
function feature(coordinates, properties) {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates } };
}
