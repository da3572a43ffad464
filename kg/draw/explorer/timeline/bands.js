// Bands: who held a place over time, drawn so that what is uncertain looks uncertain.

import { drawn } from "../shell/dom.js";
import { hatchId } from "../shell/hatch.js";
import { actorColour } from "../shell/sides.js";
import { numbered } from "./scale.js";
import { endWords, heldWords, startWords } from "./spans.js";

/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("./spans.js").Entities} Entities */
/**
 * @typedef {object} Look
 * @property {Scale} scale
 * @property {Entities} entities
 * @property {number} top
 * @property {number} height
 * @property {string} patterns prefix of the hatches' ids
 * @property {number} [until] the last day that is drawn
 * @property {Set<Span>} [changed] intervals that are thought of otherwise today
 * @property {boolean} [quiet] without words inside
 */
/** @typedef {{left: [number, number], right: [number, number], open: boolean, begun: boolean}} Edges upper and lower corner of each end */

/** In how few pixels neither hatch nor outline can be told from colour. */
const THIN = 6;

/** Give the corners of an interval. A slanted end is an uncertain day: above its earliest, below its latest. @param {Span} span @param {Look} look @returns {Edges | null} `null` where nothing of it is in sight */
function edges(span, { scale, until = Infinity }) {
  const limit = Math.min(scale.width, scale.at(Math.min(until, scale.last) + 1));
  const place = (/** @type {string | null | undefined} */ day, /** @type {number} */ other) => { const number = numbered(day); return number === null ? other : scale.at(number); };
  const latest = place(span.start[1], -1), earliest = Math.min(latest, place(span.start[0], -1));
  const over = place(span.end && (span.end[1] || span.end[0]), limit + 1), ending = Math.min(over, place(span.end && span.end[0], over));
  if (over <= 0 || earliest >= limit) return null;
  const inside = (/** @type {number} */ x) => Math.min(Math.max(x, 0), limit);
  const begun = span.start[0] !== null;
  const left = /** @type {[number, number]} */ (begun ? [inside(latest), inside(earliest)] : [inside(latest), inside(latest)]);
  const right = /** @type {[number, number]} */ ([Math.max(inside(over), left[0] + 2.5), Math.max(inside(ending), left[1] + 2.5)]);
  return { left, right, open: !span.end, begun };
}

/** Draw one interval. @param {Span} span @param {Look} look @returns {SVGElement | null} */
export function band(span, look) {
  const corners = edges(span, look);
  if (!corners) return null;
  const { top, height } = look;
  const shape = outline(corners, top, top + height);
  const hatch = hatchId(span.holders.length ? span.status : "unknown");
  const thin = Math.max(...corners.right) - Math.min(...corners.left) < THIN;
  return drawn("g", { class: `timeline-span${look.changed?.has(span) ? " timeline-changed" : ""}${thin ? " timeline-thin" : ""}`, "data-span": span.id, "data-status": span.status },
    drawn("title", {}, `${heldWords(span, look.entities)}\nfrom ${startWords(span.start)}\nuntil ${endWords(span.end)}`),
    beginning(span, corners, look),
    ...layers(span, corners, look),
    hatch && drawn("path", { d: shape, class: "timeline-hatch", fill: `url(#${look.patterns}${hatch})` }),
    drawn("path", { d: shape, class: "timeline-outline" }),
    ...(look.quiet ? [] : inscription(span, corners, look)));
}

/** @param {Edges} corners @param {number} top @param {number} bottom */
function outline({ left, right }, top, bottom) {
  return `M${left[0]},${top} L${right[0]},${top} L${right[1]},${bottom} L${left[1]},${bottom} Z`;
}

/** Fill with the holders' colours, one above the other where they share. @param {Span} span @param {Edges} corners @param {Look} look */
function layers(span, corners, { top, height }) {
  const holders = span.holders.length ? span.holders.slice(0, 4) : [null];
  const high = height / holders.length;
  return holders.map((holder, at) => drawn("path", {
    d: outline(cut(corners, at / holders.length, (at + 1) / holders.length), top + at * high, top + (at + 1) * high),
    class: "timeline-fill", fill: holder ? actorColour(holder) : "var(--unknown)",
  }));
}

/** Cut a layer out of slanted ends. @param {Edges} corners @param {number} from @param {number} to share of the height @returns {Edges} */
function cut(corners, from, to) {
  const along = (/** @type {[number, number]} */ [a, b], /** @type {number} */ share) => a + (b - a) * share;
  const side = (/** @type {[number, number]} */ end) => /** @type {[number, number]} */ ([along(end, from), along(end, to)]);
  return { ...corners, left: side(corners.left), right: side(corners.right) };
}

/** Fade in where nobody knows since when. @param {Span} span @param {Edges} corners @param {Look} look */
function beginning(span, { left, begun }, { top, height }) {
  if (begun || left[0] <= 0) return null;
  const wide = Math.min(left[0], 90), parts = 30;
  const colour = span.holders.length ? actorColour(span.holders[0]) : "var(--unknown)";
  return drawn("g", { class: "timeline-fade", fill: colour }, ...Array.from({ length: parts }, (_, at) =>
    drawn("rect", { x: left[0] - wide + (at * wide) / parts, width: wide / parts, y: top, height, opacity: ((at + 1) / (parts + 1)) * 0.55 })));
}

/** Write who held it, as far as there is room. @param {Span} span @param {Edges} corners @param {Look} look */
function inscription(span, { left, right }, { entities, top, height }) {
  const from = Math.max(...left), room = Math.min(...right) - from - 8;
  const names = span.holders.map((id) => (entities[id] ? entities[id].label : id));
  const status = span.status === "held" ? "" : span.status === "unknown" ? "not known" : span.status;
  const two = height >= 34 && names.length > 0 && status.length * LETTER <= room && status;
  const who = fitting([names.join(", "), two ? "" : status].filter(Boolean).join(" · "), names, room);
  const line = (/** @type {string} */ words, /** @type {number} */ share) => words && drawn("text", { x: from + 4, y: top + height * share, class: "timeline-holder", "dominant-baseline": "central" }, words);
  return two ? [line(who, 0.34), line(two, 0.72)] : [line(who, 0.5)];
}

const LETTER = 7.3;

/** Shorten words to some pixels: to initials at last. @param {string} words @param {string[]} names @param {number} room */
function fitting(words, names, room) {
  if (words.length * LETTER <= room) return words;
  if (room > 70) return `${words.slice(0, Math.floor(room / LETTER) - 1).trimEnd()}…`;
  const short = initials(names[0] || "");
  return short.length * (LETTER + 2) <= room + 2 ? short : "";
}

/** Give the first letters of a name's words. @param {string} name */
function initials(name) {
  return name.split(/[\s-]+/).map((word) => word[0]).filter((letter) => /\p{L}|\p{N}/u.test(letter || "")).join("").slice(0, 4).toUpperCase();
}
