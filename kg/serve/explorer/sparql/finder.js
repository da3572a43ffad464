// A field in which an actor or a place is found by name, with what fits listed below while one types.

import { element, isolated, kindMark } from "../shell/dom.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{id: string, label: string, kind: string, country: string | null}} Hit */

const PLACES = new Set(["state", "region", "settlement", "facility", "natural-feature", "area"]);
const NO_ACTORS = new Set(["region", "settlement", "facility", "natural-feature", "area"]);
const MOST = 8;

/** @type {Record<string, (kind: string) => boolean>} */
const FITS = { actor: (kind) => !NO_ACTORS.has(kind), place: (kind) => PLACES.has(kind), entity: () => true };

/**
 * Build the field. Its `id` is what was chosen, else what was typed, which the server reads as a name.
 * @param {string} name @param {string} type actor, place or entity @param {Context} context @param {Record<string, string | boolean>} attributes
 */
export function buildFinder(name, type, context, attributes) {
  const listId = `sparql-list-${name}`;
  const input = element("input", { ...attributes, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId });
  const list = element("ul", { id: listId, role: "listbox", class: "sparql-hits", hidden: true, "aria-label": "What fits" });
  const held = { id: "", label: "", at: -1, hits: /** @type {Hit[]} */ ([]), asked: new AbortController(), timer: 0 };

  const close = () => {
    held.asked.abort();
    clearTimeout(held.timer);
    list.hidden = true;
    held.at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (/** @type {Hit} */ hit) => {
    held.id = hit.id;
    held.label = input.value = hit.label;
    input.setCustomValidity("");
    close();
  };
  const show = (/** @type {Hit[]} */ hits) => {
    held.hits = hits;
    held.at = -1;
    const options = hits.map((hit, at) => optionOf(hit, `${listId}-${at}`, context, () => take(hit)));
    list.replaceChildren(...(options.length ? options : [element("li", { class: "quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing of that name")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const look = async () => {
    held.asked.abort();
    held.asked = new AbortController();
    const words = input.value.trim();
    if (!words) return close();
    try {
      const { found } = await context.ask("/search", { q: words.slice(0, 500), what: "entity", limit: 40 }, held.asked.signal);
      context.learn(found);
      show(found.filter((/** @type {Hit} */ hit) => FITS[type](hit.kind)).slice(0, MOST));
    } catch (error) {
      if (!(error instanceof DOMException)) close();
    }
  };
  const move = (/** @type {number} */ by) => {
    const count = held.hits.length;
    if (list.hidden || !count) return void look();
    held.at = (held.at + by + count + (held.at < 0 && by < 0 ? 1 : 0)) % count;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === held.at)));
    input.setAttribute("aria-activedescendant", `${listId}-${held.at}`);
    list.children[held.at].scrollIntoView({ block: "nearest" });
  };
  const known = async (/** @type {string} */ id) => {
    const { found } = await context.ask("/search", { q: id.replaceAll("-", " ").slice(0, 500), what: "entity", limit: 20 }).catch(() => ({ found: [] }));
    return found.find((/** @type {Hit} */ one) => one.id === id);
  };
  input.addEventListener("input", () => {
    held.id = "";
    clearTimeout(held.timer);
    held.timer = window.setTimeout(look, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !list.hidden && held.hits[Math.max(held.at, 0)]) {
      event.preventDefault();
      take(held.hits[Math.max(held.at, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  return {
    node: element("div", { class: "sparql-finder" }, input, list),
    input,
    value: () => (held.id && input.value === held.label ? held.id : input.value.trim()),
    /** Fill in what an address says. @param {string} id */
    fill(id) {
      held.id = id;
      held.label = input.value = context.label(id);
      if (id && held.label === id) known(id).then((hit) => { if (hit && input.value === id) take(hit); });
    },
    /** Fill in what is selected elsewhere, if it can stand here. @param {string} id */
    async offer(id) {
      const hit = await known(id);
      if (hit && FITS[type](hit.kind) && !input.value) take(hit);
    },
  };
}

/** @param {Hit} hit @param {string} id @param {Context} context @param {() => void} take */
function optionOf(hit, id, context, take) {
  const kind = context.summary.kinds[hit.kind];
  const where = hit.country && hit.country !== hit.id ? `, ${stateName(context.label(hit.country))}` : "";
  const note = element("span", { class: "quiet" }, `${kind ? kind.name : hit.kind}${where}`);
  // The field must not lose the focus to the list, or it would close before the click.
  const pointerdown = (/** @type {Event} */ event) => event.preventDefault();
  return element("li", { id, role: "option", "aria-selected": "false", pointerdown, click: take }, kind && kindMark(kind), isolated(hit.label), " ", note);
}

/** Write the name of a state; one of which only the id is known is written as its name mostly is. @param {string} label */
function stateName(label) {
  return label.replace(/^[a-z]/, (sign) => sign.toUpperCase()).replace(/-([a-z])/g, (_, sign) => ` ${sign.toUpperCase()}`);
}
