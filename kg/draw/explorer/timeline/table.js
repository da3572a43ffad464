// The same as the drawing, as tables: who held it, and who said what.

import { element, isolated } from "../shell/dom.js";
import { hatchId } from "../shell/hatch.js";
import { select, selected } from "../shell/state.js";
import { countWords, dayWords, spanWords } from "../shell/words.js";
import { claimWords, shape } from "./marks.js";
import { endWords, heldWords, startWords } from "./spans.js";
import { drawn } from "../shell/dom.js";

/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("./spans.js").Entities} Entities */
/** @typedef {import("./marks.js").Claim} Claim */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("../shell/context.js").Summary} Summary */

const FEW = 40;

/** Give a table of intervals. @param {string} caption @param {Span[]} spans @param {Entities} entities @param {Summary} summary @param {(span: Span) => void} pick @param {Set<Span>} changed */
export function spanTable(caption, spans, entities, summary, pick, changed) {
  const row = (/** @type {Span} */ span) => element("tr", { "data-span": span.id },
    element("th", { scope: "row" }, element("button", { type: "button", class: "plain timeline-cell", click: () => pick(span) }, heldWords(span, entities)), changed.has(span) && element("span", { class: "timeline-badge" }, "otherwise today")),
    element("td", {}, startWords(span.start)), element("td", {}, endWords(span.end)),
    element("td", {}, span.basis ? summary.stakes[span.basis].name : "–"), element("td", {}, span.confirmed ? dayWords(span.confirmed) : "–"),
    element("td", { class: "number" }, String(span.said[0])), element("td", { class: "number" }, String(span.said[1])));
  return longTable("timeline-spans", caption, ["Who held it", "From", "Until", "Best basis", "Last confirmed", "For", "Against"], spans, row);
}

/** Give a table of claims. @param {string} caption @param {{claim: Claim, sides: string}[]} told @param {Summary} summary */
export function claimTable(caption, told, summary) {
  const row = (/** @type {{claim: Claim, sides: string}} */ { claim, sides }) => element("tr", { "data-claim": claim.id },
    element("th", { scope: "row" }, element("button", { type: "button", class: "plain timeline-cell", click: () => select("claim", claim.id) },
      drawn("svg", { viewBox: "-9 -9 18 18", class: "timeline-icon", "aria-hidden": "true" }, shape(claim.relation, claim.status, summary)), claimWords(claim, summary))),
    element("td", {}, sides), element("td", {}, claim.start || claim.end ? spanWords(claim.start, claim.end) : "not told"),
    element("td", {}, claim.published ? dayWords(claim.published) : "not known"),
    element("td", {}, isolated(claim.speakers.join(", ") || "nobody named")), element("td", {}, claim.stake ? summary.stakes[claim.stake].name : "–"),
    element("td", { class: "timeline-quote" }, isolated(sentence(claim))));
  return longTable("timeline-claims", caption, ["Claim", "Speaks", "Happened", "Reported", "Who says so", "Stake", "Sentence"], told, row);
}

/** @param {Claim} claim */
function sentence({ parts }) {
  return (parts || []).map(([words]) => words).join("");
}

/** Give a table of places with their histories. @param {string} caption @param {Row[]} rows @param {Entities} entities @param {(place: import("./spans.js").Named) => void} open @param {boolean} actor whether only what an actor had counts */
export function rowTable(caption, rows, entities, open, actor) {
  const row = (/** @type {Row} */ { place, spans, changes }) => {
    const told = actor ? spans.filter((span) => span.part) : spans, last = told.slice(-4);
    const earlier = told.length - last.length;
    return element("tr", {}, element("th", { scope: "row" }, element("button", { type: "button", class: "plain timeline-cell", click: () => open(place) }, isolated(place.label))),
      element("td", { class: "number" }, String(changes)),
      element("td", { class: "timeline-history" }, element("ol", {}, earlier ? element("li", {}, `${countWords(earlier, "interval")} before`) : null, ...last.map((span) => history(span, entities)))));
  };
  return longTable("timeline-places", caption, ["Place", "Changes", actor ? "What it held" : "Who held it"], rows, row);
}

