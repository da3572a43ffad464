// The map: who held which place on a day, as known on a day, and what happened around it.

import { numberDay } from "../shell/days.js";
import { element } from "../shell/dom.js";
import { actorColour } from "../shell/sides.js";
import { change, declare, select, selected, state } from "../shell/state.js";
import { dark, mayMove, onTheme, themed } from "../shell/theme.js";
import { countWords, dayWords } from "../shell/words.js";
import { SOURCE, world } from "./atlas.js";
import { chosenDay, course, load, momentOn, reachDays, tallyOf } from "./campaign.js";
import { draw, fit, follow, OURS, viewOf, viewWords } from "./drawing.js";
import { build, explain } from "./frame.js";
import { placeSign } from "./icons.js";
import { saveFeatures, savePicture } from "./keeping.js";
import { openList, wholeWords } from "./list.js";
import { openPlayer } from "./player.js";
import { eventFeatures, placeFeatures } from "./scene.js";
import { colours } from "./style.js";
import { tilesOf } from "./tiles.js";
import { daysOf, eventLines, openTip, placeLines } from "./tip.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("./happened.js").Group} Group */
/** @typedef {import("./campaign.js").Campaign} Campaign */
/** @typedef {import("./campaign.js").Moment} Moment */
/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("./drawing.js").Hit} Hit */
/**
 * @typedef {object} Desk what the view has at hand
 * @property {Context} context
 * @property {ReturnType<typeof build>} parts
 * @property {ReturnType<typeof openTip>} tip
 * @property {ReturnType<typeof openList>} list
 * @property {ReturnType<typeof openPlayer>} player
 * @property {Drawing | null} drawing
 * @property {Campaign | null} campaign
 * @property {Moment | null} moment
 * @property {string} version the graph as which it was fetched
 * @property {string | null | undefined} known as of which day the campaign was fetched; `undefined` before the first
 * @property {AbortController} asking
 * @property {number | null} passing a day that is shown for a moment, before it is in the state
 * @property {string | null} at the state's `mapAt` that the map shows
 * @property {string | null} chosen the selection that the map shows
 */

declare(["mapAt", "mapDays"]);

const RESTING = 300;

/** Open the map. @param {HTMLElement} room @param {Context} context */
export async function open(room, context) {
  const parts = build(room);
  /** @type {Desk} */
  const desk = {
    context, parts, tip: openTip(/** @type {HTMLElement} */ (parts.canvas.parentElement)),
    list: openList(parts.list, { pick: (id) => select("entity", id), point: (held) => point(desk, held) }),
    player: openPlayer(parts.player, { go: (day, settled) => go(desk, day, settled) }),
    drawing: null, campaign: null, moment: null, known: undefined, version: "", asking: new AbortController(), passing: null, at: state.mapAt, chosen: null,
  };
  const drawn = drawing(desk);
  buttons(desk);
  onTheme(() => key(desk));
  key(desk);
  return { show: () => show(desk, drawn) };
}

/** Fetch all that the map is drawn with, and make it. @param {Desk} desk @returns {Promise<void>} */
async function drawing(desk) {
  const { context, parts } = desk;
  try {
    const [library, topology, topojson, tiles] = await Promise.all([
      context.library("maplibre-gl"), context.library("world-atlas"), context.library("topojson-client"), tilesOf(context)]);
    const made = await draw(library, parts.canvas, world(topology, topojson), tiles, viewOf(state.mapAt));
    desk.drawing = made;
    if (tiles) parts.source.textContent = `Tiles: ${tiles.attribution}. ${SOURCE}`;
    made.renewed = () => paint(desk);
    follow(made.map, { over: (hits) => over(desk, hits), out: () => desk.tip.hide(), pick: (hits) => pick(desk, hits) });
    remember(desk);
  } catch (error) {
    note(desk, `The map cannot be drawn here (${error instanceof Error ? error.message : error}). The list has every place.`);
  }
}

/** Show the state. @param {Desk} desk @param {Promise<void>} drawn */
async function show(desk, drawn) {
  const stale = desk.known !== state.known || desk.version !== desk.context.summary.version;
  if (stale && !(await renew(desk))) return;
  if (!desk.player.playing()) desk.passing = null;
  const first = !desk.moment;
  showMoment(desk);
  await drawn;
  paint(desk);
  settle(desk, first);
  if (first && desk.drawing) await drawnOnce(desk.drawing.map);
}

/** Wait until the map is on the screen; one that nobody sees is not waited for. @param {any} map */
function drawnOnce(map) {
  return new Promise((done) => {
    map.once("idle", done);
    setTimeout(done, 3_000);
  });
}

/** Fetch the campaign as it was known on the chosen day; tell whether it is that which is wanted still. @param {Desk} desk */
async function renew(desk) {
  desk.asking.abort();
  const asking = new AbortController();
  Object.assign(desk, { asking, known: state.known, version: desk.context.summary.version });
  try {
    desk.campaign = await load(desk.context, state.known, asking.signal);
  } catch (error) {
    // Whoever asks next asks anew.
    if (desk.asking === asking) desk.known = undefined;
    throw error;
  }
  return desk.asking === asking;
}

