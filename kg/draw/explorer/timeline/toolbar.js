// What is chosen for the timeline: the place, the day of knowledge, the day asked about, how much time is shown.

import { element, isolated } from "../shell/dom.js";
import { numberDay } from "../shell/days.js";
import { change, state } from "../shell/state.js";
import { countWords, dayWords } from "../shell/words.js";
import { numbered } from "./scale.js";

/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {{days: Record<string, number>, undated: number}} Reported the days on which reports were published */
/** @typedef {{title: HTMLElement, all: HTMLButtonElement, known: HTMLInputElement, steps: HTMLButtonElement[], today: HTMLButtonElement, heard: HTMLElement, on: HTMLInputElement, off: HTMLButtonElement, zoom: HTMLButtonElement[], box: HTMLElement, reported: Reported, scale: Scale | null}} Bar */

/** Build the bar; it is kept while what it shows changes. @param {HTMLElement} room @param {boolean} served @returns {Bar} */
export function toolbar(room, served) {
  const button = (/** @type {string} */ words, /** @type {string} */ label, /** @type {() => void} */ click) => element("button", { type: "button", "aria-label": label, title: label, click }, words);
  const known = element("input", { type: "date", id: "timeline-known", change: () => change({ known: known.value || null }) });
  const on = element("input", { type: "date", id: "timeline-on", change: () => change({ on: on.value || null }) });
  const move = (/** @type {number} */ by) => () => change({ on: shifted(state.on || state.known || lastDay(bar), by) });
  const bar = /** @type {Bar} */ ({
    title: element("h2", { id: "timeline-title" }), known, on, reported: { days: {}, undated: 0 }, scale: null,
    all: element("button", { type: "button", class: "plain", id: "timeline-all", click: () => change({ timelineOf: null, sel: null }) }, "all places"),
    steps: [button("‹ earlier report", "To the report day before", () => step(bar, -1)), button("later report ›", "To the next report day", () => step(bar, 1))],
    today: element("button", { type: "button", class: "plain", id: "timeline-today", click: () => change({ known: null }) }, "as of today"),
    heard: element("span", { class: "quiet", id: "timeline-heard" }),
    off: element("button", { type: "button", class: "plain", click: () => change({ on: null }) }, "no day"),
    zoom: [button("−", "Show more time", () => zoomed(bar, 2)), button("+", "Show less time, larger", () => zoomed(bar, 0.5)), button("All days", "Show all days", () => change({ from: null, to: null }))],
    box: element("div", { class: "timeline-knowing", role: "group", "aria-label": "As known on" }),
  });
  bar.box.append(...(served
    ? [element("label", {}, "As known on ", known), ...bar.steps, bar.today, bar.heard]
    : [element("span", { class: "quiet" }, "As known when this file was made. What was known on another day is worked out anew from all reports, which only the server can do.")]));
  room.append(element("div", { class: "timeline-head" }, bar.title, bar.all),
    element("div", { class: "timeline-bar" }, bar.box,
      element("div", { class: "timeline-choosing", role: "group", "aria-label": "Chosen day" }, element("label", {}, "Who held it on ", on), button("‹", "A day earlier", move(-1)), button("›", "A day later", move(1)), bar.off),
      element("div", { class: "timeline-choosing", role: "group", "aria-label": "Time shown" }, ...bar.zoom)));
  return bar;
}

/** @param {string} day @param {number} by */
function shifted(day, by) {
  return numberDay(/** @type {number} */ (numbered(day)) + by);
}

/** @param {Bar} bar */
function lastDay(bar) {
  return Object.keys(bar.reported.days).pop() || numberDay(bar.scale ? bar.scale.last : 0);
}

/** Give the day of report before or after the day of knowledge. @param {Record<string, number>} days @param {string | null} known @param {number} by @returns {string | null} */
function stepped(days, known, by) {
  const all = Object.keys(days).sort();
  if (by < 0) return all.filter((day) => known === null || day < known).pop() || null;
  return known === null ? null : all.find((day) => day > known) || null;
}

/** @param {Bar} bar @param {number} by */
function step(bar, by) {
  change({ known: stepped(bar.reported.days, state.known, by) });
}

/** Show more or less time about the chosen day, or about the middle. @param {Bar} bar @param {number} by */
function zoomed(bar, by) {
  if (!bar.scale) return;
  const { first, last } = bar.scale, on = numbered(state.on);
  const middle = on !== null && on >= first && on <= last ? on : (first + last) / 2;
  const half = Math.max(1, ((last - first + 1) * by) / 2);
  change({ from: numberDay(Math.floor(middle - half)), to: numberDay(Math.ceil(middle + half)) });
}

/** Set the bar to the state. @param {Bar} bar @param {string} title @param {string} kind @param {Reported | null} reported of a place or an actor @param {Scale | null} scale */
export function showBar(bar, title, kind, reported, scale) {
  Object.assign(bar, { reported: reported || { days: {}, undated: 0 }, scale });
  bar.title.replaceChildren(isolated(title), ...(kind ? [element("span", { class: "quiet" }, ` ${kind}`)] : []));
  bar.all.hidden = !reported;
  bar.known.value = state.known || "";
  bar.on.value = state.on || "";
  bar.off.hidden = !state.on;
  bar.today.hidden = !state.known;
  bar.box.dataset.known = state.known ? "then" : "now";
  const [back, on] = bar.steps;
  back.hidden = on.hidden = !reported;
  back.disabled = !stepped(bar.reported.days, state.known, -1);
  on.disabled = !stepped(bar.reported.days, state.known, 1);
  bar.heard.textContent = reported ? heardWords(reported, state.known) : "";
  bar.zoom[2].hidden = !state.from && !state.to;
  for (const button of bar.zoom) button.disabled = !scale;
}

/** Say how many reports count. @param {Reported} reported @param {string | null} known */
function heardWords({ days, undated }, known) {
  const all = Object.values(days).reduce((sum, number) => sum + number, 0);
  const told = Object.entries(days).reduce((sum, [day, number]) => sum + (known !== null && day > known ? 0 : number), 0);
  const left = undated && known ? `; ${countWords(undated, "report")} without a day left out` : "";
  if (!known) return `${countWords(all + undated, "report")} in all`;
  return `${told.toLocaleString("en")} of ${countWords(all, "dated report")} published by ${dayWords(known)}${left}`;
}
