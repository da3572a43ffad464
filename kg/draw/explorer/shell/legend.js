// The legend on the left, which is the filter of every view too.

import { element, kindMark, lineMark } from "./dom.js";
import { change, listed, resetFilters, state } from "./state.js";
import { countWords } from "./words.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {{kinds: Record<string, number>, relations: Record<string, number>}} Tally */

/**
 * Build the legend.
 * @param {HTMLElement} room @param {Context} context
 * @returns {{show: () => void, count: (tally: Tally | null) => void}} `count` shows what the open view holds
 */
export function openLegend(room, context) {
  const { summary } = context;
  let told = "";
  /** @type {Tally | null} */
  let held = null;
  const build = (/** @type {Tally | null} */ tally) => {
    const now = JSON.stringify([summary.version, tally]);
    held = tally;
    if (now === told) return;
    told = now;
    fill(room, context, tally || { kinds: counts(summary.kinds), relations: counts(summary.relations) });
    showLegend(room);
  };
  const show = () => {
    build(held);
    showLegend(room);
  };
  build(null);
  return { show, count: build };
}

/** @param {Record<string, {count: number}>} styles */
function counts(styles) {
  return Object.fromEntries(Object.entries(styles).map(([name, style]) => [name, style.count]));
}

/** Put the parts in. @param {HTMLElement} room @param {Context} context @param {Tally} tally */
function fill(room, { summary }, tally) {
  const open = room.querySelector("details")?.open ?? !matchMedia("(max-width: 900px)").matches;
  const off = { kinds: listed("kindsOff"), relations: listed("relationsOff") };
  const kinds = Object.keys(summary.kinds).filter((kind) => tally.kinds[kind] || off.kinds.has(kind));
  const relations = Object.keys(summary.relations).filter((name) => tally.relations[name] || off.relations.has(name));
  const kindRows = kinds.map((kind) => row(`kind:${kind}`, kindMark(summary.kinds[kind]), summary.kinds[kind].name, tally.kinds[kind], (on) => turn("kindsOff", [kind], on)));
  room.replaceChildren(element("details", { open }, element("summary", {}, "Legend and filters"),
    element("div", { class: "legend-parts" },
      part("Actors and places", "kindsOff", kinds, kindRows),
      part("Relations", "relationsOff", relations, relationRows(summary, relations, tally.relations)), evidence())));
}

/** Give a row of the legend. @param {string} name @param {Element} mark @param {string} words @param {number | undefined} number @param {(on: boolean) => void} turned */
function row(name, mark, words, number, turned) {
  const box = element("input", { type: "checkbox", name, change: () => turned(box.checked) });
  return element("label", { class: "legend-row" }, box, mark, element("span", { class: "legend-name" }, words),
    element("span", { class: "number" }, (number || 0).toLocaleString("en")));
}

/** Switch words in a list of what is off. @param {"kindsOff" | "relationsOff"} what @param {string[]} words @param {boolean} on */
function turn(what, words, on) {
  const off = listed(what);
  for (const word of words) if (on) off.delete(word); else off.add(word);
  change({ [what]: [...off].sort().join(",") });
}

/** Give heading and rows under it, with buttons for all and none. @param {string} heading @param {"kindsOff" | "relationsOff"} what @param {string[]} words @param {Node[]} rows */
function part(heading, what, words, rows) {
  const button = (/** @type {string} */ label, /** @type {boolean} */ on) =>
    element("button", { type: "button", class: "plain", "aria-label": `${label} of ${heading}`, click: () => turn(what, words, on) }, label);
  return element("div", { class: "legend-part", role: "group", "aria-label": heading },
    element("div", { class: "legend-head" }, element("h2", {}, heading), element("span", { class: "all-none" }, button("all", true), button("none", false))),
    ...(rows.length ? rows : [element("p", { class: "quiet" }, "none here")]));
}

/** Give the rows of relations under the names of their families. @param {Context["summary"]} summary @param {string[]} here @param {Record<string, number>} tally */
function relationRows(summary, here, tally) {
  let family = "";
  return here.flatMap((relation) => {
    const style = summary.relations[relation];
    const head = style.family === family ? [] : [element("p", { class: "family" }, style.family)];
    family = style.family;
    return [...head, row(`relation:${relation}`, lineMark(style.colour), style.name, tally[relation], (on) => turn("relationsOff", [relation], on))];
  });
}

/** Give the filters on evidence, and what lines mean. */
function evidence() {
  const least = element("input", { type: "number", class: "least", min: 1, max: 999, step: 1, "aria-label": "Fewest reports", change: () => change({ least: Number(least.value) > 1 ? least.value : null }) });
  const disputed = element("input", { type: "checkbox", name: "disputed", change: () => change({ disputed: disputed.checked ? "1" : null }) });
  return element("div", { class: "legend-part", role: "group", "aria-label": "Evidence" },
    element("div", { class: "legend-head" }, element("h2", {}, "Evidence")),
    element("label", { class: "legend-row" }, disputed, lineMark("currentColor", true), element("span", { class: "legend-name" }, "only disputed")),
    element("label", { class: "legend-row" }, element("span", { class: "legend-name" }, "reports, at least"), least),
    element("p", { class: "quiet" }, "A line is wider the more reports it has, and dashed if it is disputed."),
    element("button", { type: "button", class: "reset", click: resetFilters }, "Clear all filters"));
}

/** Set the boxes to the state. @param {HTMLElement} room */
function showLegend(room) {
  const off = { kind: listed("kindsOff"), relation: listed("relationsOff") };
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (room.querySelectorAll("input[type=checkbox]"))) {
    const [what, word] = box.name.split(":");
    box.checked = what === "disputed" ? state.disputed === "1" : !off[/** @type {"kind" | "relation"} */ (what)].has(word);
  }
  const least = /** @type {HTMLInputElement | null} */ (room.querySelector("input.least"));
  if (least) least.value = state.least || "1";
  const filtered = ["kindsOff", "relationsOff", "least", "disputed", "from", "to"].filter((name) => state[name]).length;
  const words = room.querySelector("summary");
  if (words) words.textContent = filtered ? `Legend and filters (${countWords(filtered, "filter")} on)` : "Legend and filters";
}
