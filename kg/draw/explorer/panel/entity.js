// An actor or a place: what is known of it, who holds it or what it holds, its relations both ways, what was said last.

import { element, isolated, lineMark, linkOut } from "../shell/dom.js";
import { change, select, state } from "../shell/state.js";
import { countWords, dayWords, spanWords } from "../shell/words.js";
import { claimPart } from "./lists.js";
import { folded, holdingWords, joined, lastingWords, nameButton, part, selectButton, shapeOf, sinceWords } from "./telling.js";
import { fact, holders, judgementPart, stakeWords } from "./things.js";

/** @typedef {import("./telling.js").Telling} Telling */

/** Show an entity. @param {Telling} telling @returns {import("./things.js").Shown} */
export function entityShown(telling) {
  const { doc, context } = telling, { thing } = doc;
  const kind = context.summary.kinds[thing.kind];
  return {
    title: thing.label, kind: kind ? kind.name : "Entity",
    head: [element("p", { class: "panel-statement" }, shapeOf(telling, thing), element("strong", { class: "panel-entity" }, isolated(thing.label)))],
    body: [
      now(telling), facts(telling),
      timeline(telling),
      claimPart(telling, "latest", "What was said last", doc.latest, { stated: true, shown: 2, brief: true }),
      relations(telling), judgementPart(doc.judgements),
    ],
    acts: [
      view("graph", "Around it in the graph", { graphAround: thing.id }),
      thing.place && thing.lat !== null && view("map", "On the map", { mapAt: `${thing.lon},${thing.lat},9` }),
      view("timeline", "Its timeline", { timelineOf: thing.id }),
    ],
  };
}

/** Give a button that shows the thing in a view, if there is that view. @param {string} tab @param {string} words @param {Record<string, string>} changes */
function view(tab, words, changes) {
  if (!document.getElementById(`tab-${tab}`)) return null;
  return element("button", { type: "button", class: "panel-act", click: () => change({ tab, ...changes }) }, words);
}

/** Say who holds a place, on the chosen day or the last that is known, and what speaks for and against that. @param {Telling} telling */
function now(telling) {
  const { doc } = telling, { now: span } = doc.thing;
  if (!span) return null;
  const when = state.on ? `On ${dayWords(state.on)}` : span.end ? "At the last" : "Now";
  return element("section", { class: "panel-part panel-now", "data-status": span.status },
    element("h3", {}, `${when}${state.known ? `, as known on ${dayWords(state.known)}` : ""}`),
    element("p", { class: "panel-statement" }, element("span", { class: "panel-relation" }, span.status === "held" ? "held by" : `${span.status}${span.holders.length ? ", held by" : ""}`), ...holders(telling, span)),
    span.possible.length > 0 && element("p", {}, "Perhaps also ", ...joined(span.possible.map((/** @type {any} */ one) => nameButton(telling, one, "panel-link")), ", ")),
    element("p", { class: "panel-source" }, span.id ? selectButton("interval", span.id, lastingWords(span)) : lastingWords(span), span.basis && stakeWords(span.basis)),
    span.confirmed && element("p", { class: "quiet" }, `Last confirmed ${dayWords(span.confirmed)}.`),
    claimPart(telling, "for", "Sentences for it", doc.for, { stated: true, shown: 1, brief: true }),
    claimPart(telling, "against", "Sentences against it", doc.against, { stated: true, shown: 1, brief: true }));
}

/** Give what is known of it beside reports. @param {Telling} telling */
function facts(telling) {
  const { thing } = telling.doc;
  const link = (/** @type {any} */ one) => (one.kind ? nameButton(telling, one, "panel-link") : isolated(one.label));
  const [first, last] = thing.active;
  return element("dl", { class: "panel-facts" },
    thing.aliases.length > 0 && fact("Also called", element("span", { dir: "auto" }, thing.aliases.slice(0, 4).join(", ")), moreNames(thing)),
    thing.country && fact("Country", link(thing.country)),
    thing.parents.length > 0 && fact("Part of", ...joined(thing.parents.map(link), ", ")),
    thing.speaks_for && fact("Speaks for", link(thing.speaks_for)), thing.leans && fact("Leans to", link(thing.leans)),
    Boolean(first || last) && fact("Active", `${first || "?"} – ${last || "today"}`),
    ...thing.disputed.map((/** @type {any} */ one) => fact("Disputed: called", element("strong", {}, isolated(one.name)), " by ", link(one.party))),
    thing.place && fact("Where", thing.lat === null ? "not located" : `${thing.lat.toFixed(3)}, ${thing.lon.toFixed(3)} (latitude, longitude)`),
    thing.geonames && fact("GeoNames", linkOut(`https://www.geonames.org/${thing.geonames}`, String(thing.geonames))),
    ...thing.same_as.map((/** @type {string} */ address) => fact("Elsewhere", linkOut(address, shortAddress(address)))));
}

