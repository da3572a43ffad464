// The table view: relationships, claims, places and reports, narrowed, ordered, searched and saved.

import { element } from "../shell/dom.js";
import { change, selected, state } from "../shell/state.js";
import { countWords } from "../shell/words.js";
import { TABLES, asked, clear, narrowed, openTable, opened } from "./asked.js";
import { columnHead, openChoice, showChoice, shownColumns, wanted } from "./columns.js";
import { clearing, openFacets } from "./facets.js";
import { markSelected, steppable, tableRow } from "./rows.js";
import { saveShown } from "./saving.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./asked.js").Page} Page */
/** @typedef {import("./asked.js").Column} Column */

const PAGE = 200;
const FARTHEST = 2000;
const PAUSE = 180;

/** Open the view. @param {HTMLElement} room @param {Context} context */
export async function open(room, context) {
  const parts = build(room, context);
  const table = new Shown(parts, context);
  const told = (/** @type {Promise<void>} */ work) => work.catch((error) => context.tell(error.message));
  parts.more.addEventListener("click", () => told(table.extend()));
  steppable(parts.rows, () => told(table.extend()));
  for (const form of /** @type {const} */ (["csv", "json"])) {
    parts[form].addEventListener("click", () => told(saveShown(context, form, shownColumns(table.columns))));
  }
  return { show: () => table.show() };
}

/** @typedef {ReturnType<typeof build>} Parts */

/** Build what stays: the controls, and the frame of the table. @param {HTMLElement} room @param {Context} context */
function build(room, context) {
  const button = (/** @type {string} */ words, /** @type {string} */ label) => element("button", { type: "button", "aria-label": label, title: label }, words);
  const tables = Object.entries(TABLES).map(([what, { name }]) =>
    element("button", { type: "button", "data-table": what, "data-key": `table:${what}`, click: () => openTable(what) }, name));
  const find = element("input", { type: "search", class: "table-find", placeholder: "Find in these rows …", "aria-label": "Find in these rows", maxlength: 500 });
  let timer = 0;
  find.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => change({ tableFind: find.value.trim() }), PAUSE);
  });
  const choice = openChoice(), clears = clearing();
  const csv = button("CSV", "Save these rows as CSV"), json = button("JSON", "Save these rows as JSON");
  const count = element("p", { class: "table-count", role: "status" });
  const facets = element("div", { class: "table-facets" });
  const fold = element("details", { class: "table-narrow", open: !matchMedia("(max-width: 600px)").matches }, element("summary", {}, "Narrow by"), facets);
  const header = element("thead"), rows = element("tbody");
  const caption = element("caption", { class: "hidden" });
  const table = element("table", { class: "table-rows" }, caption, header, rows);
  const empty = element("div", { class: "empty table-empty", hidden: true });
  const more = element("button", { type: "button", class: "table-more", hidden: true, "data-key": "more" });
  const scroller = element("div", { class: "table-scroller", role: "region", tabindex: 0, "aria-label": "Rows" }, table, empty, more);
  const head = element("div", { class: "table-head" },
    element("div", { class: "table-tabs", role: "group", "aria-label": "Which table" }, ...tables), find, choice.fold, csv, json);
  const body = element("div", { class: "table-body" },
    element("aside", { class: "table-aside", "aria-label": "Narrow the table" }, fold),
    element("div", { class: "table-centre" }, element("div", { class: "table-line" }, count, clears.button), scroller));
  room.append(head, body);
  return { tables, find, choice, csv, json, count, clears, show: openFacets(facets, context), header, rows, caption, table, empty, more, scroller };
}

/** What the table shows now, and how it follows the state. */
class Shown {
  /** @param {Parts} parts @param {Context} context */
  constructor(parts, context) {
    this.parts = parts;
    this.context = context;
    /** @type {Column[]} */
    this.columns = [];
    /** @type {Page | null} */
    this.page = null;
    this.told = "";
    this.sel = "";
    /** @type {AbortController | null} */
    this.asking = null;
  }

  /** Bring it up to the state; only what changed is asked for. */
  async show() {
    const what = opened(), params = this.params();
    this.controls(what);
    const told = this.key(params);
    if (told !== this.told) {
      const seek = this.sought(what);
      this.told = told;
      try {
        await this.fetch(params, seek);
      } catch (error) {
        // What failed is asked again, unless something newer was asked meanwhile.
        if (this.told === told) this.told = "";
        throw error;
      }
      this.sel = "";
    }
    if (this.page) await this.select(what);
  }

  /** Give what is asked now. */
  params() {
    const known = this.page && this.page.what === opened() ? this.page.columns : null;
    return { ...asked(), columns: wanted(known) };
  }

  /** Give what an answer to this is kept under. @param {import("../shell/context.js").Params} params */
  key(params) {
    return JSON.stringify([this.context.summary.version, params]);
  }

  /** Give the id of the selected row, if it is one of this table. @param {keyof typeof TABLES} what */
  sought(what) {
    const chosen = selected();
    return chosen && chosen.what === TABLES[what].selects ? chosen.id : null;
  }

