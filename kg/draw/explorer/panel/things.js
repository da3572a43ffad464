// A relationship, an interval of control, an event and a claim, each as what the panel shows of it.

import { element, isolated, lineMark } from "../shell/dom.js";
import { state } from "../shell/state.js";
import { countWords, dayWords, spanWords } from "../shell/words.js";
import { actorColour } from "../shell/sides.js";
import { claimCard } from "./card.js";
import { citations, copyButton } from "./citation.js";
import { claimPart, claimsOf, contradictionPart, whoPart } from "./lists.js";
import { STAKES, boundsWords, holdingWords, joined, lastingWords, nameButton, part, selectButton, statementWords } from "./telling.js";

/** @typedef {import("./telling.js").Telling} Telling */
/** @typedef {{title: string, kind: string, head: Node[], body: (Node | null | false)[], acts: (Node | null | false)[]}} Shown */

/** Show a relationship. @param {Telling} telling @returns {Shown} */
export function edgeShown(telling) {
  const { doc, context } = telling, { thing } = doc;
  const style = context.summary.relations[thing.relation];
  const title = `${thing.subject.label} ${style.name} ${thing.object.label}`;
  const pro = claimsOf(telling, doc.for);
  return {
    title, kind: "Relationship",
    head: [element("p", { class: "panel-statement" }, nameButton(telling, thing.subject), element("span", { class: "panel-relation" }, lineMark(style.colour, thing.disputed), style.name), nameButton(telling, thing.object))],
    body: [
      standing(thing, pro, doc.for.total, doc.against.total), jumps(telling), factsOf(telling, thing), periods(thing), whoPart(telling, pro, doc.for.total), rangeNote(telling, pro),
      claimPart(telling, "for", "Sentences for it", doc.for), claimPart(telling, "against", "Sentences against it", doc.against), contradictionPart(telling), leftOut(telling),
    ],
    acts: [citeAll(telling, title, pro)],
  };
}

/** Show an interval of control. @param {Telling} telling @returns {Shown} */
export function intervalShown(telling) {
  const { doc } = telling, { thing } = doc;
  const title = `${thing.place.label}: ${holdingWords(thing)}`;
  const pro = claimsOf(telling, doc.for), stake = thing.basis && STAKES[thing.basis];
  return {
    title: `${title}, ${lastingWords(thing)}`, kind: "Who held it",
    head: [element("p", { class: "panel-statement" }, nameButton(telling, thing.place), element("span", { class: "panel-relation" }, thing.status === "held" ? "held by" : thing.status), ...holders(telling, thing))],
    body: [
      doc.not_then && element("p", { class: "panel-notice" }, `Nobody could know of this yet on ${dayWords(/** @type {string} */ (state.known))}.`),
      element("dl", { class: "panel-facts" },
        fact("From", boundsWords(thing.start)), fact("To", thing.end ? boundsWords(thing.end) : "it lasts, as far as is known"),
        thing.confirmed && fact("Last confirmed", dayWords(thing.confirmed)),
        stake && fact("On whose word", stakeWords(thing.basis)), witnesses(telling, thing),
        thing.possible.length > 0 && fact("Perhaps also", ...joined(thing.possible.map((/** @type {any} */ one) => nameButton(telling, one, "panel-link")), ", "))),
      jumps(telling), whoPart(telling, pro, doc.for.total), rangeNote(telling, pro),
      claimPart(telling, "for", thing.status === "disputed" ? "Sentences for one side or the other" : "Sentences for it", doc.for, { stated: true }),
      claimPart(telling, "against", "Sentences against it", doc.against, { stated: true }),
    ],
    acts: [citeAll(telling, title, pro)],
  };
}

