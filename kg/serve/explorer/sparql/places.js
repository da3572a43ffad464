// The places of an answer on a map of lines: each a link that the keyboard reaches, drawn anew as one looks closer.

import { drawn, element } from "../shell/dom.js";
import { select } from "../shell/state.js";
import { countWords } from "../shell/words.js";

/** @typedef {import("./spots.js").Located} Located */
/** @typedef {import("./spots.js").Spot} Spot */
/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{x: number, y: number, scale: number, wide: number, high: number}} Look the middle in degrees of Mercator, pixels for each, and the size in pixels */

const CLOSE = 600, MOST = 1500, LABELS = 80;

/** Draw the map. @param {Located} located @param {Context} context @param {number} wide in pixels */
export async function drawPlaces(located, context, wide) {
  const [atlas, topojson] = await Promise.all([context.library("world-atlas"), context.library("topojson-client")]);
  const { countries } = atlas.objects;
  const borders = topojson.mesh(atlas, countries, (/** @type {any} */ one, /** @type {any} */ other) => one !== other);
  const ground = { land: topojson.feature(atlas, countries).features.map(landOutline), borders: borders.coordinates.map((/** @type {Point[]} */ line) => outlined([line])) };
  const spots = located.spots.slice(0, MOST), fit = around(spots, wide, heightOf(wide)), look = { ...fit };
  const under = drawn("g"), marks = drawn("g");
  const words = `${countWords(located.spots.length, "place")} on a map. The table has every row in words.`;
  const svg = drawn("svg", { viewBox: `0 0 ${look.wide} ${look.high}`, class: "sparql-map", role: "group", "aria-label": words }, under, marks);
  const draw = () => {
    under.replaceChildren(...pathsOf(ground.land, "sparql-land", look), ...pathsOf(ground.borders, "sparql-border", look));
    marks.replaceChildren(...marksOf(spots, look, context));
    for (const layer of [under, marks]) layer.removeAttribute("transform");
  };
  const zoom = (/** @type {number} */ by) => { look.scale = Math.min(Math.max(look.scale * by, 2.5), CLOSE); draw(); };
  const button = (/** @type {string} */ words, /** @type {string} */ name, /** @type {() => void} */ click) => element("button", { type: "button", "aria-label": name, title: name, click }, words);
  draggable(svg, look, [under, marks], draw);
  draw();
  return element("div", { class: "sparql-places" },
    element("div", { class: "sparql-zoom" }, button("+", "Closer", () => zoom(1.6)), button("−", "Further", () => zoom(1 / 1.6)), button("Fit", "Show all places", () => { Object.assign(look, fit); draw(); })),
    svg, element("p", { class: "quiet" }, noted(located, spots.length)));
}

/** @param {Located} located @param {number} shown */
function noted(located, shown) {
  const cut = located.spots.length > shown ? `The first ${countWords(shown, "place")} of ${located.spots.length.toLocaleString("en")} are drawn. ` : "";
  const left = located.left ? `${countWords(located.left, "row")} without coordinates ${located.left === 1 ? "is" : "are"} in the table alone. ` : "";
  return `${cut}${left}Borders by visionscarto world atlas show where things lie and are no statement of this graph.`;
}

/** @param {number} lat */
function mercator(lat) {
  const bounded = Math.min(Math.max(lat, -84), 84) * (Math.PI / 180);
  return (Math.log(Math.tan(Math.PI / 4 + bounded / 2)) * 180) / Math.PI;
}

/** @param {number} wide */
function heightOf(wide) {
  return Math.round(Math.min(Math.max(wide * 0.56, 320), Math.max(innerHeight * 0.62, 320)));
}

