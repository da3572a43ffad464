// The days below: a histogram of statements with two handles that choose a range.

/** @typedef {{start: string, end: string, count: number}} Bin */

const DAY = 86_400_000;

/** Number a day. @param {string} day */
function dayNumber(day) {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/** Give the day of a number. @param {number} number */
function numberDay(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Give first and last day that any claim names, by the chosen clock; `null` if none does. */
function bounds() {
  const all = [...claims.values()].flatMap((claim) => daysOf(claim, state.clock) || []).filter((day) => !OPEN.includes(day)).sort();
  return all.length ? { first: all[0], last: all[all.length - 1] } : null;
}

/** Give the first day of the bin after the one that holds a day. @param {string} day @param {string} unit */
function nextBin(day, unit) {
  const [year, month] = day.split("-").map(Number);
  if (unit === "day" || unit === "week") return numberDay(dayNumber(day) + (unit === "day" ? 1 : 7));
  const next = unit === "month" ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return numberDay(next / DAY);
}

/** Give the first day of the bin that holds a day; weeks begin on Monday. @param {string} day @param {string} unit */
function firstBin(day, unit) {
  if (unit === "week") return numberDay(dayNumber(day) - ((dayNumber(day) + 3) % 7));
  return unit === "day" ? day : unit === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** Cut the days into bins: days up to two months, weeks up to a year, months up to fifteen years, else years. @param {{first: string, last: string}} span */
function bins(span) {
  const length = dayNumber(span.last) - dayNumber(span.first);
  const unit = length <= 62 ? "day" : length <= 366 ? "week" : length <= 15 * 366 ? "month" : "year";
  const start = firstBin(span.first, unit);
  /** @type {Bin[]} */
  const made = [];
  for (let day = start; day <= span.last; ) {
    const next = nextBin(day, unit);
    made.push({ start: day, end: numberDay(dayNumber(next) - 1), count: 0 });
    day = next;
  }
  return { unit, made };
}

/** @typedef {{span: {first: string, last: string} | null, unit: string, made: Bin[]}} Histogram */

/** @type {Map<string, Histogram>} by clock; the chosen days do not change it */
const histograms = new Map();
/** @type {Histogram} */
let histogram = { span: null, unit: "month", made: [] };

/** Count the statements of each bin by their first day. */
function countBins() {
  const span = bounds();
  /** @type {Histogram} */
  const counted = { span, ...(span ? bins(span) : { unit: "month", made: [] }) };
  for (const claim of claims.values()) {
    const day = dayOf(claim, state.clock);
    const bin = day && counted.made.find((one) => one.start <= day && day <= one.end);
    if (bin) bin.count += 1;
  }
  histograms.set(state.clock, counted);
  return counted;
}

/** Draw the bars; a bar inside the range is strong. */
function bars() {
  const highest = Math.max(1, ...histogram.made.map((bin) => bin.count));
  const wide = 1000 / Math.max(1, histogram.made.length);
  const from = state.from || OPEN[0], to = state.to || OPEN[1];
  return histogram.made.map((bin, index) => {
    const high = bin.count ? 4 + (bin.count / highest) * 92 : 0;
    const inside = bin.start <= to && from <= bin.end;
    const label = drawn("title", {});
    label.textContent = `${spanWords(bin.start, bin.end)}: ${countWords(bin.count, "statement")}`;
    const shape = { x: index * wide + wide * 0.08, width: wide * 0.84, y: 100 - high, height: high };
    return drawn("rect", { ...shape, class: inside ? "bar-in" : "bar-out", rx: 1 }, label);
  });
}

/** Build the controls; they are kept while the range changes, so that a handle can be dragged. */
function buildDays() {
  const handle = (/** @type {"from" | "to"} */ end, /** @type {string} */ label) =>
    element("input", { type: "range", class: `handle handle-${end}`, id: `handle-${end}`, "aria-label": label, step: 1, input: () => dragged(end) });
  const field = (/** @type {"from" | "to"} */ end, /** @type {string} */ label) =>
    element("label", {}, label, " ", element("input", { type: "date", id: `day-${end}`, change: (event) => typed(end, event.target.value) }));
  const clock = (/** @type {string} */ name, /** @type {string} */ label) =>
    element("label", { class: "clock" }, element("input", { type: "radio", name: "clock", value: name, change: () => change({ clock: name, from: null, to: null }) }), label);
  byId("days").replaceChildren(
    element("div", { class: "days-head" },
      element("fieldset", { class: "clock-choice" }, element("legend", { class: "hidden" }, "Which day counts"),
        clock("happened", "When it happened"), clock("reported", "When it was reported")),
      element("div", { class: "days-fields" }, field("from", "From"), field("to", "to"),
        element("button", { type: "button", id: "all-days", click: () => change({ from: null, to: null }) }, "All days"))),
    element("div", { class: "track" }, drawn("svg", { id: "bars", viewBox: "0 0 1000 100", preserveAspectRatio: "none", role: "img", "aria-label": "Statements over time" }),
      handle("from", "First day"), handle("to", "Last day")),
    element("div", { class: "ticks", id: "ticks", "aria-hidden": "true" }));
}

/** Take over a handle that was moved; neither passes the other. @param {"from" | "to"} end */
function dragged(end) {
  const from = /** @type {HTMLInputElement} */ (byId("handle-from")), to = /** @type {HTMLInputElement} */ (byId("handle-to"));
  if (Number(from.value) > Number(to.value)) (end === "from" ? from : to).value = (end === "from" ? to : from).value;
  change({
    from: from.value === from.min ? null : numberDay(Number(from.value)),
    to: to.value === to.max ? null : numberDay(Number(to.value)),
  });
}

/** Take over a typed day; one past the other end moves that end along. @param {"from" | "to"} end @param {string} day */
function typed(end, day) {
  const other = end === "from" ? "to" : "from";
  const passed = day && state[other] && (end === "from" ? day > state[other] : day < state[other]);
  change({ [end]: day || null, ...(passed ? { [other]: day } : {}) });
}

/** Set bars, handles and fields to the state. */
function showDays() {
  histogram = histograms.get(state.clock) || countBins();
  const { span } = histogram;
  byId("days").hidden = !span;
  if (!span) return;
  const { made } = histogram;
  const first = dayNumber(made[0].start), last = dayNumber(made[made.length - 1].end);
  for (const end of /** @type {const} */ (["from", "to"])) {
    const handle = /** @type {HTMLInputElement} */ (byId(`handle-${end}`)), field = /** @type {HTMLInputElement} */ (byId(`day-${end}`));
    const day = state[end];
    Object.assign(handle, { min: String(first), max: String(last) });
    handle.value = String(day ? dayNumber(day) : end === "from" ? first : last);
    handle.setAttribute("aria-valuetext", dayWords(numberDay(Number(handle.value))));
    field.value = day || (end === "from" ? span.first : span.last);
  }
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.getElementsByName("clock"))) radio.checked = radio.value === state.clock;
  byId("bars").replaceChildren(...bars());
  byId("ticks").replaceChildren(...ticks());
}

/** Name some of the bins, each name where its bin begins; the year only where it changes. */
function ticks() {
  const { made, unit } = histogram;
  const room = Math.max(2, Math.floor(byId("days").clientWidth / 110));
  const step = Math.max(1, Math.ceil(made.length / room));
  let year = "";
  return made.filter((_, index) => index % step === 0).map((bin, index) => {
    const wide = Math.min(step, made.length - index * step);
    const long = unit === "year" ? bin.start.slice(0, 4) : unit === "month" ? dayWords(bin.start).slice(2) : dayWords(bin.start);
    const same = unit !== "year" && bin.start.slice(0, 4) === year;
    year = bin.start.slice(0, 4);
    const tick = element("span", {}, index && wide * 2 < step ? "" : same ? long.slice(0, -5) : long);
    tick.style.flexGrow = String(wide);
    return tick;
  });
}
