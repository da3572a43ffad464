// The timeline: who held a place over time and who says so, by what happened and by what was known when.

import { element } from "../shell/dom.js";
import { numberDay } from "../shell/days.js";
import { change, declare, select, state } from "../shell/state.js";
import { countWords } from "../shell/words.js";
import { following, keep } from "./follow.js";
import { showPlace } from "./place.js";
import { rowDays, rowsChart } from "./rows.js";
import { numbered, scaleOf } from "./scale.js";
import { onDay, heldWords } from "./spans.js";
import { keyOf, rowTable, showSelected } from "./table.js";
import { placeDay } from "./axis.js";
import { showBar, toolbar } from "./toolbar.js";
import { HATCHES } from "../shell/hatch.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./spans.js").Named} Named */
/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("./spans.js").Entities} Entities */
/** @typedef {import("./marks.js").Claim} Claim */
/** @typedef {import("./rows.js").Rows} Rows */
/** @typedef {import("./scale.js").Scale} Scale */
/** @typedef {{spans: Span[], spans_total: number, claims: Claim[], claims_total: number, entities: Entities}} Place */
/** @typedef {{of: Named, known_on: string | null, days: Record<string, number>, undated: number, place: Place | null, held: Rows | null}} Doc */
/** @typedef {{said: HTMLElement, changed: HTMLElement, chart: HTMLElement, key: HTMLElement, tables: HTMLElement}} Parts */
/** @typedef {{scale: Scale, line: () => void}} Shown */

declare(["timelineOf"]);

const KEPT = 24;

/**
 * Open the timeline.
 * @param {HTMLElement} room @param {Context} context
 * @returns {Promise<import("../shell/context.js").View>}
 */
export async function open(room, context) {
  const bar = toolbar(room, context.served);
  /** @type {Parts} */
  const parts = {
    said: element("p", { class: "timeline-said", id: "timeline-said", role: "status" }),
    changed: element("div", { class: "timeline-differs", id: "timeline-differs" }),
    chart: element("div", { class: "timeline-chart", id: "timeline-chart" }),
    key: element("div", {}), tables: element("div", { class: "timeline-tables", id: "timeline-tables" }),
  };
  room.append(parts.said, parts.chart, parts.key, parts.changed, parts.tables);
  const asking = asker(context);
  const last = { of: /** @type {string | null} */ (null), sel: /** @type {string | null} */ (null), holds: /** @type {Set<string>} */ (new Set()) };
  let turn = 0, drawnAs = "";
  /** @type {Shown | null} */
  let shown = null;
  return {
    async show() {
      const mine = ++turn, of = following(last);
      const found = await told(asking, of, context).catch((error) => failed(parts, error));
      if (mine !== turn || !found) return;
      keep(last, found.doc ? found.doc.of.id : null, holdings(found));
      const now = JSON.stringify([context.summary.version, found.key, room.clientWidth, state.from, state.to, state.clock, state.relationsOff]);
      if (now !== drawnAs) {
        drawnAs = now;
        const focused = focus(room);
        shown = found.doc ? showDoc(parts, found, context, room) : showOverview(parts, /** @type {Rows} */ (found.rows), context, room);
        focused();
      }
      showBar(bar, found.doc ? found.doc.of.label : "The places that changed most", found.doc ? context.summary.kinds[found.doc.of.kind]?.name.toLowerCase() ?? "" : "", found.doc, shown && shown.scale);
      if (shown) shown.line();
      showSelected(room);
    },
  };
}

/** @typedef {{key: string, doc: Doc | null, now: Doc | null, rows: Rows | null}} Found `doc` as known on the day of knowledge, `now` as known today */

/** Ask what is to be shown, by what was known and by what is known. @param {(name: string, params: Record<string, string | null>) => Promise<any>} asking @param {string | null} of @param {Context} context @returns {Promise<Found>} */
async function told(asking, of, context) {
  const known = context.served ? state.known : null;
  if (of === null) return { key: `* ${known}`, doc: null, now: null, rows: await asking("changing", { known_on: known }) };
  const [now, doc] = await Promise.all([asking("timeline", { of, known_on: null }), known ? asking("timeline", { of, known_on: known }) : null]);
  for (const each of [now, doc]) if (each) context.learn([each.of, ...Object.values({ ...each.place?.entities, ...each.held?.entities })]);
  return { key: `${now.of.id} ${known}`, doc: doc || now, now, rows: null };
}

/** Give what asks and remembers the last answers. @param {Context} context */
function asker(context) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  return (/** @type {string} */ name, /** @type {Record<string, string | null>} */ params) => {
    const key = JSON.stringify([context.summary.version, name, params]), known = kept.get(key);
    if (known) return known;
    const asked = context.ask(name, params);
    kept.set(key, asked);
    asked.catch(() => kept.delete(key));
    if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
    return asked;
  };
}

/** Say why there is nothing. @param {Parts} parts @param {unknown} error @returns {null} */
function failed(parts, error) {
  const back = element("button", { type: "button", click: () => change({ timelineOf: null, sel: null }) }, "Show the places that changed most");
  parts.chart.replaceChildren(element("p", { class: "empty" }, error instanceof Error ? error.message : String(error), element("br"), back));
  for (const part of [parts.said, parts.changed, parts.key, parts.tables]) part.replaceChildren();
  return null;
}