/** Show an event. @param {Telling} telling @returns {Shown} */
export function eventShown(telling) {
  const { doc, context } = telling, { thing } = doc;
  const style = context.summary.relations[thing.relation];
  const title = `${thing.subject ? thing.subject.label : "Somebody"} ${style.name} ${thing.object.label}`;
  const pro = claimsOf(telling, doc.for);
  const named = (/** @type {any} */ one) => nameButton(telling, one, "panel-link");
  return {
    title, kind: "Event",
    head: [element("p", { class: "panel-statement" }, thing.subject ? nameButton(telling, thing.subject) : element("span", {}, "Somebody"), element("span", { class: "panel-relation" }, lineMark(style.colour, thing.disputed), style.name), nameButton(telling, thing.object))],
    body: [
      standing(thing, pro, doc.for.total, doc.against.total), jumps(telling), factsOf(telling, thing),
      element("dl", { class: "panel-facts" }, thing.place && fact("Where", named(thing.place)), thing.to && fact("To", named(thing.to)),
        thing.from.length > 0 && fact("From", ...joined(thing.from.map(named), ", "))),
      figures(thing), whoPart(telling, pro, doc.for.total), rangeNote(telling, pro),
      claimPart(telling, "for", "Sentences that tell of it", doc.for), claimPart(telling, "against", "Sentences against it", doc.against),
    ],
    acts: [citeAll(telling, title, pro)],
  };
}

/** Show one claim. @param {Telling} telling @returns {Shown} */
export function claimShown(telling) {
  const { doc } = telling, claim = doc.claims[doc.id];
  const title = statementWords(telling, claim);
  const spans = doc.intervals.map((/** @type {any} */ span) => selectButton("interval", span.id, `${span.place.label}: ${holdingWords(span)}, ${lastingWords(span)}`));
  return {
    title, kind: "Statement",
    head: [element("p", { class: "panel-statement" }, isolated(title))],
    body: [
      claimCard(telling, claim, { open: true }), contradictionPart(telling),
      Boolean(doc.edge || spans.length) && part("rests", "What it bears on", null, element("ul", { class: "panel-rows" },
        doc.edge && element("li", {}, selectButton("edge", doc.edge.id, `The relationship, with ${countWords(doc.edge.claims + doc.edge.denials, "statement")}`)),
        ...spans.map((/** @type {Node} */ one) => element("li", {}, one)))),
      judgementPart(doc.judgements),
    ],
    acts: [],
  };
}

/** Say how it stands: disputed or not, as fact or with a hedge, denied. @param {any} thing @param {any[]} pro @param {number} total @param {number} denials */
function standing(thing, pro, total, denials) {
  const hedged = pro.filter((claim) => claim.status === "hedged").length, all = pro.length === total;
  const said = !total ? "Nobody said so yet" : hedged === total ? "Only said with a hedge" : hedged && all ? `Said as fact, hedged in ${hedged} of ${total}` : "Said as fact";
  const words = [said, denials && `denied in ${countWords(denials, "statement")}`].filter(Boolean).join("; ");
  return element("p", { class: "panel-standing", "data-disputed": thing.disputed ? "yes" : "no" },
    element("strong", {}, element("span", { "aria-hidden": "true" }, thing.disputed ? "◍ " : "○ "), thing.disputed ? "Disputed" : "Undisputed here"), ` · ${words}.`);
}

/** Give the days, counts, publishers and witnesses of a thing. @param {Telling} telling @param {any} thing */
function factsOf(telling, thing) {
  const days = spanWords(thing.first, thing.last);
  const many = thing.reports === null ? "" : ` in ${countWords(thing.reports, "report")}`;
  return element("dl", { class: "panel-facts" },
    days && fact("Days", days), fact("Rests on", `${countWords(thing.claims, "statement")}${many}`),
    thing.sources.length > 0 && fact("Published by", element("span", { dir: "auto" }, shortened(thing.sources))), witnesses(telling, thing));
}

/** @param {Telling} telling @param {any} thing */
function witnesses(telling, thing) {
  const found = thing.witnesses || [];
  if (!found.length) return null;
  const shown = found.slice(0, 8).map((/** @type {any} */ one) => nameButton(telling, one, "panel-link"));
  const rest = found.length - shown.length;
  return fact("Original speakers", ...joined(shown, ", "), rest > 0 && ` and ${rest} more`);
}

