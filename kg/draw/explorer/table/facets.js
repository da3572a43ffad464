// What a table can be narrowed by: words with counts, beside it; above it as menus where there is no room.

import { element, isolated } from "../shell/dom.js";
import { asked, choose, chosen, clear, narrowed } from "./asked.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./asked.js").Facet} Facet */

const OPEN_AT_FIRST = 3;
const PAUSE = 150;
const BESIDE = 860;
const EDGE = 8;

/**
 * Build the facets.
 * @param {HTMLElement} room @param {Context} context
 * @returns {(facets: Facet[], what: string) => void} what shows them
 */
export function openFacets(room, context) {
  /** @type {Map<string, HTMLDetailsElement>} */
  const folds = new Map();
  let shown = "";
  watchWidth(room, folds);
  return (facets, what) => {
    if (what !== shown) folds.clear();
    shown = what;
    const telling = facets.filter((facet) => facet.values.length);
    telling.forEach((facet, at) => {
      if (!folds.has(facet.name)) folds.set(facet.name, foldOf(facet, beside(room) && at < OPEN_AT_FIRST, context));
      fill(/** @type {HTMLDetailsElement} */ (folds.get(facet.name)), facet);
    });
    const kept = telling.map((facet) => /** @type {HTMLDetailsElement} */ (folds.get(facet.name)));
    if (kept.length !== room.children.length || kept.some((fold, at) => room.children[at] !== fold)) room.replaceChildren(...kept);
  };
}

/** Make menus of the folds where there is no room beside the table, one open at a time. @param {HTMLElement} room @param {Map<string, HTMLDetailsElement>} folds */
function watchWidth(room, folds) {
  const view = /** @type {HTMLElement} */ (room.closest(".view") || room);
  const shut = (/** @type {Element | null} */ but) => { for (const fold of folds.values()) if (fold !== but) fold.open = false; };
  const fit = () => {
    const menus = view.clientWidth > 0 && view.clientWidth < BESIDE ? "yes" : "no";
    if (room.dataset.menus === menus) return;
    room.dataset.menus = menus;
    if (menus === "yes") shut(null);
    else [...folds.values()].forEach((fold, at) => { fold.open ||= at < OPEN_AT_FIRST; });
  };
  new ResizeObserver(fit).observe(view);
  room.addEventListener("toggle", ({ target }) => {
    const fold = /** @type {HTMLDetailsElement} */ (target);
    if (room.dataset.menus !== "yes" || !fold.open) return;
    shut(fold);
    place(room, fold);
  }, true);
  document.addEventListener("pointerdown", ({ target }) => { if (!beside(room) && !room.contains(/** @type {Node} */ (target))) shut(null); });
  room.addEventListener("keydown", (event) => {
    const fold = /** @type {HTMLElement} */ (event.target).closest("details");
    if (event.key !== "Escape" || beside(room) || !fold?.open) return;
    event.preventDefault();
    fold.open = false;
    fold.querySelector("summary")?.focus();
  });
}

/** @param {HTMLElement} room */
function beside(room) {
  return room.dataset.menus !== "yes";
}

/** Put an open menu under its button, inside the view. @param {HTMLElement} room @param {HTMLDetailsElement} fold */
function place(room, fold) {
  const menu = /** @type {HTMLElement} */ (fold.querySelector(".table-menu"));
  const most = room.clientWidth - menu.offsetWidth - EDGE;
  menu.style.left = `${Math.max(EDGE, Math.min(fold.offsetLeft, most))}px`;
  menu.style.top = `${fold.offsetTop + fold.offsetHeight + 2}px`;
}

/** Build the fold of a facet. @param {Facet} facet @param {boolean} open @param {Context} context */
function foldOf(facet, open, context) {
  const list = element("div", { class: "table-values" });
  const fold = element("details", { class: "table-facet", open, "data-facet": facet.name },
    element("summary", {}, element("span", {}, facet.label), element("span", { class: "number" })));
  const search = element("input", { type: "search", placeholder: `Find ${facet.label.toLowerCase()} …`, "aria-label": `Find in ${facet.label}`, hidden: true, maxlength: 200 });
  fold.append(element("div", { class: "table-menu" }, search, list));
  let timer = 0;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => look(fold, facet.name, search.value, context).catch((error) => context.tell(error.message)), PAUSE);
  });
  return fold;
}

/** Show the words that hold what is looked for. @param {HTMLDetailsElement} fold @param {string} name @param {string} words @param {Context} context */
async function look(fold, name, words, context) {
  const found = /** @type {Facet} */ (await context.ask("facet", { ...asked(), name, words }));
  const search = /** @type {HTMLInputElement} */ (fold.querySelector("input[type=search]"));
  if (search.value === words) list(fold, found);
}

/** Show a facet as it is now; one that is being searched stays. @param {HTMLDetailsElement} fold @param {Facet} facet */
function fill(fold, facet) {
  const search = /** @type {HTMLInputElement} */ (fold.querySelector("input[type=search]"));
  const number = /** @type {HTMLElement} */ (fold.querySelector("summary .number"));
  const on = chosen().get(facet.name)?.size || 0;
  number.textContent = on ? `${on} of ${facet.total.toLocaleString("en")}` : facet.total.toLocaleString("en");
  fold.classList.toggle("table-on", on > 0);
  search.hidden = facet.total <= facet.values.length && !search.value;
  if (search.value && document.activeElement === search) return;
  search.value = "";
  list(fold, facet);
}

/** List words with their counts. @param {HTMLDetailsElement} fold @param {Facet} facet */
function list(fold, facet) {
  const on = chosen().get(facet.name) || new Set();
  const rows = facet.values.map(([key, label, count]) => {
    const box = element("input", { type: "checkbox", "data-key": `facet:${facet.name}:${key}`, change: () => choose(facet.name, key, box.checked) });
    box.checked = on.has(key);
    return element("label", { class: "table-value" }, box, element("span", { class: "table-word" }, isolated(label)),
      element("span", { class: "number" }, count.toLocaleString("en")));
  });
  const more = facet.total - facet.values.length;
  const searching = Boolean(/** @type {HTMLInputElement} */ (fold.querySelector("input[type=search]")).value);
  const rest = searching ? (rows.length ? "" : "None of that name here.") : more > 0 ? `${more.toLocaleString("en")} more: find them by name` : "";
  /** @type {HTMLElement} */ (fold.querySelector(".table-values")).replaceChildren(...rows, ...(rest ? [element("p", { class: "quiet" }, rest)] : []));
}

/** Build the button that takes every filter of this table away. */
export function clearing() {
  const button = element("button", { type: "button", class: "table-clear", hidden: true, click: clear }, "Clear filters");
  return { button, show: () => { button.hidden = !narrowed(); } };
}
