// What is shown, selected and filtered: one value, kept in the address so that a copied link shows the same.

/** @typedef {Record<string, string | null> & {tab: string}} State */

/** @type {State} what is as here is left out of the address */
const START = {
  tab: "graph", sel: null, from: null, to: null, clock: "happened", known: null, on: null,
  kindsOff: null, relationsOff: null, least: null, disputed: null, near: null,
};

/** @type {State} every value a string, or `null` where nothing is said */
export const state = { ...START };

const KEY = /^[a-zA-Z]{1,30}$/;
const ISO = /^\d{4}-\d\d-\d\d$/;
const TABS = ["front", "graph", "map", "timeline", "table", "sparql"];
const DAYS = ["from", "to", "known", "on", "frontSince"];
const THINGS = ["entity", "edge", "claim", "interval", "report", "event"];

/** @type {(() => void)[]} */
const listeners = [];
const moment = { waiting: false };

/** Let views keep values of their own in the state. @param {string[]} names */
export function declare(names) {
  for (const name of names) if (!(name in state)) START[name] = state[name] = null;
}

/** Call back after every change, in the next frame. @param {() => void} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Change the state. Another tab or selection is a step that the Back button undoes; so is any change with `step`.
 * @param {Record<string, string | null>} changes an empty string counts as `null` @param {boolean} [step]
 */
export function change(changes, step = false) {
  const before = stateHash();
  const far = step || ["tab", "sel"].some((name) => name in changes && (changes[name] || null) !== state[name]);
  for (const [name, value] of Object.entries(changes)) state[name] = value || START[name] || null;
  const now = stateHash();
  if (now === before) return;
  history[far ? "pushState" : "replaceState"](null, "", now ? `#${now}` : location.pathname + location.search);
  announce();
}

/** Call the listeners once, however much changes before the next frame. */
export function announce() {
  if (moment.waiting) return;
  moment.waiting = true;
  requestAnimationFrame(() => {
    moment.waiting = false;
    for (const listener of listeners) listener();
  });
}

/** Select a thing everywhere; without one nothing is selected. @param {string | null} [what] @param {string | null} [id] */
export function select(what = null, id = null) {
  change({ sel: what && id ? `${what}:${id}` : null });
}

/** Give what is selected. @returns {{what: string, id: string} | null} */
export function selected() {
  const at = state.sel ? state.sel.indexOf(":") : -1;
  return state.sel && at > 0 ? { what: state.sel.slice(0, at), id: state.sel.slice(at + 1) } : null;
}

/** Give the words of a comma list in the state. @param {string} name @returns {Set<string>} */
export function listed(name) {
  return new Set((state[name] || "").split(",").filter(Boolean));
}

/** Take away every filter but keep the selection. */
export function resetFilters() {
  change({ from: null, to: null, kindsOff: null, relationsOff: null, least: null, disputed: null, near: null });
}

/** Write the state as a fragment. */
function stateHash() {
  const said = Object.entries(state).filter(([name, value]) => value && value !== START[name]);
  return new URLSearchParams(/** @type {[string, string][]} */ (said)).toString();
}

/** Take over what the address says; what can name nothing is passed over, and its names are given. */
function readHash() {
  const told = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(state)) state[name] = START[name] ?? null;
  for (const [name, value] of told) if (KEY.test(name) && value && fits(name, value)) state[name] = value;
  // A range that is written the wrong way round is meant all the same.
  if (state.from && state.to && state.from > state.to) [state.from, state.to] = [state.to, state.from];
  const passed = [...told].filter(([name, value]) => KEY.test(name) && value && !fits(name, value)).map(([name]) => name);
  return [...new Set(passed)];
}

/** Tell whether a value from an address can be one of the state. @param {string} name @param {string} value */
function fits(name, value) {
  if (name === "tab") return TABS.includes(value);
  if (name === "clock") return value === "reported";
  if (name === "sel") return THINGS.includes(value.split(":", 1)[0]) && value.length < 600;
  if (DAYS.includes(name)) return ISO.test(value) && isDay(value);
  return value.length <= 20_000;
}

/** Tell whether there is such a day: browsers read the 31st of February as one of March. @param {string} day */
function isDay(day) {
  const at = Date.parse(day);
  return !Number.isNaN(at) && day >= "0001" && new Date(at).toISOString().slice(0, 10) === day;
}

/** Begin: with this tab where the address names none, and follow the address from now on. @param {string} tab @param {(names: string[]) => void} odd told what of an address is passed over */
export function begin(tab, odd) {
  START.tab = state.tab = tab;
  const read = () => {
    const passed = readHash();
    if (passed.length) odd(passed);
  };
  read();
  for (const event of ["popstate", "hashchange"]) {
    addEventListener(event, () => {
      if (location.hash.slice(1) === stateHash()) return;
      read();
      announce();
    });
  }
}
