// The drawing of one place: its band, the claims above and below it, and the lane of the other clock.

import { drawn } from "../shell/dom.js";
import { hatchPatterns } from "../shell/hatch.js";
import { dayWords } from "../shell/words.js";
import { AXIS, axis, choosing, dayLine, unknownYet } from "./axis.js";
import { band } from "./bands.js";
import { mark, placed } from "./marks.js";
import { roving } from "./roving.js";
import { numbered } from "./scale.js";
import { endWords, heldWords, startWords } from "./spans.js";

/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("./spans.js").Entities} Entities */
/** @typedef {import("./marks.js").Claim} Claim */
/** @typedef {import("./marks.js").Item} Item */
/** @typedef {import("../shell/context.js").Summary} Summary */
/**
 * @typedef {object} Scene what is drawn of a place
 * @property {string} label of the place
 * @property {Span[]} spans as known on the day of knowledge
 * @property {Span[] | null} today as known today, where that is not the same
 * @property {Set<Span>} changed intervals that are thought of otherwise today
 * @property {Entities} entities
 * @property {Record<"for" | "against", Claim[]>} claims
 * @property {Record<string, number>} days numbers of reports by ISO day
 * @property {Scale} scale
 * @property {string} clock
 * @property {string | null} known
 * @property {Summary} summary
 */
/** @typedef {{open: (item: Item) => void, pick: (span: Span) => void, day: (day: number) => void}} Acts */
/** @typedef {{svg: SVGElement, height: number, items: Item[], connect: (key: string | null) => void}} Chart */
/** @typedef {{top: number, height: number, words: string}} Lane */

const ROW = 15;
const WORDS = 16;
const CONNECTED = 50;

/** Draw a place. @param {Scene} scene @param {Acts} acts @returns {Chart} */
export function placeChart(scene, acts) {
  const items = { for: placed(scene.claims.for, "for", scene.scale, scene.clock), against: placed(scene.claims.against, "against", scene.scale, scene.clock) };
  const lanes = laid(scene, rowsOf(items.for), rowsOf(items.against));
  const height = Math.max(...Object.values(lanes).map((lane) => (lane ? lane.top + lane.height : 0))) + 6;
  const all = [...items.for, ...items.against].sort((a, b) => a.x - b.x || a.side.localeCompare(b.side) * -1 || a.row - b.row);
  const threads = drawn("g", { class: "timeline-threads", "aria-hidden": "true" });
  const marks = markList(scene, lanes, all);
  const bands = bandList(scene, lanes.band, acts.pick);
  const svg = drawn("svg", { class: "timeline-svg", width: scene.scale.width, height, role: "group", "aria-label": `${scene.label}: chart of claims by ${scene.clock === "reported" ? "the day of report" : "the day on which it happened"}` },
    hatchPatterns("timeline-"), axis(scene.scale, height), unknownYet(scene.scale, height), ...names(lanes), threads,
    drawn("g", { "aria-hidden": "true" }, ...all.map((item) => whisker(scene, item, markY(lanes, item)))),
    reportBars(scene, lanes.reports), bands, lanes.today ? todayBand(scene, lanes.today) : null, marks, dayLine(scene.scale, height));
  const connect = connecting(scene, lanes, all, threads);
  roving(marks, (option) => acts.open(itemOf(all, option)), (option) => connect(option ? option.dataset.key || null : null));
  for (const [name, on] of [["pointerover", true], ["pointerout", false]]) {
    marks.addEventListener(String(name), (event) => connect(on ? /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".timeline-mark"))?.dataset.key || null : null));
  }
  choosing(svg, scene.scale, height, (target, day) => clicked(target, day, scene, all, acts));
  return { svg, height, items: all, connect };
}

/** @param {Element} target @param {number} day @param {Scene} scene @param {Item[]} items @param {Acts} acts */
function clicked(target, day, scene, items, acts) {
  const marked = target.closest(".timeline-mark"), banded = /** @type {SVGElement | null} */ (target.closest(".timeline-span"));
  if (marked) return acts.open(itemOf(items, marked));
  const span = banded && [...scene.spans, ...(scene.today || [])].find((one) => one.id === banded.dataset.span);
  return span ? acts.pick(span) : acts.day(day);
}

