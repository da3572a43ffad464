// The parts of the view: the map with its buttons and notes, the list beside it, the slider below.

import { element } from "../shell/dom.js";
import { SHOWN, SOURCE } from "./atlas.js";
import { eventSign, placeSign, STATUSES } from "./icons.js";

/** Build the frame. @param {HTMLElement} room */
export function build(room) {
  const button = (/** @type {string} */ id, /** @type {string} */ words, /** @type {string} */ title) => element("button", { type: "button", id: `map-${id}`, title }, words);
  const source = element("p", { class: "map-source", title: SHOWN }, SOURCE);
  const parts = {
    canvas: element("div", { class: "map-canvas", id: "map-canvas" }),
    words: element("p", { class: "hidden", id: "map-words" }),
    note: element("p", { class: "map-note quiet", hidden: true }),
    fit: button("fit", "Fit", "Show all places"),
    picture: button("picture", "PNG", "Save the map as a picture"),
    features: button("features", "GeoJSON", "Save what is shown as GeoJSON"),
    key: element("details", { class: "map-key" }),
    list: element("div", { class: "map-list", id: "map-list", role: "region", "aria-label": "Places by who holds them" }),
    count: element("p", { class: "map-count quiet" }),
    reach: reach(),
    player: element("div", { class: "map-player", role: "group", "aria-label": "Day on the map" }),
    choose: element("dialog", { class: "map-choose", "aria-label": "What happened here" }),
    source,
  };
  room.replaceChildren(element("div", { class: "map-whole" },
    element("div", { class: "map-side" }, element("h2", { class: "map-heading" }, "Who holds what"), parts.count, parts.list, parts.reach.label),
    element("div", { class: "map-area" }, parts.canvas, parts.words, parts.note,
      element("div", { class: "map-buttons" }, parts.fit, parts.picture, parts.features), parts.key, source),
    parts.player), parts.choose);
  return parts;
}

/** Let the reader choose how many days events stay. */
function reach() {
  const select = element("select", { id: "map-reach" }, ...[1, 3, 7, 14, 31, 92].map((days) => element("option", { value: days }, `± ${days} ${days === 1 ? "day" : "days"}`)));
  return { select, label: element("label", { class: "map-reach" }, "Events of ", select) };
}

/** Explain the signs. @param {HTMLElement} key @param {{paper: string, ink: string, quiet: string}} inks @param {[string, string][]} families with their colours @param {string} colour of a holder */
export function explain(key, inks, families, colour) {
  const rows = [
    ...Object.entries(STATUSES).map(([status, words]) => row(placeSign(status === "unknown" ? [] : [colour], status, inks), words)),
    ...families.map(([family, own]) => row(eventSign(family, own, false, inks), family)),
    row(eventSign("Fights", "#D55E00", true, inks), "an event that someone denies is hollow"),
    element("li", { class: "quiet" }, "Places fade the longer nobody has confirmed how they stand, events with their distance in days."),
  ];
  const open = key instanceof HTMLDetailsElement && key.open;
  key.replaceChildren(element("summary", {}, "Signs"), element("ul", {}, ...rows));
  if (key instanceof HTMLDetailsElement) key.open = open;
}

/** @param {HTMLCanvasElement} sign @param {string} words */
function row(sign, words) {
  sign.className = "map-sign";
  sign.setAttribute("aria-hidden", "true");
  return element("li", {}, sign, words);
}
