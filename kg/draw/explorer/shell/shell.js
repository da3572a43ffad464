// The page put together: header, legend, the open view, panel, days.

import { byId, element } from "./dom.js";
import { openDays } from "./days.js";
import { openLegend } from "./legend.js";
import { rankActors } from "./sides.js";
import { announce, change, onChange, select, state } from "./state.js";
import { turnTheme } from "./theme.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./context.js").View} View */
/** @typedef {import("./context.js").ViewModule} ViewModule */
/** @typedef {{name: string, title: string, load: () => Promise<ViewModule>, bare?: boolean}} Tab a bare one has neither legend nor days */

/** @type {Map<string, Promise<View>>} */
const opened = new Map();

/**
 * Put the page together and keep it in step with the state.
 * @param {Context} context @param {Tab[]} tabs the first is shown where the address names none
 * @param {View[]} parts what is shown beside the views: panel, search
 * @param {{happened: [number, number][], reported: [number, number][]}} days
 */
export function openShell(context, tabs, parts, days) {
  rankActors(context.summary.foremost);
  const legend = openLegend(byId("legend"), context);
  const below = openDays(byId("days"), days, context.served);
  context.tally = legend.count;
  buildTabs(tabs);
  buildButtons(context);
  buildDividers();
  const showAll = () => {
    const tab = tabs.find((one) => one.name === state.tab) || tabs[0];
    showTab(tabs, tab);
    legend.show();
    below.show();
    for (const part of parts) guarded(context, () => part.show());
    document.body.dataset.selected = state.sel ? "yes" : "no";
    return guarded(context, () => showView(context, tab));
  };
  onChange(showAll);
  addEventListener("resize", announce);
  document.addEventListener("keydown", (event) => closeOnEscape(event));
  return showAll();
}

/** Show the view of a tab, which is loaded when first opened. @param {Context} context @param {Tab} tab */
async function showView(context, tab) {
  const room = byId(`view-${tab.name}`);
  let view = opened.get(tab.name);
  room.setAttribute("aria-busy", "true");
  if (!view) {
    context.tally(null);
    view = tab.load().then((module) => module.open(room, context));
    opened.set(tab.name, view);
    // What failed to load is tried anew when it is opened again.
    view.catch(() => opened.delete(tab.name));
  }
  try {
    await (await view).show();
  } finally {
    room.removeAttribute("aria-busy");
  }
}

/** Do something and say what went wrong in the page. @param {Context} context @param {() => void | Promise<void>} work */
async function guarded(context, work) {
  try {
    await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    context.tell(error instanceof Error ? error.message : String(error));
    if (!(error instanceof Error) || error.name !== "Refused") console.error(error);
  }
}

/** Mark the tab that is shown. @param {Tab[]} tabs @param {Tab} shown */
function showTab(tabs, shown) {
  for (const { name } of tabs) {
    const on = name === shown.name, button = byId(`tab-${name}`);
    byId(`view-${name}`).hidden = !on;
    button.setAttribute("aria-selected", String(on));
    button.tabIndex = on ? 0 : -1;
  }
  document.body.dataset.tab = shown.name;
  document.body.dataset.bare = shown.bare ? "yes" : "no";
}

/** Build the tabs, which are clicked or stepped through with the arrows. @param {Tab[]} tabs */
function buildTabs(tabs) {
  const buttons = tabs.map(({ name, title }) => element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `view-${name}`, click: () => change({ tab: name }) }, title));
  const step = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(/** @type {any} */ (event.target));
    if (!by || at < 0) return;
    event.preventDefault();
    const next = (at + by + tabs.length) % tabs.length;
    change({ tab: tabs[next].name });
    buttons[next].focus();
  };
  byId("tabs").replaceChildren(...buttons);
  byId("tabs").addEventListener("keydown", step);
  byId("views").replaceChildren(...tabs.map(({ name }) =>
    element("section", { class: `view view-${name}`, id: `view-${name}`, role: "tabpanel", "aria-labelledby": `tab-${name}`, tabindex: -1, hidden: true })));
}

/** Build the buttons at the end of the header. @param {Context} context */
function buildButtons(context) {
  const share = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      context.tell("The link is copied. It shows just this.");
    } catch {
      context.tell("Copy the address of this page: it shows just this.");
    }
  };
  byId("bar-end").replaceChildren(
    element("button", { type: "button", id: "share", click: share, title: "Copy a link that shows just this" }, "Share"),
    element("button", { type: "button", id: "theme", click: turnTheme, "aria-label": "Light or dark", title: "Light or dark" }, "◐"));
}

/** Let the panel's edge be dragged, or moved by the arrows. */
function buildDividers() {
  const bar = byId("divider");
  const widen = (/** @type {number} */ width) => {
    const kept = Math.round(Math.min(Math.max(width, 260), innerWidth * 0.6));
    document.documentElement.style.setProperty("--panel", `${kept}px`);
    bar.setAttribute("aria-valuenow", String(kept));
  };
  const width = () => byId("panel").getBoundingClientRect().width;
  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    bar.onpointermove = (moved) => widen(innerWidth - moved.clientX);
  });
  for (const end of ["pointerup", "pointercancel"]) bar.addEventListener(end, () => { bar.onpointermove = null; announce(); });
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
    if (!by) return;
    event.preventDefault();
    widen(width() + by);
    announce();
  });
}

/** Escape takes the selection away, unless something else takes it. @param {KeyboardEvent} event */
function closeOnEscape(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const target = event.target;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return;
  select();
}

/** Say what of a link means nothing here. @param {string[]} names */
export function tellPassed(names) {
  tell(`This link says what means nothing here, which is passed over: ${names.join(", ")}.`);
}

/** Say something in the page: politely to those who listen, and for a while to those who look. @param {string} words */
export function tell(words) {
  const note = byId("told");
  note.textContent = words;
  note.hidden = false;
  clearTimeout(Number(note.dataset.timer));
  note.dataset.timer = String(setTimeout(() => { note.hidden = true; }, 8_000));
}
