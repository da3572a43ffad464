// What the map is drawn with: MapLibre's style for the basemap, the places and the events.

import { ASIDE } from "./scene.js";

/** @typedef {import("./atlas.js").World} World */
/** @typedef {{sea: string, land: string, border: string, state: string, paper: string, ink: string, quiet: string, accent: string}} Colours */

const FONT = ["system-ui", "sans-serif"];
const NOTHING = { type: "FeatureCollection", features: [] };

/** Colours of the ground in light and dark; the rest are the page's own. @param {boolean} dark @param {(name: string) => string} themed @returns {Colours} */
export function colours(dark, themed) {
  const ground = dark ? { sea: "#0d1318", land: "#232b33", border: "#5b6874", state: "#8693a0" } : { sea: "#dfe8ee", land: "#f7f6f2", border: "#a9aeb3", state: "#7b8288" };
  return { ...ground, paper: themed("paper"), ink: themed("ink"), quiet: themed("quiet"), accent: themed("accent") };
}

/**
 * Give the style of the map.
 * @param {World} world @param {Colours} inks @param {{source: any, layers: any[]} | null} tiles the operator's own basemap, above the land
 */
export function styled(world, inks, tiles) {
  const points = { type: "geojson", data: NOTHING };
  const ground = (/** @type {any} */ data) => ({ type: "geojson", data, maxzoom: 9, tolerance: 0.3, buffer: 32 });
  return {
    version: 8,
    sources: {
      land: ground(world.land), coast: ground(world.coast), borders: ground(world.borders), disputed: ground(world.disputed), states: { ...points, data: world.states },
      places: points, events: points, chosen: points, ...(tiles ? { tiles: tiles.source } : {}),
    },
    layers: [...base(inks, tiles ? tiles.layers : []), ...above(inks)],
  };
}

/** @param {Colours} inks @param {any[]} tiles */
function base(inks, tiles) {
  return [
    { id: "sea", type: "background", paint: { "background-color": inks.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": inks.land, "fill-antialias": false } },
    { id: "coast", type: "line", source: "coast", paint: { "line-color": inks.border, "line-width": widening(0.4, 1), "line-opacity": 0.7 } },
    ...tiles,
    { id: "borders", type: "line", source: "borders", layout: { "line-join": "round" }, paint: { "line-color": inks.border, "line-width": widening(0.5, 1.6) } },
    { id: "disputed", type: "line", source: "disputed", layout: { "line-join": "round" }, paint: { "line-color": inks.border, "line-width": widening(0.7, 1.8), "line-dasharray": [3, 2.5] } },
    {
      id: "states", type: "symbol", source: "states", maxzoom: 7,
      filter: [">=", ["*", ["get", "size"], ["^", 2, ["*", 2, ["zoom"]]]], 900],
      layout: {
        "text-field": ["get", "name"], "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 14],
        "text-letter-spacing": 0.12, "text-max-width": 8, "symbol-sort-key": ["-", 0, ["get", "size"]], "text-padding": 10,
      },
      paint: { "text-color": inks.state, "text-halo-color": inks.land, "text-halo-width": 1.2 },
    },
  ];
}

/** @param {number} near @param {number} far */
function widening(near, far) {
  return ["interpolate", ["linear"], ["zoom"], 2, near, 9, far];
}

/** @param {Colours} inks */
function above(inks) {
  const size = ["interpolate", ["linear"], ["zoom"], 4, ["*", 0.62, ["get", "size"]], 8, ["get", "size"]];
  const free = { "icon-allow-overlap": true, "icon-ignore-placement": true };
  return [
    { id: "chosen", type: "circle", source: "chosen", paint: { "circle-radius": 15, "circle-color": inks.accent, "circle-opacity": 0.2, "circle-stroke-color": inks.accent, "circle-stroke-width": 2.5 } },
    { id: "places", type: "symbol", source: "places", layout: { "icon-image": ["get", "icon"], "icon-size": size, "icon-offset": ASIDE.places, "symbol-sort-key": ["get", "rank"], ...free }, paint: { "icon-opacity": ["get", "opacity"] } },
    {
      id: "events", type: "symbol", source: "events",
      layout: { "icon-image": ["get", "icon"], "icon-size": ["interpolate", ["linear"], ["zoom"], 4, 0.7, 8, ["get", "size"]], "icon-offset": ASIDE.events, "symbol-sort-key": ["get", "opacity"], ...free },
      paint: { "icon-opacity": ["get", "opacity"] },
    },
    {
      id: "names", type: "symbol", source: "places", filter: [">=", ["zoom"], ["get", "from"]],
      layout: {
        "text-field": ["get", "label"], "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 4, 11, 9, 13],
        "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.95, "text-justify": "auto", "text-max-width": 9,
        "text-padding": 3, "symbol-sort-key": ["get", "order"],
      },
      paint: { "text-color": inks.ink, "text-halo-color": inks.land, "text-halo-width": 1.6 },
    },
  ];
}

/** Give what changes with light and dark: layer, property, value. @param {Colours} inks @returns {[string, string, string][]} */
export function repainted(inks) {
  return [
    ["sea", "background-color", inks.sea], ["land", "fill-color", inks.land], ["coast", "line-color", inks.border], ["borders", "line-color", inks.border], ["disputed", "line-color", inks.border],
    ["states", "text-color", inks.state], ["states", "text-halo-color", inks.land], ["names", "text-color", inks.ink], ["names", "text-halo-color", inks.land],
    ["chosen", "circle-color", inks.accent], ["chosen", "circle-stroke-color", inks.accent],
  ];
}
