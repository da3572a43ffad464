// The search box in the header: actors, places, reports and questions by their words, and those chosen before.

import { element, isolated, kindMark } from "../shell/dom.js";
import { change, state } from "../shell/state.js";
import { countWords } from "../shell/words.js";
import { forget, recall, remember } from "./recent.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{what: "entity" | "report" | "question", id: string, label: string, matched?: string, kind?: string, score?: number}} Hit */
/** @typedef {{found: Hit[], total: number}} Hits */
/** @typedef {{words: string, hits: Hit[], more?: number}} Group */

const PLACES = new Set(["state", "region", "settlement", "facility", "natural-feature", "area"]);
const WAIT = 120;
/** What is asked for, each by itself so that many of one do not hide the others, and how many of it. */
const ASKED = { entity: 12, report: 4, question: 4 };

/**
 * Open the search box. `/` goes to it from anywhere.
 * @param {HTMLElement} room @param {Context} context
 */
export function openSearch(room, context) {
  const box = element("input", {
    type: "search", id: "search-box", class: "search-box", role: "combobox", placeholder: "Find a place, actor, report …", autocomplete: "off", spellcheck: "false", maxlength: 200,
    "aria-label": "Find a place, an actor, a report or a question", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list", "aria-keyshortcuts": "/",
  });
  const list = element("div", { id: "search-list", class: "search-list", role: "listbox", "aria-label": "Found", hidden: true });
  const key = element("kbd", { class: "search-key", "aria-hidden": "true" }, "/");
  room.replaceChildren(box, key, list, element("p", { id: "search-said", class: "hidden", role: "status" }));
  listen(box, offered(room, box, list, context));
  return { show: () => {} };
}

/**
 * Offer what answers the words in the box.
 * @param {HTMLElement} room @param {HTMLInputElement} box @param {HTMLElement} list @param {Context} context
 */
function offered(room, box, list, context) {
  const now = { hits: /** @type {Hit[]} */ ([]), at: -1, timer: 0, asking: new AbortController(), awaited: false };
  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    clearTimeout(now.timer);
    now.asking.abort();
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const mark = (/** @type {number} */ at) => {
    now.at = at;
    options().forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = options()[at];
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    if (option) option.scrollIntoView({ block: "nearest" });
  };
  const take = (/** @type {Hit | undefined} */ hit) => {
    if (!hit) return;
    remember(hit);
    box.value = "";
    close();
    box.blur();
    choose(hit);
  };
  const show = (/** @type {Group[]} */ groups, /** @type {string} */ none) => {
    now.hits = groups.flatMap(({ hits }) => hits);
    let at = 0;
    const rows = groups.map((group, number) => element("div", { role: "group", class: "search-group", "aria-labelledby": `search-group-${number}` },
      element("div", { id: `search-group-${number}`, class: "search-head", role: "presentation" }, group.words, group.more ? element("span", { class: "quiet" }, ` ${group.more} more: add a word`) : null),
      ...group.hits.map((hit) => option(hit, at++, context, take))));
    list.replaceChildren(...(rows.length ? rows : [element("p", { class: "search-none quiet" }, none)]));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    said(room, rows.length ? `${countWords(now.hits.length, "suggestion")}, the arrows go through them` : none);
    mark(box.value.trim() && now.hits.length ? 0 : -1);
  };
  const recent = () => {
    const kept = recall();
    if (!kept.length) return close();
    show([{ words: "Chosen before", hits: kept }], "");
    list.append(element("button", { type: "button", class: "plain search-clear", mousedown: (event) => event.preventDefault(), click: () => { forget(); close(); } }, "Forget these"));
  };
  const ask = async (/** @type {string} */ words) => {
    now.asking.abort();
    now.asking = new AbortController();
    const mine = now.asking;
    try {
      const found = await Promise.all(Object.entries(ASKED).map(([what, limit]) => context.ask("/search", { q: words, what, limit }, mine.signal)));
      if (!mine.signal.aborted) show(grouped(found), "Nothing here has that name.");
    } catch (error) {
      if (!mine.signal.aborted) show([], error instanceof Error ? error.message : String(error));
    } finally {
      // Enter was pressed before the answer came.
      if (now.awaited && !mine.signal.aborted) take(now.hits[0]);
      now.awaited = false;
    }
  };
  const look = () => {
    clearTimeout(now.timer);
    const words = box.value.trim();
    now.hits = [];
    now.awaited = false;
    if (!words) {
      now.asking.abort();
      return recent();
    }
    now.timer = window.setTimeout(() => { ask(words); }, WAIT);
  };
  const step = (/** @type {number} */ by) => {
    if (list.hidden) return look();
    const many = options().length;
    if (many) mark(now.at < 0 && by < 0 ? many - 1 : (now.at + by + many) % many);
  };
  const enter = () => {
    if (now.hits.length) take(now.hits[now.at < 0 ? 0 : now.at]);
    else if (box.value.trim()) now.awaited = true;
  };
  return { look, close, step, enter };
}

