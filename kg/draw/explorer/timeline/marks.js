// Claims as marks above and below a band: placed, gathered where they would overlap, each a shape by its family.

import { drawn } from "../shell/dom.js";
import { countWords, dayWords, spanWords } from "../shell/words.js";
import { numbered } from "./scale.js";

/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {import("./spans.js").Named} Named */
/** @typedef {import("../shell/context.js").Summary} Summary */
/**
 * @typedef {object} Claim one statement, with the day of which it tells and the day of its report
 * @property {string} id
 * @property {string} relation
 * @property {string} status
 * @property {Named | null} subject
 * @property {Named} object
 * @property {string | null} start
 * @property {string | null} end
 * @property {string | null} wording
 * @property {string | null} published
 * @property {string} report
 * @property {string | null} source
 * @property {string[]} speakers
 * @property {string | null} stake
 * @property {[string, string][] | null} parts
 */
/** @typedef {{key: string, side: "for" | "against", claims: Claim[], x: number, row: number, from: number, to: number}} Item one mark, or several claims gathered into one; days as numbers */

const FEW = 80;
/** How wide a column of marks is and how many stand in it at most, where there are few and where there are many. */
const COLUMNS = { few: { wide: 15, most: 10 }, many: { wide: 27, most: 5 } };

/** Give the day by one of the clocks on which a mark sits. @param {Claim} claim @param {string} clock */
export function markDay(claim, clock) {
  if (clock === "reported") return numbered(claim.published);
  const start = numbered(claim.start), end = numbered(claim.end);
  if (start !== null && end !== null) return Math.floor((start + end) / 2);
  return start ?? end ?? numbered(claim.published);
}

/** Place the marks of one side that are in sight, in columns; what makes a column too high is gathered into one. @param {Claim[]} claims @param {"for" | "against"} side @param {Scale} scale @param {string} clock @returns {Item[]} */
export function placed(claims, side, scale, clock) {
  const told = claims.map((claim) => ({ claim, day: /** @type {number} */ (markDay(claim, clock)) })).filter(({ day }) => day !== null && day >= scale.first && day <= scale.last);
  const { wide, most } = told.length > FEW ? COLUMNS.many : COLUMNS.few;
  /** @type {Map<number, {claim: Claim, day: number}[]>} */
  const columns = new Map();
  for (const one of told) {
    const column = Math.floor(scale.middle(one.day) / wide), there = columns.get(column);
    if (there) there.push(one);
    else columns.set(column, [one]);
  }
  return [...columns].sort(([a], [b]) => a - b).flatMap(([column, found]) => stacked(found, side, scale, column * wide + wide / 2, most));
}

/** @param {{claim: Claim, day: number}[]} told @param {"for" | "against"} side @param {Scale} scale @param {number} middle of the column @param {number} most @returns {Item[]} */
function stacked(told, side, scale, middle, most) {
  told.sort((a, b) => a.day - b.day || (a.claim.published || "").localeCompare(b.claim.published || "") || a.claim.id.localeCompare(b.claim.id));
  if (told.length <= most) {
    return told.map(({ claim, day }, row) => ({ key: `${side}:${claim.id}`, side, claims: [claim], x: scale.middle(day), row, from: day, to: day }));
  }
  const from = told[0].day, to = told[told.length - 1].day;
  return [{ key: `${side}:${from}:${to}`, side, claims: told.map((one) => one.claim), x: from === to ? scale.middle(from) : middle, row: 0, from, to }];
}

/** Paths about a centre, by the family of the relation. @type {Record<string, string>} */
const SHAPES = {
  "Takes and holds": "M-5,-5 H5 V5 H-5 Z",
  Moves: "M-5,-5.5 L6,0 L-5,5.5 Z",
  "Loses and leaves": "M-6,-5 H6 L0,6 Z",
  Fights: "M0,-7 L1.9,-1.9 L7,0 L1.9,1.9 L0,7 L-1.9,1.9 L-7,0 L-1.9,-1.9 Z",
  "Stands together": "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 Z",
  Talks: "M-3,-5.5 H3 L6,0 L3,5.5 H-3 L-6,0 Z",
  Belongs: "M-5.5,0 A5.5,5.5 0 1 0 5.5,0 A5.5,5.5 0 1 0 -5.5,0 Z",
};
const SAYS_NO = ["denied", "negated"];

