// One place in full: chart, what is said of the chosen day, what changed since, tables.

import { element, isolated } from "../shell/dom.js";
import { numberDay } from "../shell/days.js";
import { HATCHES } from "../shell/hatch.js";
import { change, listed, select, state } from "../shell/state.js";
import { countWords, dayWords } from "../shell/words.js";
import { placeDay } from "./axis.js";
import { placeChart } from "./chart.js";
import { claimWords, clockWords, markDay, speakersWords } from "./marks.js";
import { boundDays } from "./rows.js";
import { numbered, scaleOf } from "./scale.js";
import { basisWords, daysWords, differences, heldWords, onDay, possibleOn, startWords } from "./spans.js";
import { claimTable, keyOf, showSelected, spanTable } from "./table.js";

/** @typedef {import("./view.js").Doc} Doc */
/** @typedef {import("./view.js").Place} Place */
/** @typedef {import("./view.js").Parts} Parts */
/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("./spans.js").Difference} Difference */
/** @typedef {import("./marks.js").Claim} Claim */
/** @typedef {import("./marks.js").Item} Item */
/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./chart.js").Scene} Scene */

const TOLD = 8;

/** Show one place. @param {Parts} parts @param {Doc} doc as known on the day of knowledge @param {Doc} now as known today @param {Context} context @param {number} width @returns {import("./view.js").Shown | null} */
export function showPlace(parts, doc, now, context, width) {
  const story = /** @type {Place} */ (doc.place), today = /** @type {Place} */ (now.place);
  if (!today.spans.length && !story.spans.length) return nothing(parts, doc, context);
  const limit = doc.known_on ? /** @type {number} */ (numbered(doc.known_on)) : null;
  const found = limit === null ? [] : differences(story.spans, today.spans, limit);
  const scene = sceneOf(doc, now, found, context, width);
  const opened = element("div", { class: "timeline-opened", id: "timeline-opened" });
  const acts = {
    open: (/** @type {Item} */ item) => open(item, scene, opened, context),
    pick: (/** @type {Span} */ span) => pick(span, today),
    day: (/** @type {number} */ day) => change({ on: numberDay(day) }),
  };
  const chart = placeChart(scene, acts);
  parts.chart.replaceChildren(element("h3", { class: "timeline-lead" }, lead(doc)), chart.svg, opened);
  tell(parts, scene, story, found, acts.pick, context);
  tally(story.claims, context);
  const line = /** @type {SVGElement} */ (chart.svg.querySelector(".timeline-on"));
  return { scale: scene.scale, line: () => { placeDay(line, scene.scale); say(parts.said, doc, today, context); } };
}

/** @param {Doc} doc */
function lead({ of, known_on }) {
  const known = known_on ? `, by what was known on ${dayWords(known_on)}` : "";
  return state.clock === "reported" ? `What was reported of ${of.label}, by the day of report${known}` : `Who held ${of.label}, by the day on which it happened${known}`;
}

/** @param {Parts} parts @param {Doc} doc @param {Context} context @returns {null} */
function nothing(parts, doc, context) {
  context.tally(null);
  const reports = Object.values(doc.days).reduce((sum, number) => sum + number, doc.undated);
  const words = reports ? `${countWords(reports, "report")} name ${doc.of.label}, but none says who held it.` : `No report here says anything of ${doc.of.label}.`;
  parts.chart.replaceChildren(element("p", { class: "empty" }, words));
  for (const part of [parts.said, parts.changed, parts.key, parts.tables]) part.replaceChildren();
  return null;
}

/** @param {Doc} doc @param {Doc} now @param {Difference[]} found @param {Context} context @param {number} width @returns {Scene} */
function sceneOf(doc, now, found, context, width) {
  const story = /** @type {Place} */ (doc.place), today = /** @type {Place} */ (now.place), off = listed("relationsOff");
  const claims = story.claims.filter(({ relation }) => !off.has(relation)), sides = sidesOf(story);
  return {
    label: doc.of.label, spans: story.spans, today: doc.known_on && found.length ? today.spans : null,
    changed: new Set(found.flatMap(({ then }) => (then ? [then] : []))),
    entities: { ...today.entities, ...story.entities },
    claims: { for: claims.filter(({ id }) => sides.for.has(id)), against: claims.filter(({ id }) => sides.against.has(id)) },
    days: doc.days, clock: state.clock || "happened", known: doc.known_on, summary: context.summary,
    scale: scaleOf(daysOf(today, now.days), width),
  };
}

/** @param {Place} story */
function sidesOf({ spans }) {
  return { for: new Set(spans.flatMap((span) => span.for || [])), against: new Set(spans.flatMap((span) => span.against || [])) };
}

