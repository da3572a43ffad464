// How a place stood, in words: for those who hover, for the list, and for those who cannot see the map.

import { numberDay } from "../shell/days.js";
import { dayWords, spanWords } from "../shell/words.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./held.js").Told} Told */

/** What each status says of who has a place. */
const HAVE = {
  held: "held by", disputed: "disputed, held by", contested: "fought over, held by", divided: "divided, parts held by", besieged: "besieged, held by",
};

/** Name some actors: "A, B and C". @param {Told} told @param {number[]} actors */
function namesOf(told, actors) {
  const names = actors.map((at) => told.actors[at][1]);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** Say who has a place. @param {Told} told @param {Held} held */
export function holdWords(told, { status, holders, possible }) {
  const have = HAVE[/** @type {keyof typeof HAVE} */ (status)];
  const words = holders.length && have ? `${have} ${namesOf(told, holders)}` : { contested: "fought over", disputed: "disputed" }[status] || "held by nobody known";
  return possible.length ? `${words}; possibly by ${namesOf(told, possible)}` : words;
}

/** Say since when. @param {Held} held */
export function sinceWords({ span }) {
  if (!span) return "";
  const [, first, last] = span;
  if (last === null) return first === null ? "since before what is told" : `since ${dayWords(numberDay(first))} or later`;
  if (first === null) return `since ${dayWords(numberDay(last))} or earlier`;
  if (first === last) return `since ${dayWords(numberDay(last))}`;
  return `since a day in ${spanWords(numberDay(first), numberDay(last))}`;
}

/** Say how sure it is. @param {Told} told @param {Held} held @param {Record<string, {name: string, explained: string}>} stakes */
export function sureWords(told, { span }, stakes) {
  if (!span) return "";
  const [, , , , , , , confirmed, basis] = span;
  const word = basis === null ? "" : `by word that is ${stakes[told.bases[basis]].name}`;
  const seen = confirmed === null ? "" : `last confirmed ${dayWords(numberDay(confirmed))}`;
  return [word, seen].filter(Boolean).join("; ");
}