/** @param {Item[]} items @param {Element} option */
function itemOf(items, option) {
  return /** @type {Item} */ (items.find((item) => item.key === /** @type {HTMLElement} */ (option).dataset.key));
}

/** @param {Item[]} items */
function rowsOf(items) {
  return items.reduce((most, item) => Math.max(most, item.row + 1), 1);
}

/** Lay the lanes out from top to bottom: the clock's own in the middle, the other clock's last. @param {Scene} scene @param {number} above @param {number} below @returns {Record<"for" | "against" | "band" | "reports", Lane> & {today?: Lane}} */
function laid(scene, above, below) {
  const reported = scene.clock === "reported", then = scene.known ? `As known on ${dayWords(scene.known)}` : "Who held it";
  let y = AXIS;
  const lane = (/** @type {string} */ words, /** @type {number} */ height) => { y += WORDS + height + 4; return { top: y - height - 4, height, words }; };
  const says = lane(reported ? "Reported for it" : "Claims for it", above * ROW + 4);
  const reports = reported ? lane("Reports, by the day of report", 26) : null;
  const held = reported ? null : lane(then, 42);
  const today = !reported && scene.today ? lane("As known today", 22) : undefined;
  const denies = lane(reported ? "Reported against it" : "Claims against it", below * ROW + 4);
  return {
    for: says, against: denies, today,
    band: held || lane(`When it happened: ${then.charAt(0).toLowerCase()}${then.slice(1)}`, 30),
    reports: reports || lane("When it was reported", 24),
  };
}

/** @param {Record<string, Lane | undefined>} lanes */
function names(lanes) {
  return Object.values(lanes).map((lane) => lane && drawn("text", { class: "timeline-lane", x: 2, y: lane.top - 5 }, lane.words));
}

/** @param {Scene} scene @param {Lane} lane @param {(span: Span) => void} pick */
function bandList(scene, lane, pick) {
  const look = { scale: scene.scale, entities: scene.entities, top: lane.top, height: lane.height, patterns: "timeline-", changed: scene.changed, until: numbered(scene.known) ?? undefined };
  const list = drawn("g", { role: "listbox", "aria-label": "Who held it, by time", class: "timeline-bands" });
  for (const span of scene.spans) {
    const shape = band(span, look);
    if (!shape) continue;
    const words = `${heldWords(span, scene.entities)}; from ${startWords(span.start)}; until ${endWords(span.end)}`;
    for (const [name, value] of Object.entries({ role: "option", tabindex: -1, "aria-selected": "false", "aria-label": scene.changed.has(span) ? `${words}; thought of otherwise today` : words })) shape.setAttribute(name, String(value));
    list.append(shape);
  }
  roving(list, (option) => pick(/** @type {Span} */ (scene.spans.find((span) => span.id === option.dataset.span))));
  return list.childElementCount ? list : drawn("g", {}, drawn("text", { class: "timeline-lane", x: 4, y: lane.top + lane.height / 2 }, "Nothing is known of these days."));
}

/** @param {Scene} scene @param {Lane} lane */
function todayBand(scene, lane) {
  const look = { scale: scene.scale, entities: scene.entities, top: lane.top, height: lane.height, patterns: "timeline-" };
  return drawn("g", { class: "timeline-today" }, ...(scene.today || []).map((span) => band(span, look)));
}

/** @param {Scene} scene @param {Record<"for" | "against", Lane>} lanes @param {Item[]} items */
function markList(scene, lanes, items) {
  const listed = items.length ? { role: "listbox", "aria-label": "Claims, by time; arrows walk, Enter opens" } : {};
  return drawn("g", { ...listed, class: "timeline-marks" }, ...items.map((item) => mark(item, markY(lanes, item), scene.summary, scene.clock)));
}

