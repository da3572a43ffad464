// An answer over time: rows by day or month as bars, or a number of each row as a dot; nothing is added up but rows.

import { drawn, element } from "../shell/dom.js";
import { countWords, dayWords } from "../shell/words.js";
import { titled } from "./columns.js";
import { dayOf, numberOf, termWords } from "./terms.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./shapes.js").Series} Series */
/** @typedef {{at: number, value: number, words: string}} Dot `at` in days since 1970 */

const HIGH = 320, LEFT = 52, RIGHT = 12, TOP = 12, BOTTOM = 34;
const DAY = 86_400_000, MONTHLY = 120;

/** Draw the series, with what chooses what is drawn. @param {Answer} answer @param {Series} series @param {number} room its width in pixels */
export function drawSeries(answer, series, room) {
  const wide = Math.min(Math.max(room, 320), 1100);
  const days = choice("Day", series.day.map((at) => [String(at), titled(answer.columns[at])]));
  const what = choice("Drawn", [["-1", "Number of rows"], ...series.number.map((at) => [String(at), titled(answer.columns[at])])]);
  if (series.number.length) what.value = String(series.number[0]);
  const plot = element("div", { class: "sparql-plot" });
  const draw = () => plot.replaceChildren(...pictured(answer, Number(days.value), Number(what.value), wide));
  for (const one of [days, what]) one.addEventListener("change", draw);
  draw();
  const choices = [series.day.length > 1 && labelled("By", days), series.number.length > 0 && labelled("Show", what)];
  return element("div", { class: "sparql-series" }, element("p", { class: "sparql-choices" }, ...choices), plot);
}

/** @param {string} name @param {string[][]} options */
function choice(name, options) {
  return element("select", { "aria-label": name }, ...options.map(([value, words]) => element("option", { value }, words)));
}

/** @param {string} words @param {HTMLElement} field */
function labelled(words, field) {
  return element("label", {}, `${words} `, field);
}

/** @param {Answer} answer @param {number} day @param {number} number a column, or -1 for the number of rows @param {number} wide */
function pictured(answer, day, number, wide) {
  const dated = answer.rows.filter((row) => dayOf(row[day]));
  const left = answer.rows.length - dated.length;
  const days = dated.map((row) => /** @type {string} */ (dayOf(row[day])));
  const monthly = days.some((one) => one.length === 7) || span(days) > MONTHLY;
  const dots = number < 0 ? counted(days, monthly) : valued(answer, dated, day, number);
  const words = summed(dots, number < 0 ? `rows by ${monthly ? "month" : "day"}` : titled(answer.columns[number]), days);
  const note = left ? element("p", { class: "quiet" }, `${countWords(left, "row")} without a day ${left === 1 ? "is" : "are"} left out.`) : null;
  return [graphic(dots, number < 0 ? (monthly ? 28 : 1) : 0, words, wide), ...(note ? [note] : [])];
}

/** @param {string[]} days */
function span(days) {
  const all = days.map(dayNumber);
  return Math.max(...all) - Math.min(...all);
}

/** @param {string} day or a month */
function dayNumber(day) {
  return Date.parse(day.length === 7 ? `${day}-01` : day) / DAY;
}

/** @param {string[]} days @param {boolean} monthly @returns {Dot[]} */
function counted(days, monthly) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const day of days) counts.set(monthly ? day.slice(0, 7) : day, (counts.get(monthly ? day.slice(0, 7) : day) || 0) + 1);
  return [...counts].sort().map(([day, value]) => ({ at: dayNumber(day), value, words: `${worded(day)}: ${countWords(value, "row")}` }));
}

