// The map as a picture, and what it shows as GeoJSON.

import { numberDay } from "../shell/days.js";
import { save } from "../shell/dom.js";
import { byHolder } from "./held.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./held.js").Told} Told */
/** @typedef {import("./happened.js").Group} Group */
/** @typedef {{told: Told, held: Held[], groups: Group[], day: string, title: string, note: string, colour: (actor: number) => string}} Scene */

/** Save what is shown as GeoJSON: places as they were held, then events; what has no coordinates has no geometry. @param {Scene} scene */
export function saveFeatures({ told, held, groups, day }) {
  const places = held.map((one) => ({ type: "Feature", id: one.place.id, geometry: point(one.place.lat, one.place.lon), properties: placeProperties(told, one, day) }));
  const events = groups.flatMap(({ place, family, events: all }) => all.map((event) => ({
    type: "Feature", id: event.id, geometry: point(place[2], place[3]),
    properties: { label: event.label, relation: event.relation, family, place: place[0], when: [iso(event.first), iso(event.last)], disputed: event.disputed },
  })));
  save(`map-${day}.geojson`, JSON.stringify({ type: "FeatureCollection", features: [...places, ...events] }), "application/geo+json");
}

/** @param {number | null} lat @param {number | null} lon */
function point(lat, lon) {
  return lat === null || lon === null ? null : { type: "Point", coordinates: [lon, lat] };
}

/** @param {Told} told @param {Held} held @param {string} day */
function placeProperties(told, { place, span, status, holders, possible }, day) {
  const actors = (/** @type {number[]} */ some) => some.map((at) => ({ id: told.actors[at][0], label: told.actors[at][1] }));
  return {
    label: place.label, kind: place.kind, on: day, known_on: told.known, status, holders: actors(holders), possible: actors(possible),
    since: span && [iso(span[1]), iso(span[2])], last_confirmed: span && iso(span[7]), basis: span && span[8] !== null ? told.bases[span[8]] : null,
  };
}

/** @param {number | null} day */
function iso(day) {
  return day === null ? null : numberDay(day);
}

/** Save the map as a picture with its day, its legend and its source. @param {any} map @param {Scene} scene */
export async function savePicture(map, scene) {
  const canvas = await picture(map, scene);
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/png"); });
  save(`map-${scene.day}.png`, /** @type {Blob} */ (blob));
}

/** @param {any} map @param {Scene} scene @returns {Promise<HTMLCanvasElement>} */
async function picture(map, scene) {
  const canvas = document.createElement("canvas");
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  // What WebGL drew is there only until the browser has shown it.
  await new Promise((done) => {
    map.once("render", () => {
      const drawn = map.getCanvas();
      Object.assign(canvas, { width: drawn.width, height: drawn.height });
      ctx.drawImage(drawn, 0, 0);
      done(null);
    });
    map.triggerRepaint();
  });
  const ratio = canvas.width / map.getCanvas().clientWidth;
  ctx.scale(ratio, ratio);
  caption(ctx, scene, canvas.width / ratio, canvas.height / ratio);
  return canvas;
}

/** Write day, holders and source over the picture. @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {number} wide @param {number} high */
function caption(ctx, { told, held, title, note, colour }, wide, high) {
  const groups = byHolder(held.filter((one) => one.place.lat !== null)).filter(({ holder }) => holder >= 0).slice(0, 12);
  ctx.textBaseline = "middle";
  ctx.font = "600 15px system-ui, sans-serif";
  plate(ctx, 10, 10, Math.max(ctx.measureText(title).width + 20, 190), 34 + groups.length * 19);
  write(ctx, title, 20, 26);
  ctx.font = "13px system-ui, sans-serif";
  groups.forEach(({ holder, places }, at) => {
    const y = 50 + at * 19;
    ctx.fillStyle = colour(holder);
    ctx.fillRect(20, y - 6, 12, 12);
    write(ctx, `${told.actors[holder][1]} · ${places.length}`.slice(0, 60), 40, y);
  });
  ctx.font = "11px system-ui, sans-serif";
  plate(ctx, 0, high - 20, wide, 20);
  write(ctx, note, 8, high - 10);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} wide @param {number} high */
function plate(ctx, x, y, wide, high) {
  ctx.fillStyle = "rgb(255 255 255 / 88%)";
  ctx.fillRect(x, y, wide, high);
}

/** @param {CanvasRenderingContext2D} ctx @param {string} words @param {number} x @param {number} y */
function write(ctx, words, x, y) {
  ctx.fillStyle = "#16202b";
  ctx.fillText(words, x, y);
}