/** @param {Record<"for" | "against", Lane>} lanes @param {Item} item */
function markY(lanes, item) {
  const lane = lanes[item.side];
  return item.side === "for" ? lane.top + lane.height - 10 - item.row * ROW : lane.top + 9 + item.row * ROW;
}

/** Draw the days on which something may have happened, where that is no single day. @param {Scene} scene @param {Item} item @param {number} y */
function whisker({ scale, clock }, { claims: [claim], claims }, y) {
  const start = numbered(claim.start), end = numbered(claim.end);
  if (clock === "reported" || claims.length > 1 || start === end) return null;
  const from = start === null ? 0 : Math.max(0, scale.at(start)), to = end === null ? scale.width : Math.min(scale.width, scale.at(end + 1));
  const cap = (/** @type {number | null} */ day, /** @type {number} */ x) => (day === null ? "" : ` M${x},${y - 3} V${y + 3}`);
  return drawn("path", { class: "timeline-whisker", d: `M${from},${y} H${to}${cap(start, from)}${cap(end, to)}` });
}

/** Draw how many reports there were, by days or, where those are too narrow, by a few at a time. @param {Scene} scene @param {Lane} lane */
function reportBars({ days, scale, known }, lane) {
  const wide = Math.max(3, scale.width / (scale.last - scale.first + 1)), limit = numbered(known) ?? Infinity;
  /** @type {Map<string, {at: number, number: number, later: boolean}>} */
  const bars = new Map();
  for (const [iso, number] of Object.entries(days)) {
    const day = /** @type {number} */ (numbered(iso)), at = Math.floor(scale.middle(day) / wide), key = `${at} ${day > limit}`;
    if (day < scale.first || day > scale.last) continue;
    bars.set(key, { at, number: (bars.get(key)?.number || 0) + number, later: day > limit });
  }
  const highest = Math.max(4, ...[...bars.values()].map(({ number }) => number)), broad = Math.min(wide - 1, 12);
  const floor = lane.top + lane.height, high = (/** @type {number} */ number) => 4 + (number / highest) * (lane.height - 4);
  return drawn("g", { class: "timeline-reports", "aria-hidden": "true" }, drawn("line", { class: "timeline-grid", x1: 0, x2: scale.width, y1: floor, y2: floor }),
    ...[...bars.values()].map(({ at, number, later }) => drawn("rect", { x: at * wide + (wide - broad) / 2, width: broad, y: floor - high(number), height: high(number), class: later ? "timeline-report timeline-unread" : "timeline-report" })));
}

/** Give what draws threads from marks to the other clock's lane: for all where they are few, else for the one asked for. @param {Scene} scene @param {Record<"for" | "against" | "band" | "reports", Lane>} lanes @param {Item[]} items @param {SVGElement} threads */
function connecting(scene, lanes, items, threads) {
  const few = items.reduce((sum, item) => sum + item.claims.length, 0) <= CONNECTED;
  const draw = (/** @type {string | null} */ key) => threads.replaceChildren(
    ...items.filter((item) => few || item.key === key).flatMap((item) => item.claims.slice(0, CONNECTED).map((claim) => thread(scene, lanes, item, claim, item.key === key))));
  draw(null);
  return draw;
}

/** @param {Scene} scene @param {Record<"for" | "against" | "band" | "reports", Lane>} lanes @param {Item} item @param {Claim} claim @param {boolean} strong */
function thread({ clock, scale }, lanes, item, claim, strong) {
  const day = clock === "reported" ? numbered(claim.start || claim.end) : numbered(claim.published);
  if (day === null || day < scale.first || day > scale.last) return drawn("g", {});
  const lane = clock === "reported" ? lanes.band : lanes.reports, x = scale.middle(day), y = markY(lanes, item);
  return drawn("path", { class: `timeline-thread${strong ? " timeline-strong" : ""}`, d: `M${item.x.toFixed(1)},${y} C${item.x.toFixed(1)},${(y + lane.top) / 2} ${x.toFixed(1)},${(y + lane.top) / 2} ${x.toFixed(1)},${lane.top}` });
}
