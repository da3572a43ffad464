// The map itself: MapLibre with our style, our signs, and what lies under the pointer.

import { dark, onTheme, themed } from "../shell/theme.js";
import { eventSign, PIXEL_RATIO, pixels, placeSign } from "./icons.js";
import { colours, repainted, styled } from "./style.js";

/** @typedef {import("./atlas.js").World} World */
/** @typedef {{lon: number, lat: number, zoom: number}} View */
/** @typedef {{layer: "places" | "events", properties: any, at: {x: number, y: number}}} Hit */
/**
 * @typedef {object} Drawing
 * @property {any} map
 * @property {(colours: string[], status: string) => string} place gives the name of a sign, which is drawn when first asked for
 * @property {(family: string, colour: string, disputed: boolean) => string} event
 * @property {(source: "places" | "events" | "chosen", data: any) => void} put
 * @property {() => void} renewed called when light turned to dark: all signs have to be asked for again
 */

/**
 * Make the map; it is ready when its style is.
 * @param {any} library MapLibre @param {HTMLElement} room @param {World} world
 * @param {import("./tiles.js").Tiles | null} tiles the operator's own basemap @param {View | null} view
 * @returns {Promise<Drawing>}
 */
export async function draw(library, room, world, tiles, view) {
  let inks = colours(dark(), themed);
  if (tiles) library.addProtocol(tiles.protocol, tiles.load);
  const map = new library.Map({
    container: room, style: styled(world, inks, tiles), center: view ? [view.lon, view.lat] : [20, 20], zoom: view ? view.zoom : 1,
    attributionControl: false, maplibreLogo: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, maxZoom: 17,
    renderWorldCopies: true, fadeDuration: 0, refreshExpiredTiles: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  await new Promise((done, failed) => {
    map.once("style.load", done);
    map.once("error", (/** @type {any} */ event) => failed(event.error));
  });
  const sign = (/** @type {string} */ name, /** @type {() => HTMLCanvasElement} */ make) => {
    if (!map.hasImage(name)) map.addImage(name, pixels(make()), { pixelRatio: PIXEL_RATIO });
    return name;
  };
  /** @type {Drawing} */
  const drawing = {
    map,
    place: (some, status) => sign(`place ${dark()} ${status} ${some}`, () => placeSign(some, status, inks)),
    event: (family, colour, disputed) => sign(`event ${dark()} ${family} ${disputed}`, () => eventSign(family, colour, disputed, inks)),
    put: (source, data) => map.getSource(source).setData(data),
    renewed: () => {},
  };
  onTheme(() => {
    inks = colours(dark(), themed);
    for (const [layer, property, value] of repainted(inks)) map.setPaintProperty(layer, property, value);
    drawing.renewed();
  });
  return drawing;
}

/**
 * Tell what lies under the pointer, and what is clicked.
 * @param {any} map @param {{over: (hits: Hit[]) => void, out: () => void, pick: (hits: Hit[]) => void}} told
 */
export function follow(map, { over, out, pick }) {
  const canvas = map.getCanvas();
  let waiting = false;
  map.on("mousemove", (/** @type {any} */ event) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const hits = under(map, event.point);
      canvas.style.cursor = hits.length ? "pointer" : "";
      if (hits.length) over(hits);
      else out();
    });
  });
  map.on("mouseout", out);
  map.on("movestart", out);
  map.on("click", (/** @type {any} */ event) => pick(under(map, event.point)));
}

/** Give what lies near a point of the map, the nearest layer first. @param {any} map @param {{x: number, y: number}} point @returns {Hit[]} */
function under(map, point) {
  const near = [[point.x - 3, point.y - 3], [point.x + 3, point.y + 3]];
  const found = map.queryRenderedFeatures(near, { layers: ["events", "places"] });
  const seen = new Set();
  return found.flatMap((/** @type {any} */ feature) => {
    const key = `${feature.layer.id} ${feature.properties.id || feature.properties.place} ${feature.properties.family}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ layer: feature.layer.id, properties: feature.properties, at: point }];
  });
}

/** Marks moves of the map that are not the reader's. */
export const OURS = { ours: true };

/** Show all of some points. @param {any} map @param {[number, number][]} points longitude and latitude @param {boolean} moves */
export function fit(map, points, moves) {
  if (!points.length) return;
  const [lon, lat] = [points.map((point) => point[0]), points.map((point) => point[1])];
  const [west, east] = [Math.min(...lon), Math.max(...lon)], [south, north] = [Math.min(...lat), Math.max(...lat)];
  const wide = map.getContainer().clientWidth, room = Math.min(48, wide / 8);
  map.fitBounds([[west, south], [east, north]], { padding: room, maxZoom: 9, animate: moves, duration: 600 }, OURS);
}

/** Read a place of the map from the state: "lon,lat,zoom". @param {string | null} written @returns {View | null} */
export function viewOf(written) {
  const [lon, lat, zoom] = (written || "").split(",").map(Number);
  const fits = Math.abs(lon) <= 360 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return fits ? { lon, lat, zoom } : null;
}

/** Write where the map is. @param {any} map */
export function viewWords(map) {
  const { lng, lat } = map.getCenter(), zoom = map.getZoom();
  const digits = zoom > 8 ? 3 : 2;
  return `${lng.toFixed(digits)},${lat.toFixed(digits)},${zoom.toFixed(2)}`;
}