/** Give every day that the chart of a place may have to show. @param {Place} story @param {Record<string, number>} reported */
function daysOf({ spans, claims }, reported) {
  const own = state.clock === "reported" ? claims.map((claim) => markDay(claim, "reported")) : [...spans.flatMap(boundDays), ...claims.flatMap(({ start, end }) => [numbered(start), numbered(end)])];
  const days = [...own, ...claims.map((claim) => numbered(claim.published))].filter((day) => day !== null);
  return days.length ? days : Object.keys(reported).map((day) => /** @type {number} */ (numbered(day)));
}

/** Select an interval; one that only counted by what was known then lies at no address, and its first day is chosen. @param {Span} span @param {Place} today */
function pick(span, today) {
  if (today.spans.some(({ id }) => id === span.id)) select("interval", span.id);
  else change({ on: span.start[1] || span.start[0] || (span.end && span.end[0]) || null });
}

/** Open a mark: one claim is selected, several are spread by a closer look, or listed. @param {Item} item @param {Scene} scene @param {HTMLElement} room @param {Context} context */
function open(item, scene, room, context) {
  room.replaceChildren();
  if (item.claims.length === 1) return select("claim", item.claims[0].id);
  const closer = item.to - item.from + 3 < (scene.scale.last - scene.scale.first + 1) * 0.9;
  if (item.to > item.from && closer) return change({ from: numberDay(item.from - 1), to: numberDay(item.to + 1) });
  const heading = `${countWords(item.claims.length, "claim")} ${item.side}, ${state.clock === "reported" ? "reported" : "happened"} ${dayWords(numberDay(item.from))}`;
  room.append(element("h4", {}, heading), element("ul", {}, ...item.claims.map((claim) => element("li", {},
    element("button", { type: "button", class: "plain timeline-cell", "data-claim": claim.id, click: () => select("claim", claim.id) }, `${claimWords(claim, context.summary)}. ${clockWords(claim)}. ${speakersWords(claim, context.summary)}`)))));
  room.querySelector("button")?.focus();
  showSelected(room);
}

/** Say who held it on the chosen day, as known on the day of knowledge, and on what basis. @param {HTMLElement} room @param {Doc} doc @param {Place} today @param {Context} context */
function say(room, doc, today, context) {
  const story = /** @type {Place} */ (doc.place), known = doc.known_on;
  const by = known ? `, by what was known on ${dayWords(known)}` : "";
  const entities = { ...today.entities, ...story.entities };
  if (!story.spans.length) return room.replaceChildren(`Nothing was known of who held ${doc.of.label} by ${dayWords(/** @type {string} */ (known))}. ${firstWords(doc)}`);
  const day = numbered(state.on);
  if (day === null) return latest(room, doc, story, entities, context, by);
  if (state.clock === "reported") return reportedBy(room, story, numberDay(day));
  const span = onDay(story.spans, day), possible = possibleOn(story.spans, day);
  const after = known && state.on && state.on > known ? " No report of that day could be known yet." : "";
  const parts = [element("strong", {}, `On ${dayWords(numberDay(day))}${by}: ${heldWords(span, entities, possible)}.`), span ? ` Basis: ${basisWords(span, context.summary.stakes)}.` : "", after];
  const other = known ? heldWords(onDay(today.spans, day), entities, possibleOn(today.spans, day)) : "";
  if (known) parts.push(other === heldWords(span, entities, possible) ? " Today the same is known." : ` Today: ${other}.`);
  room.replaceChildren(...parts);
}

/** @param {Doc} doc */
function firstWords({ days }) {
  const first = Object.keys(days).sort()[0];
  return first ? `The first dated report that names it is of ${dayWords(first)}.` : "No dated report names it.";
}

/** Say how much was reported by a day, and lead to what was known then. @param {HTMLElement} room @param {Place} story @param {string} day */
function reportedBy(room, story, day) {
  const sides = sidesOf(story), told = story.claims.filter(({ published }) => published !== null && published <= day);
  const count = (/** @type {Set<string>} */ ids) => told.filter(({ id }) => ids.has(id)).length.toLocaleString("en");
  room.replaceChildren(element("strong", {}, `Reported by ${dayWords(day)}: ${told.length.toLocaleString("en")} of ${countWords(story.claims.length, "claim")}`), `, ${count(sides.for)} for and ${count(sides.against)} against what is thought of some day. `,
    element("button", { type: "button", class: "plain timeline-link", click: () => change({ known: day, clock: null }) }, `Show who held it by what was known on ${dayWords(day)}`));
}

