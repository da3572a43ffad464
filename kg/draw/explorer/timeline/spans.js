// Intervals of control: what counts on a day, in words, and how what was known differs from what is known.

import { numberDay } from "../shell/days.js";
import { countWords, dayWords, spanWords } from "../shell/words.js";
import { numbered } from "./scale.js";

/** @typedef {{id: string, label: string, kind: string}} Named */
/** @typedef {[string | null, string | null]} Bounds earliest and latest day */
/**
 * @typedef {object} Span a time in which the holders of a place did not change
 * @property {string} id
 * @property {string[]} holders
 * @property {string[]} possible who may have held it as well
 * @property {string} status
 * @property {string | null} basis
 * @property {Bounds} start
 * @property {Bounds | null} end
 * @property {string | null} confirmed
 * @property {[number, number]} said numbers of claims for and against
 * @property {string[]} [for]
 * @property {string[]} [against]
 * @property {"alone" | "shared" | "possibly" | null} [part] what an actor had of it
 */
/** @typedef {{from: number, to: number, then: Span | null, now: Span | null}} Difference days as numbers, infinite where open */
/** @typedef {Record<string, Named>} Entities */

/** Give the interval that counts on a day: the latest that had begun for sure. @param {Span[]} spans in order @param {number} day */
export function onDay(spans, day) {
  let found = null;
  for (const span of spans) {
    if ((numbered(span.start[1]) ?? -Infinity) > day) break;
    found = span;
  }
  return found;
}

/** Give who may have had the place on a day beside its holders: those told of, and whoever may have come already. @param {Span[]} spans @param {number} day @returns {string[]} */
export function possibleOn(spans, day) {
  const at = onDay(spans, day), next = spans[at ? spans.indexOf(at) + 1 : 0];
  const near = next && (numbered(next.start[0]) ?? -Infinity) <= day ? next.holders : [];
  return [...new Set([...(at ? at.possible : []), ...near])].filter((id) => !at || !at.holders.includes(id));
}

/** Say how a place was held. @param {Span | null} span @param {Entities} entities @param {string[]} [possible] */
export function heldWords(span, entities, possible = span ? span.possible : []) {
  const also = possible.length ? `; possibly also ${listWords(possible, entities)}` : "";
  if (!span) return `nothing is known${also}`;
  const { holders, status } = span, who = listWords(holders, entities);
  if (status === "unknown" || !holders.length) return `${status === "unknown" ? "not known who held it" : `${status}, holder not known`}${also}`;
  if (status === "disputed") return `disputed, reports contradict each other: ${listWords(holders, entities, "or")}${also}`;
  if (status === "divided") return `divided between ${who}${also}`;
  if (status === "contested") return `contested, fought over: held by ${who}${also}`;
  return `held by ${who}${status === "besieged" ? ", besieged" : ""}${also}`;
}

/** Join names. @param {string[]} ids @param {Entities} entities @param {string} [last] */
function listWords(ids, entities, last = "and") {
  const names = ids.map((id) => (entities[id] ? entities[id].label : id));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names[names.length - 1]}`;
}

/** Say from when an interval lasted, uncertainty and all. @param {Bounds} start */
export function startWords([earliest, latest]) {
  if (!latest) return earliest ? `not before ${dayWords(earliest)}` : "beginning not known";
  if (!earliest) return `${dayWords(latest)} or earlier`;
  return earliest === latest ? dayWords(latest) : `some day of ${spanWords(earliest, latest)}`;
}

/** Say until when an interval lasted. @param {Bounds | null} end */
export function endWords(end) {
  if (!end) return "not told to have ended";
  const [earliest, latest] = end;
  if (!latest) return earliest ? `not before ${dayWords(earliest)}` : "end not known";
  if (!earliest) return `${dayWords(latest)} or earlier`;
  return earliest === latest ? dayWords(latest) : `some day of ${spanWords(earliest, latest)}`;
}

/** Say what an interval rests on. @param {Span} span @param {Record<string, {name: string, explained: string}>} stakes */
export function basisWords(span, stakes) {
  const stake = span.basis ? stakes[span.basis] : null;
  const said = `${countWords(span.said[0], "claim")} for it, ${span.said[1] ? span.said[1].toLocaleString("en") : "none"} against`;
  return stake ? `${stake.name} (${stake.explained.replace(/\.$/, "").replace(/^./, (first) => first.toLowerCase())}); ${said}` : said;
}

/** Give the days up to a last one on which what was known differs from what is known. @param {Span[]} then @param {Span[]} now @param {number} last @returns {Difference[]} */
export function differences(then, now, last) {
  const turns = [...then, ...now].map((span) => numbered(span.start[1]) ?? -Infinity).filter((day) => day <= last);
  const days = [...new Set([-Infinity, ...turns])].sort((a, b) => a - b);
  /** @type {Difference[]} */
  const found = [];
  for (const [index, from] of days.entries()) {
    const to = (days[index + 1] ?? last + 1) - 1;
    const before = onDay(then, from), after = onDay(now, from), known = found[found.length - 1];
    if (state(before) === state(after)) continue;
    if (known && known.to + 1 === from && known.then === before && known.now === after) known.to = to;
    else found.push({ from, to, then: before, now: after });
  }
  return found;
}

/** @param {Span | null} span */
function state(span) {
  return span ? `${span.status} ${[...span.holders].sort().join(" ")}` : "";
}

/** Say which days. @param {number} from @param {number} to */
export function daysWords(from, to) {
  if (from === -Infinity) return `Until ${dayWords(numberDay(to))}`;
  const words = spanWords(numberDay(from), numberDay(to));
  return from === to ? `On ${words}` : words;
}
