// A field in which an actor or a place is found by its name.

import { element, isolated, kindMark } from "../shell/dom.js";
import { folded } from "../shell/words.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{id: string, label: string, kind: string}} Named */

const MOST = 8;

/**
 * Build a field with its offers.
 * @param {Context} context @param {string} name of the field, also for its id @param {() => Iterable<Named>} drawn who is drawn, offered where no server is asked
 * @param {() => void} chosen
 * @returns {{part: HTMLElement, value: () => Named | null, set: (one: Named | null) => void, focus: () => void}}
 */
export function chooser(context, name, drawn, chosen) {
  const own = `graph-choose-${name.toLowerCase()}`;
  const held = { one: /** @type {Named | null} */ (null), offers: /** @type {Named[]} */ ([]), at: 0, asked: 0 };
  const input = element("input", { id: own, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": `${own}-list`, placeholder: "actor or place", input: () => offer(), blur: () => show([]), keydown: (/** @type {KeyboardEvent} */ event) => key(event) });
  const list = element("ul", { id: `${own}-list`, role: "listbox", class: "graph-offers", "aria-label": name, hidden: true });
  const set = (/** @type {Named | null} */ one) => {
    held.one = one;
    input.value = one ? one.label : "";
    show([]);
  };
  const take = (/** @type {Named} */ one) => {
    set(one);
    chosen();
  };
  const show = (/** @type {Named[]} */ offers) => {
    held.offers = offers;
    list.hidden = !offers.length;
    input.setAttribute("aria-expanded", String(offers.length > 0));
    list.replaceChildren(...offers.map((one, at) => element("li", { id: `${own}-${at}`, role: "option", "aria-selected": String(at === held.at),
      mousedown: (/** @type {Event} */ event) => event.preventDefault(), click: () => take(one) }, kindMark(context.summary.kinds[one.kind]), isolated(one.label))));
    if (offers.length) input.setAttribute("aria-activedescendant", `${own}-${held.at}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const offer = async () => {
    held.one = null;
    held.at = 0;
    const turn = held.asked += 1, words = input.value.trim();
    const found = words ? await suggested(context, words, drawn) : [];
    if (turn === held.asked) show(found.slice(0, MOST));
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && held.offers.length) {
      event.preventDefault();
      held.at = (held.at + by + held.offers.length) % held.offers.length;
      show(held.offers);
    } else if (event.key === "Enter" && held.offers[held.at]) {
      event.preventDefault();
      take(held.offers[held.at]);
    } else if (event.key === "Escape" && held.offers.length) {
      event.preventDefault();
      event.stopPropagation();
      show([]);
    }
  };
  return { part: element("div", { class: "graph-choose" }, element("label", { for: own }, name), input, list), value: () => held.one, set, focus: () => input.focus() };
}

/** Find by words: of all, or without a server of who is drawn. @param {Context} context @param {string} words @param {() => Iterable<Named>} drawn @returns {Promise<Named[]>} */
async function suggested(context, words, drawn) {
  if (context.served) return (await context.ask("/entities", { q: words, limit: MOST })).entities;
  const asked = folded(words);
  const found = [...drawn()].filter((one) => folded(one.label).includes(asked));
  return found.sort((a, b) => Number(folded(b.label).startsWith(asked)) - Number(folded(a.label).startsWith(asked)) || a.label.localeCompare(b.label));
}
