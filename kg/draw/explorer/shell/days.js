// The days below: a histogram of statements with two handles that choose the one time range, and the day of knowledge.

import { drawn, element } from "./dom.js";
import { change, state } from "./state.js";
import { countWords, dayWords, spanWords } from "./words.js";

/** @typedef {{start: string, end: string, count: number}} Bin */
/** @typedef {[number, number][]} Counts days as numbers, each with how many statements */

const DAY = 86_400_000;

/** Number a day: days since 1970. @param {string} day ISO */
export function dayNumber(day) {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/** Give the ISO day of a number. @param {number} number */
export function numberDay(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Give the first day of the bin after the one that begins on a day. @param {string} day @param {string} unit */
function nextBin(day, unit) {
  const [year, month] = day.split("-").map(Number);
  if (unit === "day" || unit === "week") return numberDay(dayNumber(day) + (unit === "day" ? 1 : 7));
  return numberDay((unit === "month" ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1)) / DAY);
}

/** Give the first day of the bin that holds a day; weeks begin on Monday. @param {string} day @param {string} unit */
function firstBin(day, unit) {
  if (unit === "week") return numberDay(dayNumber(day) - ((dayNumber(day) + 3) % 7));
  return unit === "day" ? day : unit === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** Cut days into bins: days up to two months, weeks up to a year, months up to fifteen years, else years. @param {Counts} counts ordered */
function bins(counts) {
  if (!counts.length) return { unit: "month", made: /** @type {Bin[]} */ ([]) };
  const first = numberDay(counts[0][0]), last = numberDay(counts[counts.length - 1][0]);
  const length = dayNumber(last) - dayNumber(first);
  const unit = length <= 62 ? "day" : length <= 366 ? "week" : length <= 15 * 366 ? "month" : "year";
  /** @type {Bin[]} */
  const made = [];
  for (let day = firstBin(first, unit); day <= last;) {
    const next = nextBin(day, unit);
    made.push({ start: day, end: numberDay(dayNumber(next) - 1), count: 0 });
    day = next;
  }
  fill(made, counts);
  return { unit, made };
}

/** Count into bins; both are ordered. @param {Bin[]} made @param {Counts} counts */
function fill(made, counts) {
  let at = 0;
  for (const [number, count] of counts) {
    const day = numberDay(number);
    while (day > made[at].end) at += 1;
    made[at].count += count;
  }
}

/**
 * Build the days below the views.
 * @param {HTMLElement} room @param {{happened: Counts, reported: Counts}} counts others may be put in when the graph changes
 * @param {boolean} served only a server can tell what was known on another day
 * @returns {{show: () => void}}
 */
export function openDays(room, counts, served) {
  const parts = build(room, served);
  /** @type {Map<Counts, ReturnType<typeof bins>>} */
  const binned = new Map();
  const histogram = (/** @type {Counts} */ these) => {
    const made = binned.get(these) || bins(these);
    binned.set(these, made);
    return made;
  };
  return { show: () => showDays(room, parts, histogram(state.clock === "reported" ? counts.reported : counts.happened)) };
}

/** @typedef {ReturnType<typeof build>} Parts */

/** Build the controls; they are kept while the range changes, so that a handle can be dragged. @param {HTMLElement} room @param {boolean} served */
function build(room, served) {
  const handle = (/** @type {"from" | "to"} */ end, /** @type {string} */ label) =>
    element("input", { type: "range", class: `handle handle-${end}`, "aria-label": label, step: 1, input: () => dragged(parts, end) });
  const field = (/** @type {"from" | "to"} */ end, /** @type {string} */ label) => {
    const input = element("input", { type: "date", change: () => typed(end, input.value) });
    return { input, label: element("label", {}, label, " ", input) };
  };
  const clock = (/** @type {string} */ name, /** @type {string} */ label) => {
    const input = element("input", { type: "radio", name: "clock", value: name, change: () => change({ clock: name, from: null, to: null }) });
    return { input, label: element("label", { class: "clock" }, input, label) };
  };
  const happened = clock("happened", "it happened"), reported = clock("reported", "it was reported");
  const from = field("from", "From"), to = field("to", "to");
  const known = element("input", { type: "date", id: "known-on", change: () => change({ known: known.value || null }) });
  const parts = {
    bars: drawn("svg", { class: "bars", viewBox: "0 0 1000 100", preserveAspectRatio: "none", role: "img", "aria-label": "Statements over time" }),
    ticks: element("div", { class: "ticks", "aria-hidden": "true" }),
    handles: { from: handle("from", "First day"), to: handle("to", "Last day") },
    fields: { from: from.input, to: to.input }, radios: [happened.input, reported.input], known,
    today: element("button", { type: "button", class: "plain", click: () => change({ known: null }) }, "as known today"),
    all: element("button", { type: "button", class: "plain", click: () => change({ from: null, to: null }) }, "all days"),
  };
  room.replaceChildren(
    element("div", { class: "days-head" },
      element("fieldset", { class: "clock-choice" }, element("legend", { class: "hidden" }, "Which day counts"), element("span", { class: "quiet" }, "When"), happened.label, reported.label),
      element("div", { class: "days-fields" }, from.label, to.label, parts.all),
      served && element("div", { class: "days-fields known" }, element("label", {}, "As known on ", known), parts.today)),
    element("div", { class: "track" }, parts.bars, parts.handles.from, parts.handles.to), parts.ticks);
  return parts;
}

/** Take over a handle that was moved; neither passes the other. @param {Parts} parts @param {"from" | "to"} end */
function dragged({ handles: { from, to } }, end) {
  if (Number(from.value) > Number(to.value)) (end === "from" ? from : to).value = (end === "from" ? to : from).value;
  change({
    from: from.value === from.min ? null : numberDay(Number(from.value)),
    to: to.value === to.max ? null : numberDay(Number(to.value)),
  });
}

/** Take over a typed day; one past the other end moves that end along. @param {"from" | "to"} end @param {string} day */
function typed(end, day) {
  const other = end === "from" ? "to" : "from", there = state[other];
  const passed = day && there && (end === "from" ? day > there : day < there);
  change({ [end]: day || null, ...(passed ? { [other]: day } : {}) });
}

/** Set bars, handles and fields to the state. @param {HTMLElement} room @param {Parts} parts @param {ReturnType<typeof bins>} histogram */
function showDays(room, parts, histogram) {
  const { made } = histogram;
  room.hidden = !made.length;
  if (!made.length) return;
  const first = dayNumber(made[0].start), last = dayNumber(made[made.length - 1].end);
  for (const end of /** @type {const} */ (["from", "to"])) {
    const handle = parts.handles[end], day = state[end];
    Object.assign(handle, { min: String(first), max: String(last) });
    handle.value = String(day ? dayNumber(day) : end === "from" ? first : last);
    handle.setAttribute("aria-valuetext", dayWords(numberDay(Number(handle.value))));
    parts.fields[end].value = day || numberDay(end === "from" ? first : last);
  }
  for (const radio of parts.radios) radio.checked = radio.value === state.clock;
  parts.known.value = state.known || "";
  parts.today.hidden = !state.known;
  parts.all.hidden = !state.from && !state.to;
  room.dataset.known = state.known ? "then" : "now";
  parts.bars.replaceChildren(...bars(made));
  parts.ticks.replaceChildren(...ticks(histogram, room.clientWidth));
}

/** Draw the bars; a bar inside the range is strong. @param {Bin[]} made */
function bars(made) {
  const highest = Math.max(1, ...made.map((bin) => bin.count));
  const wide = 1000 / made.length, from = state.from || "0", to = state.to || "9999";
  return made.filter((bin) => bin.count).map((bin) => {
    const high = 4 + (bin.count / highest) * 92, index = made.indexOf(bin);
    const label = drawn("title", {}, `${spanWords(bin.start, bin.end)}: ${countWords(bin.count, "statement")}`);
    const shape = { x: index * wide + wide * 0.08, width: wide * 0.84, y: 100 - high, height: high };
    return drawn("rect", { ...shape, class: bin.start <= to && from <= bin.end ? "bar-in" : "bar-out", rx: 1 }, label);
  });
}

/** Name some of the bins, each where it begins; the year only where it changes. @param {ReturnType<typeof bins>} histogram @param {number} wide */
function ticks({ made, unit }, wide) {
  const step = Math.max(1, Math.ceil(made.length / Math.max(2, Math.floor(wide / 110))));
  let year = "";
  return made.filter((_, index) => index % step === 0).map((bin, index) => {
    const share = Math.min(step, made.length - index * step);
    const long = unit === "year" ? bin.start.slice(0, 4) : unit === "month" ? dayWords(bin.start).slice(2) : dayWords(bin.start);
    const same = unit !== "year" && bin.start.slice(0, 4) === year;
    year = bin.start.slice(0, 4);
    const tick = element("span", {}, index && share * 2 < step ? "" : same ? long.slice(0, -5) : long);
    tick.style.flexGrow = String(share);
    return tick;
  });
}
