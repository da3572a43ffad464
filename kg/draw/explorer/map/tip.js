// What is under the pointer: who holds it since when and how sure that is, and what happened there.

import { numberDay } from "../shell/days.js";
import { element, isolated } from "../shell/dom.js";
import { countWords, spanWords } from "../shell/words.js";
import { holdWords, sinceWords, sureWords } from "./wording.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./held.js").Told} Told */
/** @typedef {import("./happened.js").Event} Event */

const FEW = 5;

/** Build what follows the pointer. @param {HTMLElement} room the map's own element */
export function openTip(room) {
  const tip = element("div", { class: "map-tip", hidden: true });
  room.append(tip);
  const put = (/** @type {{x: number, y: number}} */ at, /** @type {Node[]} */ parts) => {
    tip.replaceChildren(...parts);
    tip.hidden = false;
    const left = at.x + 14 + tip.offsetWidth > room.clientWidth ? at.x - tip.offsetWidth - 14 : at.x + 14;
    const top = at.y + 14 + tip.offsetHeight > room.clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 14;
    Object.assign(tip.style, { left: `${Math.max(4, left)}px`, top: `${Math.max(4, top)}px` });
  };
  return { put, hide: () => { tip.hidden = true; } };
}

/** Tell of a place. @param {Told} told @param {Held} held @param {Record<string, {name: string, explained: string}>} stakes @param {(held: Held) => HTMLCanvasElement} sign */
export function placeLines(told, held, stakes, sign) {
  const other = held.place.disputed?.length ? `Also called ${held.place.disputed.join(", ")}` : "";
  return [
    element("p", { class: "map-tip-head" }, sign(held), element("strong", {}, isolated(held.place.label))),
    ...[holdWords(told, held), sinceWords(held), sureWords(told, held, stakes), other].filter(Boolean).map((words) => element("p", {}, isolated(words))),
  ];
}

/** Tell of events. @param {Event[]} events */
export function eventLines(events) {
  const more = events.length - FEW;
  return [
    ...events.slice(0, FEW).map((event) => element("p", {}, isolated(event.label), element("span", { class: "quiet" }, ` ${daysOf(event)}${event.disputed ? ", denied by someone" : ""}`))),
    ...(more > 0 ? [element("p", { class: "quiet" }, `and ${countWords(more, "more event")}`)] : []),
  ];
}

/** Word the days of an event. @param {Event} event */
export function daysOf({ first, last }) {
  return spanWords(first === null ? null : numberDay(first), last === null ? null : numberDay(last));
}
