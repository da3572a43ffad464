// The parameters of a question as fields of a form.

import { element } from "../shell/dom.js";
import { selected, state } from "../shell/state.js";
import { buildFinder } from "./finder.js";

/** @typedef {import("./catalogue.js").Parameter} Parameter */
/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{node: HTMLElement, name: string, value: () => string, fill: (value: string) => void, offer?: (id: string) => Promise<void>, input: HTMLInputElement | HTMLSelectElement}} Field */

/** @type {Record<string, string>} */
const INPUTS = { day: "date", "last-day": "date", month: "month", integer: "number", text: "text" };
// Beyond every war here: such a day means that no end is set, and is not worth showing.
const ENDLESS = new Set(["1900-01-01", "2100-01-01"]);

/** Build the field of a parameter. @param {Parameter} parameter @param {Context} context @returns {Field} */
export function buildField(parameter, context) {
  const id = `sparql-with-${parameter.name}`;
  const needed = parameter.default === null;
  const hint = hintOf(parameter);
  const plain = { id, name: parameter.name, required: needed, "aria-describedby": hint !== "" && `${id}-hint` };
  const part = partOf(parameter, context, plain);
  const label = element("label", { for: id }, parameter.label, !needed && element("span", { class: "quiet" }, " (optional)"));
  const node = element("div", { class: "sparql-field" }, label, part.node, hint && element("small", { id: `${id}-hint`, class: "quiet" }, hint));
  return { ...part, node, name: parameter.name };
}

/** @param {Parameter} parameter @param {Context} context @param {Record<string, string | boolean>} plain */
function partOf(parameter, context, plain) {
  if (["actor", "place", "entity"].includes(parameter.type)) return buildFinder(parameter.name, parameter.type, context, { ...plain, placeholder: "Type a name" });
  if (parameter.type === "relation") return choiceOf(parameter, context, plain);
  const pattern = parameter.type === "month" ? "[0-9]{4}-[0-9]{2}" : null;
  const input = element("input", { ...plain, type: INPUTS[parameter.type] || "text", step: parameter.type === "integer" && "1", pattern });
  return { node: input, input, value: () => input.value.trim(), fill: (/** @type {string} */ value) => { input.value = ENDLESS.has(value) ? "" : value; } };
}

/** Offer the relations, those that occur first. @param {Parameter} parameter @param {Context} context @param {Record<string, string | boolean>} plain */
function choiceOf(parameter, context, plain) {
  const all = Object.entries(context.summary.relations);
  const optionsOf = (/** @type {boolean} */ there) => all.filter(([, one]) => one.count > 0 === there).map(([value, one]) => element("option", { value, selected: value === parameter.default }, there ? `${one.name} (${one.count.toLocaleString("en")})` : one.name));
  const rare = optionsOf(false);
  const input = element("select", plain, ...optionsOf(true), rare.length > 0 && element("optgroup", { label: "None here" }, ...rare));
  return { node: input, input, value: () => input.value, fill: (/** @type {string} */ value) => { if (value) input.value = value; } };
}

/** @param {Parameter} parameter */
function hintOf(parameter) {
  if (parameter.default !== null && ENDLESS.has(parameter.default)) return "Empty: no limit";
  return parameter.default !== null && parameter.type !== "relation" ? `Empty: ${parameter.default}` : "";
}

/** Put into a field that must be filled what suits it of what is selected and chosen elsewhere. @param {Field} field @param {Parameter} parameter @param {Context} context */
export function suggest(field, parameter, context) {
  if (parameter.default !== null) return;
  const chosen = selected();
  if (!field.offer) field.fill(suitable(parameter, context));
  else if (chosen && chosen.what === "entity") field.offer(chosen.id);
}

/** @param {Parameter} parameter @param {Context} context */
function suitable(parameter, context) {
  const day = state.on || state.to || lastDay(context);
  if (parameter.type === "month") return day.slice(0, 7);
  if (parameter.name === "since") return state.from || firstOfMonth(day);
  return parameter.type === "day" || parameter.type === "last-day" ? day : "";
}

/** @param {Context} context */
function lastDay(context) {
  const { happened, reported } = context.summary.days;
  return (reported || happened || ["", ""])[1];
}

/** @param {string} day */
function firstOfMonth(day) {
  return day ? `${day.slice(0, 8)}01` : "";
}
