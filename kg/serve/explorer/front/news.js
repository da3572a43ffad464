// What changed in the newest reports: places, bonds, denials, and the reports themselves.

import { element, isolated } from "../shell/dom.js";
import { dayNumber, numberDay } from "../shell/days.js";
import { change, declare, select, state } from "../shell/state.js";
import { countWords, dayWords, spanWords } from "../shell/words.js";
import { placeRow } from "./places.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{id: string, label: string}} Named */
/** @typedef {{id: string | null, holders: Named[], status: string, start: {earliest: string | null, latest: string | null}, possible: Named[]}} Control */
/** @typedef {{turn: string, place: Named, before: Control, after: Control, reports: string[]}} Development */
/** @typedef {{id: string, title: string | null, published: string, source: string | null, claims: number}} Told */
/** @typedef {{id: string, subject: Named, relation: string, object: Named, first: string | null, claims: string[], denials: string[]}} Edge */
/**
 * @typedef {{since: string | null, newest: string | null, total: number, reports: Told[], compared: number,
 *   places: Development[], after: number | null, bonds: Edge[], denied: Edge[]}} News
 */

declare(["frontSince"]);

/** What can be different about a place, the weightiest first. */
const GROUPS = [
  ["changed-hands", "Places that changed hands"],
  ["disputed", "Places newly disputed"],
  ["status", "Places newly contested, besieged or quiet"],
  ["first-told", "Places told of for the first time"],
];

/** How many places are compared with what was known before in one question, and in all until more is asked for. */
const AT_ONCE = 3;
const PATIENT = 24;

/** Open the news in a room. @param {HTMLElement} room @param {Context} context */
export function openNews(room, context) {
  let shown = "", turn = 0;
  const show = async () => {
    const now = `${context.summary.version} ${state.frontSince}`;
    if (now === shown) return;
    shown = now;
    const mine = turn += 1;
    try {
      const news = await context.ask("changes", { since: state.frontSince, limit: 0 });
      if (mine === turn) fill(room, context, news, () => mine === turn);
    } catch (error) {
      shown = "";
      throw error;
    }
  };
  return { show };
}

/** Put the news in; places follow as they are compared. @param {HTMLElement} room @param {Context} context @param {News} news @param {() => boolean} wanted */
function fill(room, context, news, wanted) {
  const title = element("h3", { id: "front-news-title" }, "What changed in the newest reports");
  if (!news.since || !news.newest) {
    room.replaceChildren(title, element("p", {}, "No report says on which day it was published, so nothing can be called new. ",
      element("code", {}, "kg ingest --published DAY FILE"), " says it for those that do not."));
    return;
  }
  const places = placesPart(context, news, wanted);
  room.replaceChildren(element("div", { class: "front-news-head" }, title, spans(news)), element("p", { class: "front-when" }, ...when(news)),
    element("div", { class: "front-columns" }, element("div", { class: "front-main" }, places, ...bonds(context, news)), reports(news)));
}

/** Say which reports are new, and what they are compared with. @param {News} news */
function when(news) {
  const { since, newest, total } = /** @type {{since: string, newest: string, total: number}} */ (news);
  const known = numberDay(dayNumber(since) - 1);
  return [element("strong", {}, countWords(total, "report")), ` published ${since === newest ? `on ${dayWords(newest)}` : `from ${spanWords(since, newest).replace(" – ", " to ")}`}`,
    `, against what was known on ${dayWords(known)}.`, total ? "" : " None is that new: choose a longer time."];
}

/** Choose how far back new goes. @param {News} news */
function spans(news) {
  const newest = dayNumber(/** @type {string} */ (news.newest));
  const days = newest - dayNumber(/** @type {string} */ (news.since)) + 1;
  const known = [[1, "the last day"], [7, "a week"], [30, "a month"], [90, "three months"], [365, "a year"]];
  const options = known.some(([number]) => number === days) ? known : [...known, [days, countWords(days, "day")]].sort((a, b) => Number(a[0]) - Number(b[0]));
  const choice = element("select", { change: () => change({ frontSince: numberDay(newest - Number(choice.value) + 1) }) },
    ...options.map(([number, words]) => element("option", { value: number, selected: number === days }, String(words))));
  return element("label", { class: "front-span" }, "New is ", choice);
}

/** Give a part with a heading and a list. @param {string} heading @param {...Node} children */
function part(heading, ...children) {
  return element("section", { class: "front-part", "aria-label": heading }, element("h4", {}, heading), ...children);
}