/** @param {HTMLElement} room @param {Doc} doc @param {Place} story @param {import("./spans.js").Entities} entities @param {Context} context @param {string} by */
function latest(room, doc, story, entities, context, by) {
  const span = story.spans[story.spans.length - 1];
  room.replaceChildren(element("strong", {}, `Latest${by}: ${heldWords(span, entities)}, from ${startWords(span.start)}`), span.confirmed ? `, last confirmed ${dayWords(span.confirmed)}` : "",
    `. Basis: ${basisWords(span, context.summary.stakes)}. Click a day in the chart to ask who held ${doc.of.label} then.`);
}

/** Put in the words and tables beside the drawing. @param {Parts} parts @param {Scene} scene @param {Place} story @param {Difference[]} found @param {(span: Span) => void} pick @param {Context} context */
function tell(parts, scene, story, found, pick, context) {
  parts.changed.replaceChildren(...differs(scene, found));
  const shown = [...scene.claims.for, ...scene.claims.against];
  parts.key.replaceChildren(keyOf([...new Set([...story.spans, ...(scene.today || [])].map((span) => span.status))], shown.map(({ relation }) => relation), context.summary, HATCHES), hiddenWords(scene, story));
  parts.tables.replaceChildren(
    spanTable(scene.known ? `Who held ${scene.label}, as known on ${dayWords(scene.known)}` : `Who held ${scene.label}`, story.spans, scene.entities, context.summary, pick, scene.changed),
    claimTable("The claims drawn above", sided(scene), context.summary));
}

/** Say how what was known differs from what is known today. @param {Scene} scene @param {Difference[]} found */
function differs({ known, entities }, found) {
  if (!known) return [];
  const day = dayWords(known);
  if (!found.length) return [element("p", { class: "quiet" }, `Of the days up to ${day} nothing is thought of otherwise today.`)];
  const lines = found.slice(-TOLD).map(({ from, to, then, now }) => element("li", {},
    element("strong", {}, daysWords(from, to)), ", by what was known on ", day, ": ", isolated(heldWords(then, entities)), "; today: ", isolated(heldWords(now, entities)), "."));
  const more = found.length > TOLD ? ` (the last ${TOLD} of ${found.length})` : "";
  return [element("h3", {}, `Thought of otherwise today${more}`), element("ul", {}, ...lines), element("p", { class: "quiet" }, `Only days up to ${day} are compared: later ones could not be known.`)];
}

/** Give the claims in sight by their day, with the side on which they stand. @param {Scene} scene */
function sided({ claims, clock, scale }) {
  const against = new Set(claims.against), told = [...new Set([...claims.for, ...claims.against])];
  const both = new Set(claims.for.filter((claim) => against.has(claim)));
  return told.map((claim) => ({ claim, day: markDay(claim, clock), sides: both.has(claim) ? "for one, against another" : against.has(claim) ? "against" : "for" }))
    .filter(({ day }) => day !== null && day >= scale.first && day <= scale.last)
    .sort((a, b) => /** @type {number} */ (a.day) - /** @type {number} */ (b.day) || a.claim.id.localeCompare(b.claim.id));
}

/** Say what is not drawn, and why. @param {Scene} scene @param {Place} story */
function hiddenWords(scene, story) {
  const { scale, clock, claims } = scene, drawn = new Set([...claims.for, ...claims.against]);
  const days = [...drawn].map((claim) => markDay(claim, clock));
  const words = [
    [days.filter((day) => day !== null && (day < scale.first || day > scale.last)).length, "outside of these days"],
    [days.filter((day) => day === null).length, "without a day"],
    [story.claims.length - drawn.size, "hidden by the legend"],
    [story.claims_total - story.claims.length, "earlier ones not fetched"],
  ].filter(([number]) => number).map(([number, why]) => `${number.toLocaleString("en")} ${why}`);
  const spans = story.spans_total - story.spans.length;
  return element("p", { class: "quiet timeline-left" }, `${countWords(story.claims_total, "claim")}${words.length ? `, of them ${words.join(", ")}` : ", all drawn"}.${spans ? ` ${countWords(spans, "earlier interval")} not drawn.` : ""} Drag over the days to look closer.`);
}

/** Tell the legend what the view holds. @param {Claim[]} claims @param {Context} context */
function tally(claims, context) {
  /** @type {{kinds: Record<string, number>, relations: Record<string, number>}} */
  const counts = { kinds: {}, relations: {} };
  for (const { relation, subject } of claims) {
    counts.relations[relation] = (counts.relations[relation] || 0) + 1;
    if (subject) counts.kinds[subject.kind] = (counts.kinds[subject.kind] || 0) + 1;
  }
  context.tally(counts);
}