/** Go to a day: for a moment, or to stay there. @param {Desk} desk @param {number} day @param {boolean} settled */
function go(desk, day, settled) {
  desk.passing = day;
  showMoment(desk, !settled);
  paint(desk);
  if (settled) change({ on: numberDay(day) });
}

/** Show a day in the list, the slider and in words. @param {Desk} desk @param {boolean} [passing] for a moment only: the list and the legend stay */
function showMoment(desk, passing = false) {
  const { campaign, context, parts } = desk;
  if (!campaign) return;
  const empty = campaign.first > campaign.last;
  parts.player.hidden = empty;
  if (empty) {
    note(desk, "Nothing is told of who held a place. Read reports with kg ingest, or paste one on the front page.");
    return;
  }
  const day = desk.passing ?? chosenDay(campaign), iso = numberDay(day);
  const moment = momentOn(campaign, day, (relation) => context.summary.relations[relation].family);
  desk.moment = moment;
  desk.player.show({ ...course(campaign), day, turns: campaign.turns, known: state.known });
  const shown = { told: campaign.told, located: moment.located, elsewhere: moment.elsewhere, silent: moment.silent, colour: (/** @type {number} */ at) => colourOf(desk, at), sign: (/** @type {Held} */ held) => signOf(desk, held) };
  parts.count.textContent = `${dayWords(iso)}${state.known ? `, as known on ${dayWords(state.known)}` : ""}`;
  parts.words.textContent = wholeWords(shown, dayWords(iso));
  parts.reach.select.value = String(reachDays());
  if (!passing) {
    desk.list.show(shown);
    context.tally(tallyOf(moment));
  }
  note(desk, notes(desk, campaign, moment));
}

/** Say what is left out. @param {Desk} desk @param {Campaign} campaign @param {Moment} moment */
function notes(desk, { told, happened }, moment) {
  const said = [];
  if (!moment.located.length && !moment.groups.length) said.push(`Nothing with coordinates is told of ${dayWords(numberDay(moment.day))}: take another day, or fewer filters.`);
  if (told.total > told.places.length) said.push(`${told.places.length.toLocaleString("en")} of ${countWords(told.total, "place")} are shown.`);
  if (happened.total > happened.events.length) said.push(`The last ${happened.events.length.toLocaleString("en")} of ${countWords(happened.total, "event")} are shown.`);
  if (told.undated) said.push(`${countWords(told.undated, "report")} without a day ${told.undated === 1 ? "is" : "are"} left out.`);
  if (state.clock === "reported" && (state.from || state.to)) said.push("The range counts days of reports; the map goes by the days on which things happened.");
  return said.join(" ");
}

/** @param {Desk} desk @param {string} words */
function note({ parts }, words) {
  parts.note.textContent = words;
  parts.note.hidden = !words;
}

/** Draw the day on the map. @param {Desk} desk */
function paint(desk) {
  const { drawing: made, campaign, moment, context } = desk;
  if (!made || !campaign || !moment) return;
  const family = (/** @type {Group} */ group) => context.summary.relations[group.events[0].relation].colour;
  made.put("places", placeFeatures(moment.located, moment.day, campaign.ground, (held) => made.place(held.holders.map((at) => colourOf(desk, at)), held.status)));
  made.put("events", eventFeatures(moment.groups, reachDays(), (group) => made.event(group.family, family(group), group.disputed)));
  made.put("chosen", { type: "FeatureCollection", features: chosenPoints(desk).map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates } })) });
  made.map.getCanvas().setAttribute("aria-label", desk.parts.words.textContent || "");
}

/** Give where the selection lies: a place, what an actor holds, or the scene of an event. @param {Desk} desk @returns {[number, number][]} */
function chosenPoints({ moment, campaign }) {
  const here = selected();
  if (!here || !moment || !campaign) return [];
  if (here.what === "event") return moment.groups.filter(({ events }) => events.some(({ id }) => id === here.id)).map(({ place }) => [place[3], place[2]]);
  if (here.what !== "entity") return [];
  const actor = campaign.told.actors.findIndex(([id]) => id === here.id);
  return moment.located.filter(({ place, holders }) => place.id === here.id || holders.includes(actor)).map(({ place }) => [Number(place.lon), Number(place.lat)]);
}

/** Move the map to where the state says, or to what was selected elsewhere. @param {Desk} desk @param {boolean} first */
function settle(desk, first) {
  const map = desk.drawing?.map;
  if (!map) return;
  const moved = state.mapAt !== desk.at;
  desk.at = state.mapAt;
  const view = viewOf(state.mapAt);
  if (view && (moved || first)) map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom }, OURS);
  else if (first || moved) fitAll(desk, false);
  const points = chosenPoints(desk), news = state.sel !== desk.chosen;
  desk.chosen = state.sel;
  if (news && points.length && !points.some((point) => map.getBounds().contains(point))) map.easeTo({ center: points[0], animate: mayMove() }, OURS);
}

