// Many places, a band each, under one axis: what an actor held, or the places that changed most.

import { drawn, element, isolated } from "../shell/dom.js";
import { hatchPatterns } from "../shell/hatch.js";
import { countWords } from "../shell/words.js";
import { AXIS, axis, choosing, dayLine, unknownYet } from "./axis.js";
import { band } from "./bands.js";
import { numbered } from "./scale.js";

/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("./spans.js").Named} Named */
/** @typedef {import("./spans.js").Entities} Entities */
/** @typedef {{place: Named, spans: Span[], changes: number}} Row */
/** @typedef {{rows: Row[], entities: Entities, total: number, asked: number, known_on: string | null}} Rows */
/** @typedef {{place: (place: Named) => void, pick: (span: Span) => void, day: (day: number) => void}} Acts */

const HIGH = 20;
const PITCH = 48;

/** Give every day that bounds an interval. @param {Row[]} rows */
export function rowDays(rows) {
  return rows.flatMap(({ spans }) => spans.flatMap(boundDays));
}

/** Give the days that bound an interval, and the one on which it was confirmed last. @param {Span} span @returns {number[]} */
export function boundDays({ start, end, confirmed }) {
  return /** @type {number[]} */ ([...start, ...(end || []), confirmed].map(numbered).filter((day) => day !== null));
}

/** Draw rows; each has its name over it, which opens the place. @param {Rows} told @param {Scale} scale @param {string} kind `actor` where the rows are what one actor held @param {Acts} acts */
export function rowsChart({ rows, entities, known_on }, scale, kind, acts) {
  const height = AXIS + rows.length * PITCH + 4;
  const look = { scale, entities, height: HIGH, patterns: "timeline-", until: numbered(known_on) ?? undefined };
  const bands = rows.map((row, at) => drawn("g", { class: "timeline-row" }, ...row.spans.map((span) => rowBand(span, { ...look, top: AXIS + at * PITCH + 25 }, kind))));
  const svg = drawn("svg", { class: "timeline-svg", width: scale.width, height, role: "group", "aria-label": "Who held each place over time; the table below says the same" },
    hatchPatterns("timeline-"), axis(scale, height), known_on ? unknownYet(scale, height) : null, ...bands, dayLine(scale, height));
  choosing(svg, scale, height, (target, day) => {
    const id = /** @type {SVGElement | null} */ (target.closest(".timeline-span"))?.dataset.span;
    const span = rows.flatMap((row) => row.spans).find((one) => one.id === id);
    if (span) acts.pick(span);
    else acts.day(day);
  });
  return { svg, names: element("div", { class: "timeline-names" }, ...rows.map((row, at) => nameOf(row, at, acts))) };
}

/** Draw an interval of a row; of an actor's, what others held stays faint. @param {Span} span @param {import("./bands.js").Look} look @param {string} kind */
function rowBand(span, look, kind) {
  const part = kind === "actor" ? span.part || "others" : null;
  const faint = part === "others" || part === "possibly";
  const shape = band(span, { ...look, quiet: part === "others" });
  if (shape && part) shape.classList.add(`timeline-part-${part}`);
  if (shape && faint) shape.querySelector("title")?.append(part === "possibly" ? "\n(possibly)" : "\n(held by others)");
  return shape;
}

/** @param {Row} row @param {number} at @param {Acts} acts */
function nameOf({ place, spans, changes }, at, acts) {
  const button = element("button", { type: "button", class: "plain timeline-open", click: () => acts.place(place) }, isolated(place.label),
    element("span", { class: "quiet" }, changes ? ` · ${countWords(changes, "change")}` : spans.length > 1 ? ` · ${countWords(spans.length, "interval")}` : ""));
  button.style.top = `${AXIS + at * PITCH + 4}px`;
  return button;
}