/** @param {Span} span @param {Entities} entities */
function history(span, entities) {
  const part = span.part === "possibly" ? "possibly: " : "";
  return element("li", {}, `${part}${heldWords(span, entities)}, from ${startWords(span.start)}, until ${endWords(span.end)}`);
}

/** Give a table that shows its first rows, and the rest when asked. @template T @param {string} name @param {string} caption @param {string[]} heads @param {T[]} told @param {(one: T) => HTMLElement} row */
function longTable(name, caption, heads, told, row) {
  const body = element("tbody", {}, ...told.slice(0, FEW).map(row));
  const more = element("button", { type: "button", class: "timeline-more", click: () => {
    body.append(...told.slice(body.childElementCount, body.childElementCount + 500).map(row));
    showSelected(body);
    more.hidden = body.childElementCount >= told.length;
    more.textContent = restWords(told.length - body.childElementCount);
  } }, restWords(told.length - FEW));
  more.hidden = told.length <= FEW;
  const table = element("table", { class: `timeline-table ${name}` }, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))), body);
  return element("div", { class: "timeline-scroll", role: "region", "aria-label": caption, tabindex: 0 }, table, more);
}

/** @param {number} number */
function restWords(number) {
  return `Show ${number > 500 ? "500 more" : "the rest"} (${number.toLocaleString("en")} not shown)`;
}

/** Mark the rows and shapes of what is selected. @param {Element} room */
export function showSelected(room) {
  const chosen = selected();
  for (const made of room.querySelectorAll("[data-span], [data-claim]")) {
    const { span, claim } = /** @type {HTMLElement} */ (made).dataset;
    const on = chosen !== null && ((chosen.what === "interval" && span === chosen.id) || (chosen.what === "claim" && claim === chosen.id));
    made.classList.toggle("timeline-selected", on);
    if (made.getAttribute("role") === "option") made.setAttribute("aria-selected", String(on));
    if (made.tagName === "TR") made.toggleAttribute("aria-current", on);
  }
}

/** Say what hatches and shapes mean that are drawn. @param {string[]} statuses @param {string[]} relations @param {Summary} summary @param {Record<string, {name: string}>} names of statuses */
export function keyOf(statuses, relations, summary, names) {
  const hatched = statuses.filter((status) => hatchId(status)).map((status) => element("li", {}, drawn("svg", { class: "timeline-swatch", viewBox: "0 0 26 16", "aria-hidden": "true" },
    drawn("rect", { width: 26, height: 16, class: "timeline-fill", fill: "var(--unknown)" }), drawn("rect", { width: 26, height: 16, class: "timeline-hatch", fill: `url(#timeline-${hatchId(status)})` }), drawn("rect", { width: 26, height: 16, class: "timeline-outline" })), names[status].name));
  /** @type {Map<string, string>} */
  const families = new Map();
  for (const relation of relations) if (summary.relations[relation]) families.set(summary.relations[relation].family, relation);
  const shapes = [...families].map(([family, relation]) => element("li", {}, drawn("svg", { class: "timeline-icon", viewBox: "-9 -9 18 18", "aria-hidden": "true" }, shape(relation, "asserted", summary)), family.toLowerCase()));
  const said = families.size ? [["hedged", "hollow: reportedly, or planned"], ["denied", "crossed: denied, or not so"]].map(([status, words]) => element("li", {}, drawn("svg", { class: "timeline-icon", viewBox: "-9 -9 18 18", "aria-hidden": "true" }, shape("", status, summary)), words)) : [];
  const bands = [element("li", {}, drawn("svg", { class: "timeline-swatch", viewBox: "0 0 26 16", "aria-hidden": "true" }, drawn("path", { d: "M0,0 H22 L6,16 H0 Z", class: "timeline-fill", fill: "var(--accent)" }), drawn("path", { d: "M0,0 H22 L6,16 H0 Z", class: "timeline-outline" })), "slanted edge: the day is uncertain")];
  return element("ul", { class: "timeline-key", "aria-label": "What is drawn" }, ...hatched, ...bands, ...shapes, ...said);
}
