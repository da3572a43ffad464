// Signs for places and events, drawn on a canvas: who holds by colour, how sure that is by hatching and rings.

/** @typedef {{paper: string, ink: string, quiet: string}} Inks */

const RATIO = 2;
const PLACE = 22;
const EVENT = 15;

/** Signs have twice the pixels of their size. */
export const PIXEL_RATIO = RATIO;

/** What the statuses look like, in words. */
export const STATUSES = {
  held: "held",
  disputed: "disputed, hatched",
  contested: "fought over, ringed",
  divided: "divided between holders",
  besieged: "besieged, in a dashed ring",
  unknown: "held by nobody known, hollow",
};

/** Outlines of the families of events, on a square from -1 to 1. @type {Record<string, [number, number][]>} */
const FAMILIES = {
  "Takes and holds": [[-0.62, -1], [0.95, -0.45], [-0.38, 0.1], [-0.38, 1], [-0.62, 1]],
  Moves: [[-1, -0.8], [0.1, -0.8], [1, 0], [0.1, 0.8], [-1, 0.8], [-0.2, 0]],
  "Loses and leaves": [[-1, -0.8], [1, -0.8], [0, 1]],
  Fights: star(8, 0.46),
  "Stands together": [[-0.33, -1], [0.33, -1], [0.33, -0.33], [1, -0.33], [1, 0.33], [0.33, 0.33], [0.33, 1], [-0.33, 1], [-0.33, 0.33], [-1, 0.33], [-1, -0.33], [-0.33, -0.33]],
  Talks: [[-0.9, -0.8], [0.9, -0.8], [0.9, 0.45], [0, 0.45], [-0.5, 1], [-0.5, 0.45], [-0.9, 0.45]],
  Belongs: [[0, -1], [1, 0], [0, 1], [-1, 0]],
};

/** @param {number} points @param {number} inner @returns {[number, number][]} */
function star(points, inner) {
  return Array.from({ length: points * 2 }, (_, at) => {
    const far = at % 2 ? inner : 1, turn = (at * Math.PI) / points - Math.PI / 2;
    return /** @type {[number, number]} */ ([Math.cos(turn) * far, Math.sin(turn) * far]);
  });
}

/** Give a canvas to draw on, with its middle at zero. @param {number} size @returns {[HTMLCanvasElement, CanvasRenderingContext2D]} */
function sheet(size) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * RATIO;
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  ctx.scale(RATIO, RATIO);
  ctx.translate(size / 2, size / 2);
  return [canvas, ctx];
}

/**
 * Draw the sign of a place.
 * @param {string[]} colours of its holders, the best witnessed first @param {string} status @param {Inks} inks
 */
export function placeSign(colours, status, inks) {
  const [canvas, ctx] = sheet(PLACE);
  const radius = 7;
  if (!colours.length) return hollow(canvas, ctx, status, inks);
  ring(ctx, radius + 1.4, inks.paper, 2.2);
  // Where one holder is known of a part, the rest is left empty.
  const parts = status === "divided" && colours.length === 1 ? [colours[0], inks.paper] : colours.slice(0, 4);
  parts.forEach((colour, at) => sector(ctx, radius, colour, at, parts.length));
  if (status === "divided") cuts(ctx, radius, parts.length, inks.ink);
  if (status === "disputed") hatch(ctx, radius, inks.paper);
  ring(ctx, radius, inks.ink, 1.1);
  around(ctx, status, inks);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2D} ctx @param {string} status @param {Inks} inks */
function hollow(canvas, ctx, status, inks) {
  ring(ctx, 6, inks.paper, 4);
  ring(ctx, 6, inks.quiet, 2);
  around(ctx, status, inks);
  return canvas;
}

/** Draw what stands around a sign. @param {CanvasRenderingContext2D} ctx @param {string} status @param {Inks} inks */
function around(ctx, status, inks) {
  if (status !== "contested" && status !== "besieged") return;
  ring(ctx, 9.6, inks.paper, 3.2);
  ctx.setLineDash(status === "besieged" ? [3, 2.4] : []);
  ring(ctx, 9.6, inks.ink, 1.8);
  ctx.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} radius @param {string} colour @param {number} width */
function ring(ctx, radius, colour, width) {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, Math.PI * 2);
  Object.assign(ctx, { strokeStyle: colour, lineWidth: width });
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {number} radius @param {string} colour @param {number} at @param {number} count */
function sector(ctx, radius, colour, at, count) {
  const from = -Math.PI / 2 + (at * Math.PI * 2) / count;
  ctx.beginPath();
  if (count > 1) ctx.moveTo(0, 0);
  ctx.arc(0, 0, radius, from, from + (Math.PI * 2) / count);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}

/** Draw the lines between the parts. @param {CanvasRenderingContext2D} ctx @param {number} radius @param {number} count @param {string} colour */
function cuts(ctx, radius, count, colour) {
  ctx.beginPath();
  for (let at = 0; at < count; at += 1) {
    const turn = -Math.PI / 2 + (at * Math.PI * 2) / count;
    ctx.moveTo(0, 0);
    ctx.lineTo(Math.cos(turn) * radius, Math.sin(turn) * radius);
  }
  Object.assign(ctx, { strokeStyle: colour, lineWidth: 1.4 });
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {number} radius @param {string} colour */
function hatch(ctx, radius, colour) {
  ctx.save();
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, Math.PI * 2);
  ctx.clip();
  ctx.beginPath();
  for (let at = -2 * radius; at <= 2 * radius; at += 4.2) {
    ctx.moveTo(at - radius, radius);
    ctx.lineTo(at + radius, -radius);
  }
  Object.assign(ctx, { strokeStyle: colour, lineWidth: 1.7 });
  ctx.stroke();
  ctx.restore();
}

/** Draw the sign of a family of events; what is disputed is hollow. @param {string} family @param {string} colour @param {boolean} disputed @param {Inks} inks */
export function eventSign(family, colour, disputed, inks) {
  const [canvas, ctx] = sheet(EVENT);
  ctx.beginPath();
  (FAMILIES[family] || FAMILIES.Belongs).forEach(([x, y], at) => ctx[at ? "lineTo" : "moveTo"](x * 5.4, y * 5.4));
  ctx.closePath();
  Object.assign(ctx, { lineJoin: "round", lineWidth: 3, strokeStyle: inks.paper });
  ctx.stroke();
  Object.assign(ctx, { fillStyle: disputed ? inks.paper : colour, strokeStyle: disputed ? colour : inks.ink, lineWidth: disputed ? 1.8 : 0.7 });
  ctx.fill();
  ctx.stroke();
  return canvas;
}

/** Give the pixels of a sign. @param {HTMLCanvasElement} canvas */
export function pixels(canvas) {
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  return ctx.getImageData(0, 0, canvas.width, canvas.height);
}
