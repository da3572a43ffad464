// A report's words with its claims marked in them, and the claims beside: each shows the other.

import { element, isolated } from "../shell/dom.js";
import { countWords, spanWords } from "../shell/words.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./dialog.js").Reading} Reading */
/** @typedef {{start: number, end: number, claim: number, what: "sentence" | "cue" | "name"}} Span in code points */

const MOST = 300;
const STATUS = { hedged: "hedged", denied: "denied", negated: "did not happen", planned: "planned" };

/** Show text and claims. @param {Context} context @param {Reading} reading */
export function shownClaims(context, { report, claims }) {
  const fields = [["title", report.title || ""], ["text", report.text]].map(([name, words]) =>
    [name, marked(words, claims.flatMap((claim, at) => (claim.evidence.field === name ? spansOf(claim, at) : [])))]);
  const cards = claims.slice(0, MOST).map((claim, at) => card(context, claim, at));
  const text = element("div", { class: "paste-words", role: "group", "aria-label": "The report", tabindex: 0 }, ...fields.map(([name, nodes]) =>
    element("div", { class: `paste-${name}`, dir: "auto" }, .../** @type {Node[]} */ (nodes))));
  const more = claims.length - cards.length;
  const list = element("ol", { class: "paste-claims", "aria-label": countWords(claims.length, "claim") }, ...cards);
  const rooms = element("div", { class: "paste-result" }, text,
    element("div", {}, element("h3", {}, countWords(claims.length, "claim")), list, more > 0 ? element("p", { class: "quiet" }, `and ${more.toLocaleString("en")} more, marked in the text`) : null));
  rooms.addEventListener("click", (event) => point(rooms, /** @type {Element} */ (event.target)));
  return rooms;
}

/** Give what to mark for a claim: its sentence, its cue, and the names in it. @param {any} claim @param {number} at @returns {Span[]} */
function spansOf(claim, at) {
  const names = [claim.subject, claim.object, claim.from, claim.to, claim.place].flatMap((role) => (role && role.mention ? [role.mention] : []));
  return [{ ...claim.evidence, claim: at, what: "sentence" }, { ...claim.trigger, claim: at, what: "cue" }, ...names.map((mention) => ({ ...mention, claim: at, what: "name" }))];
}

/** Cut words where spans begin and end, and mark the pieces. @param {string} words @param {Span[]} spans @returns {Node[]} */
function marked(words, spans) {
  const points = Array.from(words);
  const starts = new Map(), ends = new Map();
  for (const span of spans) {
    starts.set(span.start, [...(starts.get(span.start) || []), span]);
    ends.set(span.end, [...(ends.get(span.end) || []), span]);
  }
  const cuts = [...new Set([0, points.length, ...starts.keys(), ...ends.keys()])].sort((a, b) => a - b);
  /** @type {Set<Span>} */
  const open = new Set();
  return cuts.slice(0, -1).map((cut, at) => {
    for (const span of ends.get(cut) || []) open.delete(span);
    for (const span of starts.get(cut) || []) open.add(span);
    return piece(points.slice(cut, cuts[at + 1]).join(""), [...open]);
  });
}

/** @param {string} words @param {Span[]} open */
function piece(words, open) {
  if (!open.length) return document.createTextNode(words);
  const claims = [...new Set(open.map(({ claim }) => claim))].join(" ");
  const what = new Set(open.map((span) => span.what));
  const classes = ["paste-sentence", what.has("name") && "paste-named"].filter(Boolean).join(" ");
  return element(what.has("cue") ? "mark" : "span", { class: classes, "data-claims": claims }, words);
}

/** Give the card of a claim. @param {Context} context @param {any} claim @param {number} at */
function card(context, claim, at) {
  const relation = context.summary.relations[claim.relation]?.name || claim.relation.replaceAll("-", " ");
  const who = claim.subject ? claim.subject.label : "Somebody", status = STATUS[/** @type {keyof typeof STATUS} */ (claim.status)];
  const beside = [
    claim.from && ["from ", claim.from.label], claim.to && ["to ", claim.to.label], claim.place && ["at ", claim.place.label],
  ].filter(Boolean).flatMap((/** @type {string[]} */ [word, label]) => [` ${word}`, isolated(label)]);
  const speakers = claim.attributed_to.flatMap((/** @type {any} */ speaker, /** @type {number} */ number) => [number ? ", " : status === STATUS.denied ? " by " : " · said by ", isolated(speaker.label)]);
  const day = claim.date ? spanWords(claim.date.start, claim.date.end) : "no day";
  return element("li", {}, element("button", { type: "button", class: "paste-claim", "data-claim": at, "aria-pressed": "false" },
    element("span", { class: "paste-said" }, isolated(who), ` ${relation} `, isolated(claim.object.label), ...beside),
    element("span", { class: "quiet" }, day, status ? ` · ${status}` : "", ...speakers)));
}

/** Show the words of a claim that was clicked, or the claims of words. @param {HTMLElement} rooms @param {Element} clicked */
function point(rooms, clicked) {
  const button = clicked.closest("[data-claim]"), words = clicked.closest("[data-claims]");
  if (!button && !words) return;
  const numbers = new Set((button ? button.getAttribute("data-claim") : words?.getAttribute("data-claims") || "")?.split(" "));
  for (const one of rooms.querySelectorAll("[data-claim]")) one.setAttribute("aria-pressed", String(numbers.has(one.getAttribute("data-claim") || "")));
  for (const one of rooms.querySelectorAll("[data-claims]")) one.classList.toggle("paste-on", (one.getAttribute("data-claims") || "").split(" ").some((number) => numbers.has(number)));
  rooms.querySelector(button ? ".paste-on" : "[data-claim][aria-pressed=true]")?.scrollIntoView({ block: "nearest" });
}
