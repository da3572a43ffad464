// A place that stands otherwise: how it was known to stand, how it stands now, since when, by which reports.

import { drawn, element, isolated } from "../shell/dom.js";
import { dayNumber, numberDay } from "../shell/days.js";
import { hatchId, HATCHES } from "../shell/hatch.js";
import { actorColour } from "../shell/sides.js";
import { change, select } from "../shell/state.js";
import { countWords, dayWords } from "../shell/words.js";

/** @typedef {import("./news.js").Development} Development */
/** @typedef {import("./news.js").Control} Control */
/** @typedef {import("./news.js").Told} Told */

/** @type {Record<string, string>} */
const TURNS = { "changed-hands": "changed hands", disputed: "now disputed", "first-told": "first told of" };

/** Give the row of a place. @param {Development} one @param {Map<string, Told>} titles @param {string} since */
export function placeRow(one, titles, since) {
  const before = numberDay(dayNumber(since) - 1), day = one.after.start.latest || one.after.start.earliest;
  const sel = `entity:${one.place.id}`;
  return element("li", { class: "front-place", "data-turn": one.turn },
    element("div", { class: "front-place-head" },
      element("button", { type: "button", class: "front-open", title: "Who held it when, and who says so", click: () => change({ tab: "timeline", sel, known: null }) }, isolated(one.place.label)),
      element("span", { class: "front-badge" }, TURNS[one.turn] || `now ${one.after.status}`), day && element("span", { class: "quiet" }, `since ${dayWords(day)}`)),
    element("p", { class: "front-turn" }, element("span", { class: "front-side-of" }, held(one.before)), element("span", { class: "front-arrow", "aria-hidden": "true" }, "→"),
      element("span", { class: "hidden" }, " before these reports, and now "), element("span", { class: "front-side-of" }, held(one.after))),
    by(one, titles),
    element("div", { class: "front-row" },
      link("As known before", `The timeline as known on ${dayWords(before)}`, () => change({ tab: "timeline", sel, known: before })),
      link("Map", day ? `The map on ${dayWords(day)}` : "The map", () => change({ tab: "map", sel, on: day, known: null })),
      one.after.id && link("Evidence", "What is said for it and against it", () => select("interval", /** @type {string} */ (one.after.id)))));
}

/** @param {string} words @param {string} title @param {() => void} go */
function link(words, title, go) {
  return element("button", { type: "button", class: "front-link", title, click: go }, words);
}

/** Say who holds a place, and how: colour, pattern and words. @param {Control} control */
function held(control) {
  if (!control.holders.length) return element("span", { class: "front-held" }, swatch("transparent", control.status), control.status === "unknown" ? "nobody known" : named(control.status));
  const names = control.holders.flatMap((holder, at) => [at ? " and " : "", isolated(holder.label)]);
  const words = control.status === "held" ? null : element("span", { class: "quiet" }, ` (${named(control.status)})`);
  return element("span", { class: "front-held" }, ...control.holders.map(({ id }) => swatch(actorColour(id), control.status)), element("span", {}, ...names, words));
}

/** @param {string} status */
function named(status) {
  return (HATCHES[/** @type {keyof typeof HATCHES} */ (status)]?.name || status).split(":")[0];
}

/** Draw a holder's colour with the lines of the status over it. @param {string} colour @param {string} status */
function swatch(colour, status) {
  const hatch = hatchId(status), box = { x: 1, y: 1, width: 14, height: 14, rx: 2 };
  return drawn("svg", { viewBox: "0 0 16 16", class: "front-swatch", "aria-hidden": "true" },
    drawn("rect", { ...box, fill: colour, class: "front-swatch-fill" }), hatch && drawn("rect", { ...box, fill: `url(#front-${hatch})` }));
}

/** Say by which reports. @param {Development} one @param {Map<string, Told>} titles */
function by({ reports }, titles) {
  const shown = reports.slice(0, 2).map((id) => {
    const told = titles.get(id);
    return element("button", { type: "button", class: "front-link", click: () => select("report", id) }, isolated(told?.title || id), told?.source ? ` (${told.source})` : "");
  });
  const more = reports.length - shown.length;
  return element("p", { class: "front-by" }, "by ", ...shown.flatMap((one, at) => (at ? [", ", one] : [one])), more > 0 && ` and ${countWords(more, "more report", "more reports")}`);
}