/** @param {Answer} answer @param {Answer["rows"]} rows @param {number} day @param {number} number @returns {Dot[]} */
function valued(answer, rows, day, number) {
  const texts = answer.columns.flatMap((_, at) => (at !== day && at !== number ? [at] : []));
  return rows.flatMap((row) => {
    const value = numberOf(row[number]), when = dayOf(row[day]);
    if (value === null || !when) return [];
    const label = texts.map((at) => row[at]).find((term) => term && term.type === "literal");
    return [{ at: dayNumber(when), value, words: `${worded(when)}: ${value.toLocaleString("en")}${label ? `, ${termWords(label)}` : ""}` }];
  });
}

/** @param {string} day or a month */
function worded(day) {
  return day.length === 7 ? dayWords(`${day}-01`).slice(2) : dayWords(day);
}

/** Say what the picture shows. @param {Dot[]} dots @param {string} what @param {string[]} days */
function summed(dots, what, days) {
  if (!dots.length) return `No ${what} to draw.`;
  const values = dots.map((dot) => dot.value), sorted = [...days].sort();
  const ends = `from ${worded(sorted[0])} to ${worded(sorted[sorted.length - 1])}`;
  return `${what} ${ends}: between ${Math.min(...values).toLocaleString("en")} and ${Math.max(...values).toLocaleString("en")}. The table has every value.`;
}

/** @param {Dot[]} dots @param {number} width of a bar in days, 0 for dots @param {string} words @param {number} wide */
function graphic(dots, width, words, wide) {
  const first = Math.min(...dots.map((dot) => dot.at)), last = Math.max(...dots.map((dot) => dot.at + Math.max(width, 1)));
  const least = Math.min(0, ...dots.map((dot) => dot.value)), most = Math.max(1, ...dots.map((dot) => dot.value));
  const x = (/** @type {number} */ at) => LEFT + ((at - first) / (last - first || 1)) * (wide - LEFT - RIGHT);
  const y = (/** @type {number} */ value) => HIGH - BOTTOM - ((value - least) / (most - least)) * (HIGH - TOP - BOTTOM);
  const marks = dots.map((dot) => (width ? bar(x(dot.at), y(dot.value), Math.max(2, x(dot.at + width) - x(dot.at) - 1), y(0) - y(dot.value), dot.words)
    : drawn("circle", { cx: x(dot.at + 0.5), cy: y(dot.value), r: 4.5, class: "sparql-dot" }, drawn("title", {}, dot.words))));
  return drawn("svg", { viewBox: `0 0 ${wide} ${HIGH}`, role: "img", "aria-label": words, class: "sparql-graphic" }, ...heights(least, most, y, wide), ...dates(first, last, x, wide), ...marks);
}

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {string} words */
function bar(x, y, width, height, words) {
  return drawn("rect", { x, y, width, height: Math.max(height, 1), class: "sparql-bar" }, drawn("title", {}, words));
}

/** @param {number} least @param {number} most @param {(value: number) => number} y @param {number} wide */
function heights(least, most, y, wide) {
  return steps(least, most, 5).flatMap((value) => [
    drawn("line", { x1: LEFT, x2: wide - RIGHT, y1: y(value), y2: y(value), class: "sparql-rule" }),
    drawn("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end", class: "sparql-tick" }, value.toLocaleString("en")),
  ]);
}

/** Give round numbers between two. @param {number} least @param {number} most @param {number} count */
function steps(least, most, count) {
  const rough = (most - least) / count || 1, power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) || rough, most >= count && Number.isInteger(most) ? 1 : 0);
  const found = [];
  for (let at = Math.ceil(least / step); at * step <= most; at += 1) found.push(Number((at * step).toPrecision(12)));
  return found;
}

/** @param {number} first @param {number} last @param {(at: number) => number} x @param {number} wide */
function dates(first, last, x, wide) {
  const count = Math.min(Math.floor(wide / 130), Math.max(1, last - first));
  return Array.from({ length: count }, (_, at) => Math.round(first + ((last - first) * at) / count)).map((day) =>
    drawn("text", { x: x(day), y: HIGH - 12, class: "sparql-tick" }, dayWords(new Date(day * DAY).toISOString().slice(0, 10))));
}