/** Show all places. @param {Desk} desk @param {boolean} moves */
function fitAll({ campaign, drawing: made }, moves) {
  const places = (campaign?.told.places || []).filter(({ lat }) => lat !== null);
  if (made) fit(made.map, places.map(({ lon, lat }) => [Number(lon), Number(lat)]), moves);
}

/** Keep in the state where the reader took the map. @param {Desk} desk */
function remember(desk) {
  const map = /** @type {Drawing} */ (desk.drawing).map;
  let timer = 0, before = "";
  map.on("moveend", (/** @type {any} */ event) => {
    const now = viewWords(map), stays = event.ours || now === before;
    before = now;
    if (stays) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      desk.at = viewWords(map);
      change({ mapAt: desk.at });
    }, RESTING);
  });
}

/** @param {Desk} desk @param {Hit[]} hits */
function over(desk, hits) {
  const lines = hits.slice(0, 4).flatMap((hit) => linesOf(desk, hit));
  if (lines.length) desk.tip.put(hits[0].at, lines);
}

/** @param {Desk} desk @param {Hit} hit @returns {Node[]} */
function linesOf(desk, { layer, properties }) {
  const { campaign, moment, context } = desk;
  if (!campaign || !moment) return [];
  const held = moment.located.find(({ place }) => place.id === properties.id);
  if (layer === "places" && held) return placeLines(campaign.told, held, context.summary.stakes, (one) => signOf(desk, one));
  const group = groupOf(moment, properties);
  return group ? eventLines(group.events) : [];
}

/** @param {Moment} moment @param {{place: string, family: string}} properties */
function groupOf(moment, { place, family }) {
  return moment.groups.find((group) => group.place[0] === place && group.family === family);
}

/** Select what was clicked; of several events the reader chooses one. @param {Desk} desk @param {Hit[]} hits */
function pick(desk, hits) {
  desk.tip.hide();
  if (!hits.length || !desk.moment) return;
  const { layer, properties } = hits[0];
  const group = layer === "events" ? groupOf(desk.moment, properties) : null;
  if (!group) select("entity", properties.id);
  else if (group.events.length === 1) select("event", group.events[0].id);
  else choose(desk, group);
}

/** Let the reader choose an event. @param {Desk} desk @param {Group} group */
function choose({ parts }, group) {
  const close = () => parts.choose.close();
  const rows = group.events.map((event) => element("li", {}, element("button", { type: "button", class: "plain", click: () => { close(); select("event", event.id); } }, event.label), element("span", { class: "quiet" }, ` ${daysOf(event)}`)));
  parts.choose.replaceChildren(element("h2", {}, `${group.place[1]}: ${countWords(group.events.length, "event")}`), element("ul", {}, ...rows), element("button", { type: "button", click: close }, "Close"));
  parts.choose.showModal();
}

/** Show on the map what the list points at. @param {Desk} desk @param {Held | null} held */
function point(desk, held) {
  const map = desk.drawing?.map;
  if (!held || !map || held.place.lat === null || !desk.campaign) { desk.tip.hide(); return; }
  const at = map.project([held.place.lon, held.place.lat]), canvas = map.getCanvas();
  const inside = at.x >= 0 && at.y >= 0 && at.x <= canvas.clientWidth && at.y <= canvas.clientHeight;
  if (inside) desk.tip.put(at, placeLines(desk.campaign.told, held, desk.context.summary.stakes, (one) => signOf(desk, one)));
  else desk.tip.hide();
}

/** @param {Desk} desk @param {number} at */
function colourOf({ campaign }, at) {
  return actorColour(/** @type {Campaign} */ (campaign).told.actors[at][0]);
}

/** @param {Desk} desk @param {Held} held */
function signOf(desk, held) {
  const sign = placeSign(held.holders.map((at) => colourOf(desk, at)), held.status, colours(dark(), themed));
  sign.className = "map-sign";
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

/** @param {Desk} desk */
function key({ parts, context }) {
  /** @type {Map<string, string>} */
  const families = new Map(Object.values(context.summary.relations).map(({ family, colour }) => [family, colour]));
  explain(parts.key, colours(dark(), themed), [...families], "#0072B2");
}

/** @param {Desk} desk */
function buttons(desk) {
  const { parts } = desk;
  const scene = () => {
    const { campaign, moment } = desk;
    if (!campaign || !moment) return null;
    const day = numberDay(moment.day);
    const title = `${dayWords(day)}${state.known ? `, as known on ${dayWords(state.known)}` : ""}`;
    return { told: campaign.told, held: [...moment.located, ...moment.elsewhere], groups: moment.groups, day, title, note: SOURCE, colour: (/** @type {number} */ at) => colourOf(desk, at) };
  };
  parts.fit.addEventListener("click", () => {
    desk.at = null;
    change({ mapAt: null });
    fitAll(desk, mayMove());
  });
  parts.features.addEventListener("click", () => { const now = scene(); if (now) saveFeatures(now); });
  parts.picture.addEventListener("click", async () => { const now = scene(); if (now && desk.drawing) await savePicture(desk.drawing.map, now); });
  parts.reach.select.addEventListener("change", () => change({ mapDays: parts.reach.select.value }));
}
