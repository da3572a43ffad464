// The day of the map: a slider that goes through the campaign by itself, by hand or by key.

import { numberDay } from "../shell/days.js";
import { drawn, element } from "../shell/dom.js";
import { mayMove } from "../shell/theme.js";
import { dayWords } from "../shell/words.js";

/** @typedef {{first: number, last: number, day: number, turns: number[], known: string | null}} Course */

const STEPS = { change: "change by change", day: "day by day", week: "week by week", month: "month by month" };
const SPEEDS = { 1: "slowly", 3: "", 10: "fast" };
// Whoever wants little motion is shown one picture a second.
const CALM = 1;

/**
 * Build the slider.
 * @param {HTMLElement} room @param {{go: (day: number, settled: boolean) => void}} told `settled` where the day is to be kept
 * @returns {{show: (course: Course) => void, stop: () => void, playing: () => boolean}}
 */
export function openPlayer(room, { go }) {
  /** @type {Course} */
  let course = { first: 0, last: 0, day: 0, turns: [], known: null };
  let timer = 0, kept = 0;
  const parts = build();
  room.replaceChildren(...parts.all);

  const show = (/** @type {Course} */ next) => {
    course = next;
    Object.assign(parts.slider, { min: String(next.first), max: String(next.last) });
    parts.slider.value = String(next.day);
    parts.slider.setAttribute("aria-valuetext", dayWords(numberDay(next.day)));
    parts.day.textContent = dayWords(numberDay(next.day));
    parts.known.textContent = next.known ? `as known on ${dayWords(next.known)}` : "";
    parts.back.disabled = next.day <= next.first;
    parts.on.disabled = next.day >= next.last;
    marks(parts.marks, next);
  };
  const move = (/** @type {number} */ day, /** @type {boolean} */ settled) => go(Math.min(course.last, Math.max(course.first, day)), settled);
  const stop = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    looks(parts.play, false);
    move(course.day, true);
  };
  const tick = () => {
    const day = stepped(course, parts.step.value, 1);
    if (day > course.last || day === course.day) { stop(); return; }
    // An address changed more often than once a second makes browsers complain.
    const settled = performance.now() - kept > 1000;
    if (settled) kept = performance.now();
    move(day, settled);
    timer = window.setTimeout(tick, 1000 / (mayMove() ? Number(parts.speed.value) : CALM));
  };
  const play = () => {
    if (timer) { stop(); return; }
    if (course.day >= course.last) move(course.first, true);
    looks(parts.play, true);
    timer = window.setTimeout(tick, 120);
  };
  parts.play.addEventListener("click", play);
  parts.slider.addEventListener("input", () => { if (timer) stop(); move(Number(parts.slider.value), false); });
  parts.slider.addEventListener("change", () => move(Number(parts.slider.value), true));
  parts.back.addEventListener("click", () => { stop(); move(stepped(course, parts.step.value, -1), true); });
  parts.on.addEventListener("click", () => { stop(); move(stepped(course, parts.step.value, 1), true); });
  parts.slider.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    play();
  });
  return { show, stop, playing: () => timer !== 0 };
}

function build() {
  const button = (/** @type {string} */ name, /** @type {string} */ sign, /** @type {string} */ label) => element("button", { type: "button", id: `map-${name}`, "aria-label": label, title: label }, sign);
  const choice = (/** @type {string} */ name, /** @type {string} */ label, /** @type {Record<string, string>} */ words, /** @type {string} */ chosen) => {
    const select = element("select", { id: `map-${name}`, "aria-label": label }, ...Object.entries(words).map(([value, word]) => element("option", { value, selected: value === chosen }, word || "at a walk")));
    select.value = chosen;
    return select;
  };
  const slider = element("input", { type: "range", id: "map-day", step: 1, "aria-label": "Day on the map" });
  const day = element("output", { class: "map-day-words", for: "map-day", "aria-live": "off" });
  const known = element("span", { class: "map-known" });
  const parts = {
    play: button("play", "▶", "Play the campaign"), back: button("back", "‹", "A step back"), on: button("on", "›", "A step on"),
    slider, day, known, marks: drawn("svg", { class: "map-marks", viewBox: "0 0 1000 10", preserveAspectRatio: "none", "aria-hidden": "true" }),
    step: choice("step", "Steps", STEPS, "change"), speed: choice("speed", "Speed", SPEEDS, "3"),
  };
  return {
    ...parts,
    all: [
      element("div", { class: "map-course" }, element("div", { class: "map-steps" }, parts.back, parts.play, parts.on), element("div", { class: "map-track" }, parts.marks, slider)),
      element("div", { class: "map-when" }, day, known, element("span", { class: "map-pace" }, parts.step, parts.speed)),
    ],
  };
}

/** @param {HTMLElement} button @param {boolean} playing */
function looks(button, playing) {
  button.textContent = playing ? "❚❚" : "▶";
  button.setAttribute("aria-label", playing ? "Stop" : "Play the campaign");
  button.setAttribute("aria-pressed", String(playing));
}

/** Give the next day, or the one before. @param {Course} course @param {string} step @param {1 | -1} way */
function stepped({ day, turns, first, last }, step, way) {
  if (step === "day") return day + way;
  if (step === "week") return day + 7 * way;
  if (step === "month") return monthFrom(day, way);
  if (way > 0) return turns.find((turn) => turn > day) ?? last;
  return turns.findLast((turn) => turn < day) ?? first;
}

/** Give the same day of the next month. @param {number} day @param {1 | -1} way */
function monthFrom(day, way) {
  const [year, month, date] = numberDay(day).split("-").map(Number);
  const length = new Date(Date.UTC(year, month + way, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + way, Math.min(date, length)) / 86_400_000;
}

/** Mark where anything changes. @param {SVGElement} svg @param {Course} course */
function marks(svg, { first, last, turns }) {
  const key = `${first} ${last} ${turns.length}`;
  if (svg.dataset.key === key) return;
  svg.dataset.key = key;
  const wide = Math.max(1, last - first), places = new Set(turns.filter((day) => day >= first && day <= last).map((day) => Math.round(((day - first) / wide) * 1000)));
  svg.replaceChildren(drawn("path", { d: [...places].map((x) => `M${x},0v10`).join("") }));
}