/** Draw the shape of a relation: full if it is asserted, hollow if hedged or planned, crossed if it is denied. @param {string} relation @param {string} status @param {Summary} summary */
export function shape(relation, status, summary) {
  const style = summary.relations[relation];
  const d = (style && SHAPES[style.family]) || SHAPES.Belongs;
  return drawn("g", { class: `timeline-shape timeline-${status}`, color: style ? style.colour : "var(--quiet)" },
    drawn("path", { d, class: "timeline-shape-body" }),
    SAYS_NO.includes(status) && drawn("path", { d: "M-8,8 L8,-8", class: "timeline-no" }));
}

/** Draw a mark, or the number of those that are gathered. @param {Item} item @param {number} y @param {Summary} summary @param {string} clock */
export function mark(item, y, summary, clock) {
  const many = item.claims.length > 1, [claim] = item.claims;
  const figure = many
    ? [drawn("circle", { r: 6 + Math.min(7, Math.sqrt(item.claims.length)), class: "timeline-many" }), drawn("text", { class: "timeline-number", "text-anchor": "middle", "dominant-baseline": "central" }, short(item.claims.length))]
    : [shape(claim.relation, claim.status, summary)];
  return drawn("g", {
    class: `timeline-mark timeline-${item.side}`, transform: `translate(${item.x.toFixed(1)},${y})`, "data-key": item.key,
    "data-claim": many ? null : claim.id, role: "option", "aria-selected": "false", tabindex: -1, "aria-label": itemWords(item, summary, clock),
  }, drawn("title", {}, itemWords(item, summary, clock)), drawn("circle", { r: 9, class: "timeline-reach" }), ...figure);
}

/** @param {number} number */
function short(number) {
  return number < 1000 ? String(number) : `${Math.round(number / 100) / 10}k`;
}

/** Say what a mark is. @param {Item} item @param {Summary} summary @param {string} clock */
function itemWords(item, summary, clock) {
  const side = item.side === "for" ? "For" : "Against";
  if (item.claims.length === 1) return `${side}: ${claimWords(item.claims[0], summary)}. ${clockWords(item.claims[0])}. ${speakersWords(item.claims[0], summary)}`;
  const days = item.from === item.to ? dayOf(item.claims[0], clock) : `${dayOf(item.claims[0], clock)} to ${dayOf(item.claims[item.claims.length - 1], clock)}`;
  return `${side}: ${countWords(item.claims.length, "claim")}, ${clock === "reported" ? "reported" : "happened"} ${days}. Enter opens them`;
}

/** @param {Claim} claim @param {string} clock */
function dayOf(claim, clock) {
  const day = clock === "reported" ? claim.published : claim.start || claim.end || claim.published;
  return day ? dayWords(day) : "on an unknown day";
}

const SAID = { hedged: "reportedly", denied: "denied:", negated: "not so:", planned: "planned:" };

/** Say what a claim says. @param {Claim} claim @param {Summary} summary */
export function claimWords(claim, summary) {
  const { subject, object, relation, status } = claim, style = summary.relations[relation];
  const said = SAID[/** @type {keyof typeof SAID} */ (status)];
  const words = subject ? `${subject.label} ${style ? style.name : relation} ${object.label}` : `${object.label} ${style ? style.inverse : relation} someone not named`;
  return said ? `${said} ${words}` : words;
}

/** Say both days of a claim. @param {Claim} claim */
export function clockWords({ start, end, published }) {
  const happened = start || end ? `Happened ${spanWords(start, end)}` : "Day not told";
  return `${happened}; ${published ? `reported ${dayWords(published)}` : "day of report not known"}`;
}

/** Say who says a claim and what they gain by it. @param {Claim} claim @param {Summary} summary */
export function speakersWords(claim, summary) {
  const who = claim.speakers.length ? claim.speakers.join(", ") : "someone not named";
  const stake = claim.stake ? summary.stakes[claim.stake] : null;
  return `Said by ${who}${stake ? ` (${stake.name})` : ""}`;
}
