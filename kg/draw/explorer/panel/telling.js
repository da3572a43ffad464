// What the panel's parts have in hand: the document of what is selected, and words for what stands in it.

import { element, isolated, kindMark } from "../shell/dom.js";
import { dayWords, spanWords } from "../shell/words.js";
import { select } from "../shell/state.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{id: string, label: string, kind: string | null}} Named */
/**
 * @typedef {object} Telling
 * @property {any} doc what the server or the file gave of what is selected
 * @property {Context} context
 */

export const STATUSES = {
  asserted: "said as fact", hedged: "said with a hedge", denied: "denied", negated: "said not to have happened", planned: "only planned",
};
export const EXTENTS = { most: "most of it", part: "part of it" };
export const STAKES = /** @type {Record<string, {sign: string, name: string, explained: string}>} */ ({
  "against-interest": { sign: "▲", name: "against own interest", explained: "It costs the side of those who say it, so that it weighs most." },
  independent: { sign: "●", name: "independent", explained: "Those who say it take no part in it." },
  "own-interest": { sign: "▽", name: "own interest", explained: "It serves the side of those who say it, so that it weighs least." },
});

/** Give an entity of the document by id. @param {Telling} telling @param {string} id @returns {Named} */
export function namedBy(telling, id) {
  return telling.doc.entities[id] || { id, label: telling.context.label(id), kind: null };
}

/** Draw the shape of an entity's kind. @param {Telling} telling @param {Named} one */
export function shapeOf(telling, one) {
  const kind = one.kind && telling.context.summary.kinds[one.kind];
  return kind ? kindMark(kind) : null;
}

/** Give the button that selects an entity. @param {Telling} telling @param {Named} one @param {string} [look] */
export function nameButton(telling, one, look = "panel-name") {
  return element("button", { type: "button", class: look, click: () => select("entity", one.id) }, shapeOf(telling, one), isolated(one.label));
}

/** Give the button that selects any other thing. @param {string} what @param {string} id @param {...(Node | string)} words */
export function selectButton(what, id, ...words) {
  return element("button", { type: "button", class: "panel-link", click: () => select(what, id) }, ...words);
}

/** Put what is between others, in the order of words. @template T @param {T[]} list @param {string} between @returns {(T | string)[]} */
export function joined(list, between) {
  return list.flatMap((one, at) => (at ? [between, one] : [one]));
}

/** Word the two bounds of a day. @param {[string | null, string | null]} bounds */
export function boundsWords([earliest, latest]) {
  if (earliest && latest && earliest !== latest) return `between ${dayWords(earliest)} and ${dayWords(latest)}`;
  if (!earliest && latest) return `${dayWords(latest)} or before`;
  return latest || earliest ? dayWords(/** @type {string} */ (latest || earliest)) : "an unknown day";
}

/** Word since when something lasts. @param {[string | null, string | null]} start */
export function sinceWords(start) {
  const [earliest, latest] = start;
  if (!earliest && !latest) return "since an unknown day";
  return earliest && latest && earliest !== latest ? `began ${boundsWords(start)}` : `since ${boundsWords(start)}`;
}

/** Word how long something lasted. @param {{start: [string | null, string | null], end: [string | null, string | null] | null}} span */
export function lastingWords(span) {
  const first = span.start[1] || span.start[0];
  if (!span.end) return sinceWords(span.start);
  const last = span.end[0] || span.end[1];
  return first && last && first !== last ? spanWords(first, last) : `${boundsWords(span.start)} to ${boundsWords(span.end)}`;
}

/** Word who holds a place in an interval. @param {any} span */
export function holdingWords(span) {
  const who = span.holders.map((/** @type {Named} */ one) => one.label).join(", ");
  const how = /** @type {Record<string, string>} */ ({
    held: `held by ${who}`, contested: `contested, ${who ? `held by ${who}` : "holder unknown"}`, disputed: `disputed, said to be held by ${who}`,
    divided: `divided, held in part by ${who}`, besieged: `besieged, held by ${who}`, unknown: "holder unknown",
  });
  return how[span.status] || span.status;
}

/** Give the words of a claim as one statement. @param {Telling} telling @param {any} claim */
export function statementWords(telling, claim) {
  const relation = telling.context.summary.relations[claim.relation];
  const subject = claim.subject ? namedBy(telling, claim.subject).label : "Somebody";
  const refused = { denied: " (denied)", negated: " (said not to be so)", planned: " (planned)" };
  const end = refused[/** @type {keyof typeof refused} */ (claim.status)] || "";
  return `${subject} ${relation ? relation.name : claim.relation} ${namedBy(telling, claim.object).label}${end}`;
}

/** Word the day on which it happened, by the report's own words. @param {any} claim */
export function happenedWords(claim) {
  if (!claim.start && !claim.end) return "day not given";
  const rough = claim.precision && !["day", "range"].includes(claim.precision) && claim.start !== claim.end;
  return spanWords(claim.start, claim.end) + (rough ? ` (to the ${claim.precision})` : "");
}

/** Give the names of who says so: those the report names, else its publisher. @param {Telling} telling @param {any} claim @returns {string[]} */
export function speakersOf(telling, claim) {
  if (claim.speakers.length) return claim.speakers.map((/** @type {string} */ id) => namedBy(telling, id).label);
  const report = telling.doc.reports[claim.report];
  return [(report && report.source) || "the report itself"];
}

/** Give the address of a thing on the server, or `null` where there is none. @param {Telling} telling @param {string} room @param {string} id */
export function addressOf(telling, room, id) {
  return telling.context.served ? telling.context.address(`/${room}/${encodeURIComponent(id)}`) : null;
}

/** Give a section under a heading with a count. @param {string} name @param {string} heading @param {number | null} number @param {...(Node | string | null | false)} children */
export function part(name, heading, number, ...children) {
  const counted = number === null ? null : element("span", { class: "number" }, ` ${number.toLocaleString("en")}`);
  return element("section", { class: `panel-part panel-${name}`, id: `panel-${name}`, tabindex: -1 }, element("h3", {}, heading, counted), ...children);
}

/** Give rows of which the first are shown and the others lie behind a button. @param {Node[]} rows @param {number} shown @param {string} what @param {string} [look] */
export function folded(rows, shown, what, look = "panel-rows") {
  const list = element("ul", { class: look }, ...rows.slice(0, shown).map(row));
  if (rows.length <= shown) return list;
  const rest = rows.slice(shown);
  const more = element("button", { type: "button", class: "panel-more", click: () => unfold() }, `${rest.length} more ${what}`);
  const unfold = () => {
    const added = rest.map(row);
    list.append(...added);
    more.remove();
    added[0].tabIndex = -1;
    added[0].focus();
  };
  return element("div", {}, list, more);
}

/** @param {Node} content */
function row(content) {
  return element("li", {}, content);
}
