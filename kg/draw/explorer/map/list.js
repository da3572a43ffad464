// Who holds what, as a list: the legend of the map, its equivalent in words, and the keyboard's way to every place.

import { element, isolated } from "../shell/dom.js";
import { selected } from "../shell/state.js";
import { countWords } from "../shell/words.js";
import { byHolder } from "./held.js";
import { sinceWords } from "./wording.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./held.js").Told} Told */
/** @typedef {{told: Told, located: Held[], elsewhere: Held[], silent: number, colour: (actor: number) => string, sign: (held: Held) => HTMLCanvasElement}} Shown */

const MANY = 400;

/**
 * Build the list.
 * @param {HTMLElement} room @param {{pick: (id: string) => void, point: (held: Held | null) => void}} told
 * @returns {{show: (shown: Shown) => void}}
 */
export function openList(room, { pick, point }) {
  /** @type {Set<string>} */
  const open = new Set(["-"]);
  /** @type {string} */
  let before = "";
  const row = (/** @type {Shown} */ shown, /** @type {Held} */ held) => {
    const here = selected();
    return element("li", {}, element("button", {
      type: "button", class: "map-place", "aria-pressed": here?.what === "entity" && here.id === held.place.id ? "true" : false, title: sinceWords(held),
      click: () => pick(held.place.id), pointerenter: () => point(held), pointerleave: () => point(null), focus: () => point(held), blur: () => point(null),
    }, shown.sign(held), isolated(held.place.label), ...(held.status === "held" ? [] : [element("span", { class: "quiet" }, ` ${held.status}`)])));
  };
  const group = (/** @type {Shown} */ shown, /** @type {string} */ name, /** @type {Node} */ head, /** @type {Held[]} */ places) => {
    const rows = element("ul", {});
    const fill = () => {
      const more = places.length - MANY;
      rows.replaceChildren(...places.slice(0, MANY).map((held) => row(shown, held)), ...(more > 0 ? [element("li", { class: "quiet" }, `and ${countWords(more, "place")} more: the table has all`)] : []));
    };
    const details = element("details", { open: open.has(name), toggle: () => { if (details.open) { open.add(name); if (!rows.children.length) fill(); } else open.delete(name); } }, head, rows);
    if (details.open) fill();
    return details;
  };
  const show = (/** @type {Shown} */ shown) => {
    const now = fingerprint(shown);
    if (now === before) return;
    before = now;
    const held = [...shown.located, ...shown.elsewhere];
    const focus = document.activeElement instanceof HTMLElement && room.contains(document.activeElement) ? document.activeElement.textContent : null;
    room.replaceChildren(
      ...byHolder(shown.located).map(({ holder, places }) => group(shown, holder < 0 ? "?" : shown.told.actors[holder][0], heading(shown, holder, places.length), places)),
      ...(shown.elsewhere.length ? [group(shown, "elsewhere", summary(null, "Not on the map: nobody gives their coordinates", shown.elsewhere.length), shown.elsewhere)] : []),
      ...(held.length ? [] : [element("p", { class: "quiet" }, "Of no place is it known who held it on this day.")]),
      ...(shown.silent ? [element("p", { class: "quiet" }, `Of ${countWords(shown.silent, "more place")} nothing is told yet on this day.`)] : []));
    if (focus) /** @type {HTMLElement[]} */ ([...room.querySelectorAll("summary, button")]).find((one) => one.textContent === focus)?.focus();
  };
  return { show };
}

/** Give the heading of a holder. @param {Shown} shown @param {number} holder @param {number} count */
function heading({ told, colour }, holder, count) {
  return holder < 0 ? summary("hollow", "No holder known", count) : summary(colour(holder), told.actors[holder][1], count);
}

/** @param {string | null} colour @param {string} words @param {number} count */
function summary(colour, words, count) {
  const swatch = colour ? element("span", { class: colour === "hollow" ? "map-swatch map-hollow" : "map-swatch", "aria-hidden": "true" }) : null;
  if (swatch && colour && colour !== "hollow") swatch.style.backgroundColor = colour;
  return element("summary", {}, swatch, isolated(words), element("span", { class: "number" }, count.toLocaleString("en")));
}

/** Give a word that is another whenever the list is. @param {Shown} shown */
function fingerprint({ told, located, elsewhere, silent }) {
  const all = [...located, ...elsewhere].map((held) => `${held.place.id} ${held.status} ${held.holders}`);
  return `${told.known} ${silent} ${selected()?.id} ${document.documentElement.dataset.theme} ${all.join(";")}`;
}

/** Say what the map shows. @param {Shown} shown @param {string} day */
export function wholeWords({ told, located, elsewhere }, day) {
  const held = byHolder(located).filter(({ holder }) => holder >= 0).slice(0, 4);
  const who = held.map(({ holder, places }) => `${told.actors[holder][1]} ${places.length}`).join(", ");
  return `Map of ${countWords(located.length, "place")} on ${day}${who ? `: ${who}` : ""}${elsewhere.length ? `; ${elsewhere.length} without coordinates` : ""}. The list beside it has every place.`;
}