/** Give the look that has all places in it. @param {Spot[]} spots @param {number} wide @param {number} high @returns {Look} */
function around(spots, wide, high) {
  const xs = spots.map((spot) => spot.lon), ys = spots.map((spot) => mercator(spot.lat));
  const [left, right, low, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((wide - Math.min(160, wide / 4)) / Math.max(right - left, 0.01), (high - 90) / Math.max(top - low, 0.01), 90);
  return { x: (left + right) / 2, y: (low + top) / 2, scale, wide, high };
}

/** @typedef {[number, number]} Point */
/** @typedef {{rings: Point[][], left: number, right: number, low: number, high: number}} Outline in degrees of Mercator */

/** @param {any} feature */
function landOutline({ geometry }) {
  return outlined((geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat());
}

/** @param {Point[][]} lines of longitudes and latitudes @returns {Outline} */
function outlined(lines) {
  const rings = lines.map((line) => line.map(([lon, lat]) => /** @type {Point} */ ([lon, mercator(lat)])));
  const all = rings.flat();
  const [left, right] = bounds(all, 0), [low, high] = bounds(all, 1);
  return { rings, left, right, low, high };
}

/** @param {number[][]} points @param {number} at */
function bounds(points, at) {
  let low = Infinity, high = -Infinity;
  for (const point of points) {
    low = Math.min(low, point[at]);
    high = Math.max(high, point[at]);
  }
  return [low, high];
}

/** Draw the outlines that are in sight, or that one may drag into it. @param {Outline[]} outlines @param {string} name @param {Look} look */
function pathsOf(outlines, name, look) {
  const wide = look.wide / look.scale, high = look.high / look.scale;
  const inSight = outlines.filter((one) => one.right > look.x - wide && one.left < look.x + wide && one.high > look.y - high && one.low < look.y + high);
  return inSight.map(({ rings }) => drawn("path", { class: name, d: rings.map((ring) => `M${ring.map((point) => at(point, look)).join("L")}`).join("") }));
}

/** @param {Point} point @param {Look} look */
function at([x, y], look) {
  return `${((x - look.x) * look.scale + look.wide / 2).toFixed(1)},${((look.y - y) * look.scale + look.high / 2).toFixed(1)}`;
}

/** Draw the places, those with more rows first, and their names where there is room. @param {Spot[]} spots @param {Look} look @param {Context} context */
function marksOf(spots, look, context) {
  /** @type {{x: number, y: number, wide: number}[]} */
  const taken = [];
  const ordered = [...spots].sort((one, other) => other.rows.length - one.rows.length), small = spots.length > 300 ? 3 : 5;
  /** @type {SVGElement[]} */
  const names = [];
  const marks = ordered.map((spot) => {
    const [x, y] = at([spot.lon, mercator(spot.lat)], look).split(",").map(Number);
    const wide = spot.label.length * 6.6 + 8, inside = x > 0 && x < look.wide && y > 0 && y < look.high;
    const room = inside && spot.label && taken.length < LABELS && !taken.some((one) => Math.abs(one.y - y) < 15 && x < one.x + one.wide && one.x < x + wide);
    if (room) {
      taken.push({ x, y, wide });
      names.push(drawn("text", { x: x + 9, y: y + 4, class: "sparql-name", "aria-hidden": "true" }, spot.label));
    }
    return markOf(spot, x, y, small, context);
  });
  return [...marks.reverse(), ...names];
}

/** @param {Spot} spot @param {number} x @param {number} y @param {number} small how wide a place of one row is @param {Context} context */
function markOf(spot, x, y, small, context) {
  const said = [...new Set(spot.rows)].filter(Boolean), words = `${spot.label}${said.length ? `: ${said.slice(0, 6).join("; ")}${said.length > 6 ? ` and ${said.length - 6} more` : ""}` : ""}`;
  const parts = [drawn("title", {}, words), drawn("circle", { cx: x, cy: y, r: small + Math.min(5, Math.log2(spot.rows.length)), class: "sparql-spot" })];
  const { thing } = spot;
  if (!thing) return drawn("g", { tabindex: 0, role: "img", "aria-label": words }, ...parts);
  const click = (/** @type {MouseEvent} */ event) => {
    event.preventDefault();
    select(thing.what, thing.id);
  };
  return drawn("a", { href: context.address(`/entities/${encodeURIComponent(thing.id)}`), "aria-label": words, click }, ...parts);
}

/** Let the map be dragged. @param {SVGElement} svg @param {Look} look @param {SVGElement[]} layers @param {() => void} draw */
function draggable(svg, look, layers, draw) {
  svg.addEventListener("pointerdown", (down) => {
    if (down.button || down.pointerType === "touch") return;
    const ratio = look.wide / svg.getBoundingClientRect().width;
    const by = { x: 0, y: 0 };
    const move = (/** @type {PointerEvent} */ event) => {
      Object.assign(by, { x: (event.clientX - down.clientX) * ratio, y: (event.clientY - down.clientY) * ratio });
      for (const layer of layers) layer.setAttribute("transform", `translate(${by.x} ${by.y})`);
    };
    const done = () => {
      removeEventListener("pointermove", move);
      if (Math.abs(by.x) + Math.abs(by.y) < 4) return void draw();
      look.x -= by.x / look.scale;
      look.y += by.y / look.scale;
      // A click follows, which must not select the place under the pointer.
      svg.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
      setTimeout(draw);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", done, { once: true });
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}
