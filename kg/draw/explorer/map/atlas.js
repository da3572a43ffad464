// The basemap: land, borders and names of states. It tells where things are, never who holds them.

/** Pairs of states whose common border one of them, or many others, do not accept as it is drawn. */
const DISPUTED = new Set([
  "ARM-AZE", "BTN-CHN", "CHN-IND", "CHN-KAS", "CHN-PAK", "CYN-CYP", "EGY-SDN", "ERI-ETH", "ESH-MAR", "ETH-SDN", "GEO-RUS", "GUY-SUR",
  "GUY-VEN", "IND-KAS", "IND-PAK", "ISR-LBN", "ISR-PSE", "ISR-SYR", "KAS-PAK", "KEN-SSD", "KOR-PRK", "RUS-UKR", "SDN-SSD", "SOL-SOM", "SRB-XKX",
]);

export const SOURCE = "Basemap: visionscarto world atlas, 1:50 million. Borders are not a statement of this graph; disputed ones are dashed.";

export const SHOWN = "Borders are drawn as the atlas has them: Crimea with Ukraine, Western Sahara by itself, the Golan on Israel’s side of a dashed line, "
  + "Kosovo, Northern Cyprus and Somaliland behind dashed lines; Abkhazia, South Ossetia and Transnistria are not marked.";

/** @typedef {{type: "FeatureCollection", features: any[]}} Features */
/** @typedef {{land: Features, coast: any, borders: any, disputed: any, states: Features}} World GeoJSON */

/**
 * Read the atlas.
 * @param {any} topology @param {any} topojson the library that reads it @returns {World}
 */
export function world(topology, topojson) {
  const { countries } = topology.objects;
  const states = topojson.feature(topology, countries);
  const between = (/** @type {boolean} */ wanted) =>
    topojson.mesh(topology, countries, (/** @type {any} */ one, /** @type {any} */ other) => one !== other && isDisputed(one, other) === wanted);
  return {
    land: states, coast: topojson.mesh(topology, countries, (/** @type {any} */ one, /** @type {any} */ other) => one === other),
    borders: between(false), disputed: between(true), states: { type: "FeatureCollection", features: states.features.map(named) },
  };
}

/** @param {any} one @param {any} other */
function isDisputed(one, other) {
  return DISPUTED.has([one.properties.a3, other.properties.a3].sort().join("-"));
}

/** Put the name of a state into the middle of its largest part. @param {any} state */
function named(state) {
  const parts = state.geometry.type === "Polygon" ? [state.geometry.coordinates] : state.geometry.coordinates;
  const largest = parts.map((/** @type {any} */ part) => box(part[0])).reduce((/** @type {Box} */ one, /** @type {Box} */ other) => (other.size > one.size ? other : one));
  return { type: "Feature", properties: { name: state.properties.name, size: largest.size }, geometry: { type: "Point", coordinates: largest.middle } };
}

/** @typedef {{middle: [number, number], size: number}} Box */

/** Give the centre of gravity of a ring and its size in square degrees. @param {[number, number][]} ring @returns {Box} */
function box(ring) {
  let area = 0, x = 0, y = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [ax, ay] = ring[at], [bx, by] = ring[at + 1], cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return area ? { middle: [x / (3 * area), y / (3 * area)], size: Math.abs(area / 2) } : { middle: ring[0], size: 0 };
}