/**
 * Tie the box to keys and pointer.
 * @param {HTMLInputElement} box @param {{look: () => void, close: () => void, step: (by: number) => void, enter: () => void}} offer
 */
function listen(box, offer) {
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => offer.step(1), ArrowUp: () => offer.step(-1), Enter: offer.enter,
    Escape: () => { box.value = ""; offer.close(); box.blur(); },
  };
  box.addEventListener("input", offer.look);
  box.addEventListener("focus", offer.look);
  box.addEventListener("blur", offer.close);
  box.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(keys, event.key) || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    box.focus();
  });
}

/** Tell whether keys go into a field. @param {EventTarget | null} target */
function typing(target) {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "range", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** Give an option of the list. @param {Hit} hit @param {number} at @param {Context} context @param {(hit: Hit) => void} take */
function option(hit, at, context, take) {
  const other = hit.matched && hit.matched !== hit.label ? element("span", { class: "quiet" }, " (", isolated(hit.matched), ")") : null;
  const style = hit.kind ? context.summary.kinds[hit.kind] : null;
  const sort = style ? style.name : hit.what;
  return element("div", { role: "option", id: `search-option-${at}`, class: "search-option", "aria-selected": "false", mousedown: (event) => event.preventDefault(), click: () => take(hit) },
    style ? kindMark(style) : element("span", { class: "search-sign", "aria-hidden": "true" }, hit.what === "question" ? "?" : "¶"),
    element("span", { class: "search-name" }, isolated(hit.label), other), element("span", { class: "quiet search-sort" }, sort));
}

/** Put what was found together by its sort, that of the best hit first. @param {Hits[]} answers of entities, reports and questions @returns {Group[]} */
function grouped([entities, reports, questions]) {
  const isPlace = (/** @type {Hit} */ hit) => PLACES.has(hit.kind || "");
  const groups = [
    { words: "Places", hits: entities.found.filter(isPlace), more: 0 },
    { words: "Actors", hits: entities.found.filter((hit) => !isPlace(hit)), more: 0 },
    { words: "Reports", hits: reports.found, more: reports.total - reports.found.length },
    { words: "Questions", hits: questions.found, more: questions.total - questions.found.length },
  ].filter(({ hits }) => hits.length);
  groups.sort((a, b) => (b.hits[0].score || 0) - (a.hits[0].score || 0));
  return groups;
}

/** Show what was chosen where it says most. @param {Hit} hit */
function choose({ what, id, kind }) {
  if (what === "question") return change({ tab: "sparql", sparqlAsk: id });
  const sel = `${what}:${id}`;
  const away = what === "entity" && ["front", "sparql"].includes(state.tab);
  return change(away ? { sel, tab: PLACES.has(kind || "") ? "timeline" : "graph" } : { sel });
}

/** Say something to those who listen. @param {HTMLElement} room @param {string} words */
function said(room, words) {
  const status = room.querySelector("#search-said");
  if (status) status.textContent = words;
}