/** @param {string[]} names */
function shortened(names) {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${names.length - 8} more` : names.join(", ");
}

/** @param {any} thing */
function periods(thing) {
  if (!thing.periods.length) return null;
  return element("dl", { class: "panel-facts" }, fact("In force", thing.periods.map(lastingWords).join("; ")));
}

/** Give the counts of what speaks for and against, each of which leads there. @param {Telling} telling */
function jumps(telling) {
  const { doc } = telling;
  const clashes = (doc.contradicts || []).reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.total, 0);
  const to = (/** @type {string} */ name, /** @type {number} */ number, /** @type {string} */ words) =>
    number > 0 && element("button", { type: "button", class: `panel-jump panel-jump-${name}`, click: () => { const room = document.getElementById(`panel-${name}`); if (room) { room.scrollIntoView({ block: "start" }); room.focus({ preventScroll: true }); } } },
      element("strong", {}, number.toLocaleString("en")), ` ${words}`);
  return element("p", { class: "panel-jumps" }, to("for", doc.for.total, "for it"), to("against", doc.against.total, "against it"), to("contradicts", clashes, "it cannot stand beside"));
}

/** Say how many of the statements here lie in the chosen days. @param {Telling} telling @param {any[]} claims */
function rangeNote(telling, claims) {
  if (!state.from && !state.to) return null;
  const days = spanWords(state.from, state.to), clock = state.clock === "happened" ? "happened" : "were reported";
  return element("p", { class: "panel-notice panel-range", "data-of": claims.length }, `Fainter below: what did not ${clock === "happened" ? "happen" : "come out"} in the chosen days, ${days}.`);
}

/** @param {any} thing */
function figures(thing) {
  if (!thing.figures.length) return null;
  const range = (/** @type {any} */ one) => [one.low, one.best, one.high].filter((number) => number !== null).map((number) => number.toLocaleString("en"));
  const rows = thing.figures.map((/** @type {any} */ one) => element("tr", {}, element("td", {}, selectButton("claim", one.claim, isolated(one.source || "a report"))),
    element("td", { class: "panel-number" }, [...new Set(range(one))].join(" – ") || "?"), element("td", {}, isolated(one.unit)), element("td", {}, "“", isolated(one.text), "”")));
  return element("section", { class: "panel-part" }, element("h3", {}, "Figures"), element("p", { class: "quiet" }, "Each counts the same people by one source: they are never to be added up."),
    element("table", { class: "panel-factors" }, element("tbody", {}, ...rows)));
}

/** List what analysts judged so that it counts for nothing here. @param {Telling} telling */
function leftOut(telling) {
  const { out } = telling.doc;
  if (!out || !out.length) return null;
  const rows = out.map((/** @type {any} */ one) => element("li", {}, selectButton("claim", one.claim.id, `${one.kind === "reject" ? "Rejected" : "Corrected"} by ${one.author}`), ": “", isolated(one.reason), "”"));
  return part("out", "Left out by analysts", out.length, element("ul", { class: "panel-rows" }, ...rows));
}

/** List judgements, the standing ones first. @param {any[]} judgements */
export function judgementPart(judgements) {
  if (!judgements || !judgements.length) return null;
  const rows = judgements.map((one) => element("li", { class: one.stands ? null : "panel-gone" }, `${one.kind} by `, isolated(one.author), `, ${dayWords(one.made.slice(0, 10))}: “`, isolated(one.reason), "”", !one.stands && " (taken back)"));
  return part("judgements", "Judgements", judgements.length, element("ul", { class: "panel-rows" }, ...rows));
}

/** @param {Telling} telling @param {any} thing */
export function holders(telling, thing) {
  if (thing.status === "unknown" || !thing.holders.length) return [element("span", {}, "nobody known")];
  return thing.holders.map((/** @type {any} */ one) => {
    const button = nameButton(telling, one);
    const side = element("span", { class: "panel-side", "aria-hidden": "true" });
    side.style.backgroundColor = actorColour(one.id);
    button.prepend(side);
    return button;
  });
}

/** @param {string} basis */
export function stakeWords(basis) {
  const { sign, name, explained } = STAKES[basis];
  return element("span", { class: `panel-stake panel-stake-${basis}`, title: explained }, element("span", { "aria-hidden": "true" }, `${sign} `), name);
}

/** @param {string} name @param {...(Node | string | null | false)} said */
export function fact(name, ...said) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, ...said));
}

/** @param {Telling} telling @param {string} title @param {any[]} claims */
function citeAll(telling, title, claims) {
  return copyButton(telling, "Cite all", () => citations(telling, title, claims, telling.doc.for.total), "The citations are copied.");
}
