// A campaign in memory: who held what and what happened, fetched once and asked for any day.

import { dayNumber } from "../shell/days.js";
import { listed, state } from "../shell/state.js";
import { around, oftenness, reachOf } from "./happened.js";
import { heldOn, turns } from "./held.js";
import { ground } from "./scene.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./held.js").Told} Told */
/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./happened.js").Happened} Happened */
/** @typedef {import("./happened.js").Group} Group */
/** @typedef {{told: Told, happened: Happened, ground: import("./scene.js").Ground, turns: number[], first: number, last: number}} Campaign days as numbers; without any `first` is after `last` */
/** @typedef {{day: number, located: Held[], elsewhere: Held[], silent: number, groups: Group[]}} Moment `silent` counts places of which nothing is told yet */

const REACH = 7;

/** Fetch a campaign as it is known now, or was on a day. @param {Context} context @param {string | null} known @param {AbortSignal} signal @returns {Promise<Campaign>} */
export async function load(context, known, signal) {
  const params = { known_on: known };
  const [told, happened] = await Promise.all([context.ask("spans", params, signal), context.ask("events", params, signal)]);
  context.learn(told.actors.map((/** @type {[string, string, string]} */ [id, label, kind]) => ({ id, label, kind })));
  context.learn(told.places);
  const days = [told.days, reachOf(happened)].filter((span) => span !== null);
  const first = Math.min(...days.map((span) => span[0])), last = Math.max(...days.map((span) => span[1]));
  return { told, happened, ground: ground(told.places.filter(isLocated), oftenness(happened)), turns: turns(told), first, last };
}

/** @param {import("./held.js").Place} place */
function isLocated(place) {
  return place.lat !== null && place.lon !== null;
}

/** Give the days through which the slider goes: those of the range, which counts here only if it is of what happened. @param {{first: number, last: number}} campaign */
export function course(campaign) {
  const ranged = state.clock !== "reported";
  const first = ranged && state.from ? dayNumber(state.from) : campaign.first;
  const last = ranged && state.to ? dayNumber(state.to) : campaign.last;
  return { first, last: Math.max(first, last) };
}

/** Give the day that is shown: the chosen one, else the end of the range, else the last of which anything is known. @param {Campaign} campaign */
export function chosenDay(campaign) {
  if (state.on) return dayNumber(state.on);
  const { last } = course(campaign);
  return state.known ? Math.min(last, dayNumber(state.known)) : last;
}

/** Give how many days before and after it events are shown. */
export function reachDays() {
  return Number(state.mapDays) || REACH;
}

/** Tell how everything stood on a day, under the filters of the legend. @param {Campaign} campaign @param {number} day @param {(relation: string) => string} family @returns {Moment} */
export function momentOn({ told, happened, first, last }, day, family) {
  const kinds = listed("kindsOff"), relations = listed("relationsOff"), disputed = state.disputed === "1";
  /** @type {Moment} */
  const moment = { day, located: [], elsewhere: [], silent: 0, groups: [] };
  for (const place of told.places) {
    if (kinds.has(place.kind)) continue;
    const held = heldOn(told, place, day);
    if (!held.span) moment.silent += 1;
    else if (!disputed || held.status === "disputed") (isLocated(place) ? moment.located : moment.elsewhere).push(held);
  }
  const range = course({ first, last });
  moment.groups = around(happened, day, reachDays(), { from: range.first, to: range.last, shows: (one) => !relations.has(one), family, disputed });
  return moment;
}

/** Count what is shown, for the legend. @param {Moment} moment */
export function tallyOf({ located, elsewhere, groups }) {
  /** @type {{kinds: Record<string, number>, relations: Record<string, number>}} */
  const tally = { kinds: {}, relations: {} };
  for (const { place } of [...located, ...elsewhere]) tally.kinds[place.kind] = (tally.kinds[place.kind] || 0) + 1;
  for (const { events } of groups) for (const { relation } of events) tally.relations[relation] = (tally.relations[relation] || 0) + 1;
  return tally;
}