/** Fold names past the first few. @param {any} thing */
function moreNames(thing) {
  const more = thing.aliases.slice(4), rest = thing.all_aliases - thing.aliases.length;
  if (!more.length) return null;
  return element("details", { class: "panel-names" }, element("summary", {}, `${more.length + rest} more names`), element("span", { dir: "auto" }, more.join(", ")), rest > 0 && element("span", { class: "quiet" }, ` and ${rest} more`));
}

/** @param {string} address */
function shortAddress(address) {
  return decodeURIComponent(address.replace(/^https?:\/\/(www\.)?/, "")).replaceAll("_", " ");
}

/** List who held a place when, or what an actor holds. @param {Telling} telling */
function timeline(telling) {
  const { thing } = telling.doc;
  if (!thing.spans.length) return null;
  const held = thing.now !== null;
  const rows = thing.spans.map((/** @type {any} */ span) => {
    const words = held ? holdingWords(span) : `${span.place.label}${span.status === "held" ? "" : ` (${span.status})`}`;
    return [words, held ? lastingWords(span) : sinceWords(span.start), span];
  }).map((/** @type {[string, string, any]} */ [words, days, span]) => element("div", { class: "panel-span", "data-status": span.status },
    span.id && !state.known ? selectButton("interval", span.id, isolated(words)) : isolated(words), element("span", { class: "panel-row-facts" }, days)));
  const rest = thing.all_spans - thing.spans.length;
  return part("spans", held ? "Who held it" : state.known ? "What it holds, as known today" : "What it holds", thing.all_spans, folded(rows, 4, "intervals"), rest > 0 && element("p", { class: "quiet" }, `${countWords(rest, held ? "earlier interval" : "more place")}: see its timeline.`));
}

/** List its relations, both ways, by their wording. @param {Telling} telling */
function relations(telling) {
  const { thing } = telling.doc;
  if (!thing.groups.length) return part("relations", "Relations", 0, element("p", { class: "quiet" }, "No report says what it has to do with others."));
  return part("relations", state.known ? "Relations, as known today" : "Relations", thing.relationships, ...thing.groups.map((/** @type {any} */ group) => groupPart(telling, group)));
}

/** @param {Telling} telling @param {any} group */
function groupPart(telling, group) {
  const style = telling.context.summary.relations[group.relation];
  const rows = group.rows.map((/** @type {any} */ edge) => edgeRow(telling, style, edge));
  const rest = group.total - group.rows.length;
  return element("section", { class: "panel-group" },
    element("h4", {}, lineMark(style.colour), group.inverse ? style.inverse : style.name, element("span", { class: "number" }, ` ${group.total.toLocaleString("en")}`)),
    folded(rows, 3, "here"),
    rest > 0 && element("p", { class: "quiet" }, `${countWords(rest, "more relationship")}: `,
      element("button", { type: "button", class: "panel-link", click: () => change({ tab: "table", tableRows: "relationships", tableFind: telling.doc.thing.label }) }, "see the table")));
}

/** @param {Telling} telling @param {any} style @param {any} edge */
function edgeRow(telling, style, edge) {
  const days = spanWords(edge.first, edge.last);
  return element("button", { type: "button", class: "panel-row", click: () => select("edge", edge.id) },
    shapeOf(telling, edge.other), element("span", { class: "panel-row-words" }, isolated(edge.other.label),
      element("span", { class: "panel-row-facts" }, [days, countWords(edge.reports, "report"), edge.disputed && "disputed"].filter(Boolean).join(" · "))));
}