/** Give the places that stand otherwise, by and by, the weightiest kind of change first. @param {Context} context @param {News} news @param {() => boolean} wanted */
function placesPart(context, news, wanted) {
  const status = element("p", { class: "quiet", role: "status" });
  /** @type {Record<string, HTMLElement>} */
  const lists = Object.fromEntries(GROUPS.map(([turn]) => [turn, element("ul", { class: "front-list" })]));
  const parts = GROUPS.map(([turn, heading]) => part(heading, lists[turn]));
  for (const one of parts) one.hidden = true;
  const put = (/** @type {Development} */ one, /** @type {HTMLElement} */ row) => {
    const list = lists[one.turn] || lists.status;
    list.append(row);
    /** @type {HTMLElement} */ (list.parentElement).hidden = false;
  };
  const room = element("div", { class: "front-places", "aria-busy": "true" }, ...parts, status);
  compare(context, news, { put, status, wanted, until: PATIENT }).catch((error) => status.replaceChildren(error.message)).finally(() => room.removeAttribute("aria-busy"));
  return room;
}

/** @typedef {{put: (one: Development, row: HTMLElement) => void, status: HTMLElement, wanted: () => boolean, until: number, found?: number}} How */

/** Compare place after place, and say how far that is. @param {Context} context @param {News} news @param {How} how */
async function compare(context, news, how) {
  const titles = new Map(news.reports.map((told) => [told.id, told]));
  let after = news.after;
  while (after !== null && after < how.until && how.wanted()) {
    how.status.textContent = `Comparing with what was known before: ${after} of ${countWords(news.compared, "place")} …`;
    /** @type {News} */
    const more = await context.ask("changes", { since: news.since, limit: AT_ONCE, after });
    context.learn(more.places.map(({ place }) => place));
    how.found = (how.found || 0) + more.places.length;
    for (const one of more.places) how.put(one, placeRow(one, titles, /** @type {string} */ (news.since)));
    after = more.after;
  }
  how.status.replaceChildren(...over(context, { ...news, after }, how));
}

/** Say what was compared, and offer the rest. @param {Context} context @param {News} news @param {How} how */
function over(context, news, how) {
  if (news.after === null) return [how.found ? "" : news.compared ? "What they say of places was known before." : "They say of no place that it changed."];
  const more = () => { compare(context, news, { ...how, until: how.until + PATIENT }); };
  return [`${news.after} of ${countWords(news.compared, "place")} compared. `, element("button", { type: "button", class: "plain", click: more }, "Compare more")];
}

/** Give new bonds and new denials, where there are any. @param {Context} context @param {News} news */
function bonds(context, news) {
  const row = (/** @type {Edge} */ edge, /** @type {string} */ words) => element("li", { class: "front-item" },
    element("button", { type: "button", class: "front-open", click: () => select("edge", edge.id) },
      isolated(edge.subject.label), ` ${context.summary.relations[edge.relation]?.name || edge.relation} `, isolated(edge.object.label)),
    element("span", { class: "quiet" }, words));
  const said = news.bonds.map((edge) => row(edge, edge.first ? `since ${dayWords(edge.first)}, as told` : "day unknown"));
  const denied = news.denied.map((edge) => row(edge, `${countWords(edge.claims.length, "claim")} for it, ${countWords(edge.denials.length, "denial")}`));
  return [
    said.length && part("New alliances, breaks and ceasefires", element("ul", { class: "front-list" }, ...said)),
    denied.length && part("New disputes over what happened", element("ul", { class: "front-list" }, ...denied)),
  ].filter((one) => one !== 0);
}

/** Give the newest reports. @param {News} news */
function reports(news) {
  const rows = news.reports.map((told) => element("li", { class: "front-item" },
    element("button", { type: "button", class: "front-open", click: () => select("report", told.id) }, isolated(told.title || told.id)),
    element("span", { class: "quiet" }, isolated(told.source || "no publisher"), `, ${dayWords(told.published)} · ${countWords(told.claims, "claim")}`)));
  const more = news.total - rows.length;
  const rest = more > 0 && element("p", {}, element("button", { type: "button", class: "plain", click: () => change({ tab: "table", tableRows: "reports" }) }, `and ${countWords(more, "more report", "more reports")}`));
  return element("div", { class: "front-side" }, part("Newest reports", element("ul", { class: "front-list" }, ...rows), ...(rest ? [rest] : [])));
}