/** Give the ids of what is in sight. @param {Found} found */
function holdings({ doc, now, rows }) {
  const stories = [doc, now].filter((one) => one !== null);
  const spans = [...stories.flatMap((one) => [...(one.place ? one.place.spans : []), ...(one.held ? one.held.rows.flatMap((row) => row.spans) : [])]), ...(rows ? rows.rows.flatMap((row) => row.spans) : [])];
  const claims = stories.flatMap((one) => (one.place ? one.place.claims : []));
  return [...stories.map((one) => `entity:${one.of.id}`), ...spans.map(({ id }) => `interval:${id}`), ...claims.map(({ id }) => `claim:${id}`)];
}

/** Remember what has the focus, and give it back to what stands in its place. @param {HTMLElement} room */
function focus(room) {
  const at = /** @type {HTMLElement | null} */ (document.activeElement);
  const key = at && room.contains(at) ? at.dataset.key || at.dataset.span : null;
  return () => {
    const again = key && /** @type {HTMLElement | null} */ ([...room.querySelectorAll("[data-key], [data-span]")].find((one) => [/** @type {HTMLElement} */ (one).dataset.key, /** @type {HTMLElement} */ (one).dataset.span].includes(key)));
    if (again) again.focus();
  };
}

/** Show a place, an actor's places, or both. @param {Parts} parts @param {Found} found @param {Context} context @param {HTMLElement} room @returns {Shown | null} */
function showDoc(parts, found, context, room) {
  const doc = /** @type {Doc} */ (found.doc), now = /** @type {Doc} */ (found.now);
  if (doc.place && (now.place?.spans.length || !doc.held?.total)) return showPlace(parts, doc, now, context, wide(room));
  if (doc.held && doc.held.rows.length) return showHeld(parts, doc, doc.held, context, room);
  context.tally(null);
  const words = doc.held?.total ? `Nothing was known of what ${doc.of.label} held.` : `No report here says that ${doc.of.label} held a place.`;
  return clear(parts, words);
}

/** @param {Parts} parts @param {string} words @returns {null} */
function clear(parts, words) {
  parts.chart.replaceChildren(element("p", { class: "empty" }, words));
  for (const part of [parts.said, parts.changed, parts.key, parts.tables]) part.replaceChildren();
  return null;
}

/** @param {HTMLElement} room */
function wide(room) {
  return Math.max(260, room.clientWidth - 32);
}

/** Show what an actor held, a row for each place. @param {Parts} parts @param {Doc} doc @param {Rows} held @param {Context} context @param {HTMLElement} room */
function showHeld(parts, doc, held, context, room) {
  const { label } = doc.of, many = held.total > held.asked ? `${held.asked} of ${countWords(held.total, "place")}, those that it held most often. ` : "";
  const frozen = state.known && !held.known_on ? "Too much is told of these places to work out at once what was known of them all: this is as known today; open a place to see it as known on that day. " : "";
  parts.changed.replaceChildren();
  return showRows(parts, held, "actor", `${many}${silentWords(held)}${frozen}${label} held these alone (strong), shared them (layers), or may have held them (dashed); what others held is faint.`, `What ${label} held`, context, room);
}

/** Show the places that changed most. @param {Parts} parts @param {Rows} rows @param {Context} context @param {HTMLElement} room */
function showOverview(parts, rows, context, room) {
  parts.changed.replaceChildren();
  if (!rows.rows.length) return clear(parts, state.known ? "By that day nothing was known of who held any place. Choose a later day above." : "No report here says who held a place. Read some in: kg ingest FOLDER.");
  const frozen = state.known && !rows.known_on ? " Too much is told of them to work out at once what was known on that day: this is as known today." : "";
  return showRows(parts, rows, "places", `${rows.asked} of ${countWords(rows.total, "place")}, those whose holder or status changed most often. ${silentWords(rows)}Open one to see who says so.${frozen}`, "The places that changed most", context, room);
}

/** Say of how many places nothing was known. @param {Rows} rows */
function silentWords({ rows, asked }) {
  return rows.length < asked ? `Of ${asked - rows.length} of them nothing was known by then. ` : "";
}

/** @param {Parts} parts @param {Rows} rows @param {string} kind @param {string} words @param {string} caption @param {Context} context @param {HTMLElement} room @returns {Shown} */
function showRows(parts, rows, kind, words, caption, context, room) {
  context.tally(null);
  const scale = scaleOf(rowDays(rows.rows), wide(room));
  const enter = (/** @type {Named} */ place) => change({ timelineOf: place.id, sel: `entity:${place.id}` });
  const acts = { place: enter, pick: (/** @type {Span} */ span) => select("interval", span.id), day: (/** @type {number} */ day) => change({ on: numberDay(day) }) };
  const { svg, names } = rowsChart(rows, scale, kind, acts);
  parts.chart.replaceChildren(svg, names);
  parts.key.replaceChildren(keyOf([...new Set(rows.rows.flatMap((row) => row.spans.map((span) => span.status)))], [], context.summary, HATCHES));
  parts.tables.replaceChildren(rowTable(caption, rows.rows, rows.entities, enter, kind === "actor"));
  const line = /** @type {SVGElement} */ (svg.querySelector(".timeline-on"));
  return { scale, line: () => { placeDay(line, scale); parts.said.textContent = `${words}${sideWords(rows)}`; } };
}

/** Say how many of the rows each side holds on the chosen day. @param {Rows} rows */
function sideWords({ rows, entities }) {
  const day = numbered(state.on);
  if (day === null) return "";
  const told = rows.map((row) => ({ row, span: onDay(row.spans, day) })).filter(({ span }) => span).slice(0, 6);
  return ` On the chosen day: ${told.map(({ row, span }) => `${row.place.label} ${heldWords(span, entities)}`).join("; ") || "nothing is known"}${told.length === 6 ? "; …" : "."}`;
}

