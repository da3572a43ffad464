// The axis above a chart, choosing days on it, and the line of the chosen day.

import { drawn } from "../shell/dom.js";
import { numberDay } from "../shell/days.js";
import { change, state } from "../shell/state.js";
import { dayWords } from "../shell/words.js";
import { numbered, ticks } from "./scale.js";

/** @typedef {import("./scale.js").Scale} Scale */

export const AXIS = 28;
const NEAR = 6;

/** Draw the names of days and thin lines down from them. @param {Scale} scale @param {number} height of the whole chart */
export function axis(scale, height) {
  const named = ticks(scale);
  return drawn("g", { class: "timeline-axis", "aria-hidden": "true" },
    drawn("rect", { class: "timeline-rule", x: 0, y: 0, width: scale.width, height: AXIS - 4 }),
    ...named.map(({ day }) => drawn("line", { class: "timeline-grid", x1: scale.at(day), x2: scale.at(day), y1: AXIS - 8, y2: height })),
    ...named.filter(({ day, words }) => scale.at(day) + words.length * 6.5 < scale.width).map(({ day, words }) => drawn("text", { class: "timeline-tick", x: scale.at(day) + 3, y: 14 }, words)));
}

/** Shade the days after the day of knowledge. @param {Scale} scale @param {number} height */
export function unknownYet(scale, height) {
  const known = numbered(state.known);
  if (known === null || known >= scale.last) return null;
  const x = Math.max(0, scale.at(known + 1));
  return drawn("g", { class: "timeline-later", "aria-hidden": "true" },
    drawn("rect", { x, y: AXIS, width: scale.width - x, height: height - AXIS }),
    drawn("line", { x1: x, x2: x, y1: AXIS - 8, y2: height }),
    scale.width - x > 90 && drawn("text", { x: x + 5, y: AXIS + 12, class: "timeline-lane" }, "not known yet"));
}

/** Draw the line of the chosen day, with a handle for pointer and keyboard. @param {Scale} scale @param {number} height */
export function dayLine(scale, height) {
  const line = drawn("line", { y1: AXIS - 6, y2: height });
  const handle = drawn("path", { d: "M-7,-9 H7 V1 L0,9 L-7,1 Z", transform: `translate(0,${AXIS - 9})` });
  const whole = drawn("g", { class: "timeline-on", role: "slider", "aria-label": "Chosen day", tabindex: 0, keydown: (/** @type {KeyboardEvent} */ event) => stepped(event, scale) }, line, handle);
  placeDay(whole, scale);
  return whole;
}

/** Put the line where the chosen day is; out of sight where there is none. @param {SVGElement} line @param {Scale} scale */
export function placeDay(line, scale) {
  const day = numbered(state.on);
  const seen = day !== null && day >= scale.first && day <= scale.last;
  line.toggleAttribute("hidden", !seen);
  if (day === null || !seen) return;
  line.setAttribute("transform", `translate(${scale.middle(day).toFixed(1)},0)`);
  const said = { "aria-valuemin": scale.first, "aria-valuemax": scale.last, "aria-valuenow": day, "aria-valuetext": dayWords(numberDay(day)) };
  for (const [name, value] of Object.entries(said)) line.setAttribute(name, String(value));
}

const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 30, PageDown: -30 };

/** @param {KeyboardEvent} event @param {Scale} scale */
function stepped(event, scale) {
  const by = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
  const day = numbered(state.on);
  if (!by || day === null) return;
  event.preventDefault();
  event.stopPropagation();
  change({ on: numberDay(Math.min(scale.last, Math.max(scale.first, day + by))) });
}

/**
 * Let days be chosen by pointer: a click chooses one, dragging the handle moves it, dragging elsewhere chooses the range.
 * @param {SVGElement} chart @param {Scale} scale @param {number} height @param {(target: Element, day: number) => void} clicked
 */
export function choosing(chart, scale, height, clicked) {
  const shade = drawn("rect", { class: "timeline-brush", y: 0, height, hidden: true });
  chart.append(shade);
  const at = (/** @type {PointerEvent | MouseEvent} */ event) => event.clientX - chart.getBoundingClientRect().left;
  /** @type {{from: number, moved: boolean, line: boolean} | null} */
  let held = null;
  let dragged = false;
  chart.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.button) return;
    held = { from: at(event), moved: false, line: /** @type {Element} */ (event.target).closest(".timeline-on") !== null };
  });
  chart.addEventListener("pointermove", (event) => {
    if (!held) return;
    if (!held.moved && Math.abs(at(event) - held.from) < NEAR) return;
    if (!held.moved) chart.setPointerCapture(event.pointerId);
    held.moved = dragged = true;
    if (held.line) change({ on: numberDay(scale.day(at(event))) });
    else brush(shade, held.from, at(event));
  });
  const ended = (/** @type {PointerEvent} */ event, /** @type {boolean} */ kept) => {
    const from = held && held.moved && !held.line ? held.from : null;
    held = null;
    shade.toggleAttribute("hidden", true);
    if (from === null || !kept) return;
    const days = [scale.day(from), scale.day(at(event))].sort((a, b) => a - b);
    change({ from: numberDay(days[0]), to: numberDay(days[1]) });
  };
  chart.addEventListener("pointerup", (event) => ended(event, true));
  chart.addEventListener("pointercancel", (event) => ended(event, false));
  chart.addEventListener("click", (event) => { if (!dragged) clicked(/** @type {Element} */ (event.target), scale.day(at(event))); });
}

/** @param {SVGElement} shade @param {number} from @param {number} to */
function brush(shade, from, to) {
  shade.toggleAttribute("hidden", false);
  shade.setAttribute("x", String(Math.min(from, to)));
  shade.setAttribute("width", String(Math.abs(to - from)));
}