  /** Ask for the first rows. @param {import("../shell/context.js").Params} params @param {string | null} seek @returns {Promise<void>} */
  async fetch(params, seek) {
    this.asking?.abort();
    const own = this.asking = new AbortController();
    const page = /** @type {Page} */ (await this.context.ask("rows", { ...params, seek, limit: PAGE }, own.signal));
    if (own !== this.asking) return;
    this.page = page;
    this.columns = page.columns;
    // Which columns there are is known only now.
    if (wanted(page.columns) !== page.cells.join()) return this.fetch(this.params(), seek);
    this.told = this.key(this.params());
    this.draw(page);
    const place = page.place;
    if (place !== null && place >= page.rows.length && place < FARTHEST) await this.extend(place + 1);
  }

  /** Ask for more rows. @param {number} [until] up to so many */
  async extend(until = 0) {
    const page = this.page;
    if (!page || page.after === null || this.parts.more.disabled) return;
    this.parts.more.disabled = true;
    const limit = Math.min(Math.max(PAGE, until - page.after), FARTHEST);
    try {
      const next = /** @type {Page} */ (await this.context.ask("rows", { ...this.params(), after: page.after, limit }));
      if (this.page !== page) return;
      const from = page.rows.length;
      page.rows.push(...next.rows);
      page.after = next.after;
      this.append(page, from);
    } finally {
      this.parts.more.disabled = false;
    }
  }

  /** Show the controls as the state has them. @param {keyof typeof TABLES} what */
  controls(what) {
    const { tables, find, clears } = this.parts;
    for (const button of tables) button.setAttribute("aria-pressed", String(button.dataset.table === what));
    if (document.activeElement !== find) find.value = state.tableFind || "";
    clears.show();
  }

  /** Draw a page anew; what had the focus has it again. @param {Page} page */
  draw(page) {
    const { parts, context } = this;
    const held = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-key]"))?.dataset.key;
    const columns = this.shown(page);
    showChoice(parts.choice.list, page.columns);
    parts.show(page.facets, page.what);
    parts.header.replaceChildren(element("tr", {}, ...columns.map((column) => columnHead(column, page.sort)), context.served && element("td", {})));
    parts.rows.replaceChildren();
    this.append(page, 0);
    parts.scroller.scrollTop = 0;
    this.say(page);
    if (held && !document.activeElement?.closest("[data-key]")) {
      /** @type {HTMLElement | null} */ (document.querySelector(`#view-table [data-key="${CSS.escape(held)}"]`))?.focus();
    }
  }

  /** Give the columns whose cells a page holds. @param {Page} page */
  shown(page) {
    return page.cells.map((name) => /** @type {Column} */ (page.columns.find((column) => column.name === name)));
  }

  /** Add rows below those that are there. @param {Page} page @param {number} from */
  append(page, from) {
    const { rows, more } = this.parts, what = opened(), columns = this.shown(page);
    rows.append(...page.rows.slice(from).map((row) => tableRow(this.context, what, columns, row)));
    this.context.learn(page.rows.slice(from).flatMap((row) => row.slice(1).flatMap((cell, at) => entitiesIn(columns[at], cell))));
    const left = page.total - page.rows.length;
    more.hidden = page.after === null;
    more.textContent = `Show ${Math.min(PAGE, left).toLocaleString("en")} more of ${left.toLocaleString("en")}`;
    markSelected(rows, what);
  }

  /** Say how many rows there are, and what to do where there are none. @param {Page} page */
  say(page) {
    const { count, caption, empty, table } = this.parts, { name, one } = TABLES[opened()];
    const of = page.all === page.total ? "" : ` of ${countWords(page.all, one)}`;
    const hidden = page.all - page.within;
    const beyond = page.beyond ? ` · ${page.beyond.toLocaleString("en")} more not in this file` : "";
    const why = hidden ? ` · ${hidden.toLocaleString("en")} outside the days or the legend` : "";
    count.textContent = `${of ? page.total.toLocaleString("en") + of : countWords(page.total, one)}${why}${beyond}`;
    caption.textContent = `${name}: ${count.textContent}`;
    table.hidden = !page.total;
    empty.hidden = page.total > 0;
    if (!page.total) empty.replaceChildren(...nothing(page, one));
  }

  /** Mark what is selected, and bring it into sight when it is news. @param {keyof typeof TABLES} what */
  async select(what) {
    const row = markSelected(this.parts.rows, what);
    if (state.sel === this.sel) return;
    this.sel = state.sel || "";
    row?.scrollIntoView({ block: "nearest" });
  }
}

/** Give the entities that a cell names. @param {Column} column @param {any} cell @returns {import("../shell/context.js").Named[]} */
function entitiesIn({ type }, cell) {
  const words = !cell ? [] : type === "entity" ? [cell] : type === "entities" ? cell : [];
  return words.map((/** @type {import("./asked.js").Word} */ [id, label, kind]) => ({ id, label, kind }));
}

/** Say why there are no rows, and what to do. @param {Page} page @param {string} one */
function nothing(page, one) {
  if (!page.all) return [element("p", {}, `There is no ${one} yet. Read reports in, and they will be listed here.`)];
  if (!narrowed()) return [element("p", {}, `No ${one} lies within these days and this legend.`), element("p", {}, "Widen the days below, or clear the filters of the legend.")];
  return [element("p", {}, `No ${one} passes these filters.`), element("button", { type: "button", click: clear }, "Clear filters")];
}
