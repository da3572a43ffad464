// Days along a line: where each lies, and which are named.

import { dayNumber, numberDay } from "../shell/days.js";
import { state } from "../shell/state.js";
import { dayWords } from "../shell/words.js";

/**
 * @typedef {object} Scale
 * @property {number} first number of the first day shown
 * @property {number} last number of the last day shown
 * @property {number} width in pixels
 * @property {(day: number) => number} at where a day begins
 * @property {(day: number) => number} middle where the middle of a day lies
 * @property {(x: number) => number} day the day at a place, never outside
 */

/** Make a scale from the first day to the last. @param {number} first @param {number} last @param {number} width @returns {Scale} */
function timeScale(first, last, width) {
  const wide = width / (last - first + 1);
  const at = (/** @type {number} */ day) => (day - first) * wide;
  return {
    first, last, width, at,
    middle: (day) => at(day + 0.5),
    day: (x) => Math.min(last, Math.max(first, first + Math.floor(x / wide))),
  };
}

/** Give the first and last of some days, with a little room about them. @param {number[]} days @returns {[number, number] | null} */
function extent(days) {
  if (!days.length) return null;
  let first = days[0], last = days[0];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const room = Math.max(1, Math.round((last - first) * 0.03));
  return [first - room, last + room];
}

const STEPS = [["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["year", 10]];
const LENGTH = { day: 1, month: 30.4, year: 365 };

/** Name days that lie at least so many pixels apart; the year only where it changes. @param {Scale} scale @param {number} [apart] @returns {{day: number, words: string}[]} */
export function ticks(scale, apart = 74) {
  const most = scale.width / apart, span = scale.last - scale.first + 1;
  const fits = (/** @type {(string | number)[]} */ [unit, step]) => span / (LENGTH[/** @type {"day"} */ (unit)] * Number(step)) <= most;
  const [unit, step] = STEPS.find(fits) || ["year", Math.ceil(span / 365 / most / 10) * 10];
  let year = "";
  return starts(scale, String(unit), Number(step)).map((day) => {
    const iso = numberDay(day), same = iso.slice(0, 4) === year;
    year = iso.slice(0, 4);
    const long = unit === "year" ? year : unit === "month" ? dayWords(iso).slice(2) : dayWords(iso);
    return { day, words: same && unit !== "year" ? long.slice(0, -5) : long };
  });
}

/** Give the days on which steps of a unit begin. @param {Scale} scale @param {string} unit @param {number} step */
function starts({ first, last }, unit, step) {
  const found = [];
  for (let day = begin(first, unit, step); day <= last; day = next(day, unit, step)) if (day >= first) found.push(day);
  return found;
}

/** @param {number} day @param {string} unit @param {number} step */
function begin(day, unit, step) {
  // Weeks begin on Monday; day 4 was one.
  if (unit === "day") return day - ((((day - 4) % step) + step) % step);
  const [year, month] = numberDay(day).split("-").map(Number);
  const from = unit === "year" ? [year - (year % step), 0] : [year, month - 1 - ((month - 1) % step)];
  return Date.UTC(from[0], from[1], 1) / 86_400_000;
}

/** @param {number} day @param {string} unit @param {number} step */
function next(day, unit, step) {
  if (unit === "day") return day + step;
  const [year, month] = numberDay(day).split("-").map(Number);
  return Date.UTC(unit === "year" ? year + step : year, unit === "year" ? 0 : month - 1 + step, 1) / 86_400_000;
}

/** Number an ISO day, or give `null` for none. @param {string | null | undefined} day */
export function numbered(day) {
  return day ? dayNumber(day) : null;
}

/** Scale the days that are told of, or the range that was chosen. @param {number[]} days @param {number} width */
export function scaleOf(days, width) {
  const on = numbered(state.on);
  const known = extent(on === null ? days : [...days, on]) || [0, 1];
  const first = numbered(state.from) ?? known[0], last = numbered(state.to) ?? Math.max(known[1], first);
  return timeScale(first, Math.max(first, last), width);
}
