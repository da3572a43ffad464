// Why a claim was read as it was: asked for when its part is opened.

import { element, isolated } from "../shell/dom.js";

/** @typedef {import("./telling.js").Telling} Telling */

const FACTORS = /** @type {Record<string, Record<string, string>>} */ ({
  reading: { plain: "a plain reading is right this often" },
  rule: { said: "the words say the relation itself", implied: "the relation follows from the words" },
  references: { none: "both parties are named", one: "one party is only referred to", both: "both parties are only referred to" },
  rivals: { none: "no other place of that name comes near", near: "another place of that name comes near" },
  loser: { named: "who lost by it is named", "not-named": "who lost by it is not named" },
  clause: { own: "the words stand in a clause of their own", shared: "who acted stands in another clause" },
  status: { asserted: "it is said as fact", "not-asserted": "it is not said as plain fact" },
});

/** Give the part of a card that says how sure its reading is, and why when it is opened. @param {Telling} telling @param {any} claim */
export function confidencePart(telling, claim) {
  const sure = `Read with confidence ${claim.confidence.toFixed(2)}`;
  if (!telling.context.served) return element("p", { class: "panel-sure quiet" }, sure);
  const inside = element("div", { class: "panel-why" });
  const part = element("details", { class: "panel-sure" }, element("summary", {}, sure, element("span", { class: "quiet" }, " · why")), inside);
  part.addEventListener("toggle", () => { if (part.open && !inside.firstChild) fill(telling, claim, inside); });
  return part;
}

/** @param {Telling} telling @param {any} claim @param {HTMLElement} inside */
async function fill(telling, claim, inside) {
  inside.replaceChildren(element("p", { class: "quiet" }, "Reading the sentence again …"));
  try {
    inside.replaceChildren(...explained(await telling.context.ask(`/claims/${encodeURIComponent(claim.id)}/explanation`)));
  } catch (error) {
    inside.replaceChildren(element("p", { class: "panel-notice" }, error instanceof Error ? error.message : String(error)));
  }
}

/** Word an explanation. @param {any} why */
function explained(why) {
  const factors = why.confidence.factors.map((/** @type {any} */ one) => element("tr", {},
    element("td", {}, (FACTORS[one.feature] && FACTORS[one.feature][one.choice]) || `${one.feature}: ${one.choice}`),
    element("td", { class: "panel-number" }, one.value === 1 ? "–" : `× ${one.value.toFixed(2)}`)));
  const facts = [
    fact("Pattern", element("code", {}, why.frame.pattern)),
    ...why.arguments.map((/** @type {any} */ one) => fact(one.role, ...argumentWords(one))),
    fact("Day", why.date.rule.replaceAll("-", " "), quoted(why.date.words)),
    fact("Status", why.status.rule.replaceAll("-", " "), quoted(why.status.cue)),
    fact("Extent", why.extent.rule.replaceAll("-", " "), quoted(why.extent.cue)),
  ];
  return [
    element("table", { class: "panel-factors" }, element("caption", { class: "hidden" }, "What makes the reading more or less sure"),
      element("tbody", {}, ...factors, element("tr", { class: "panel-sum" }, element("td", {}, "together"), element("td", { class: "panel-number" }, why.confidence.value.toFixed(2))))),
    element("dl", { class: "panel-facts" }, ...facts),
  ];
}

/** Word how a role came to mean an entity. @param {any} one @returns {(Node | string | null)[]} */
function argumentWords(one) {
  const ground = /** @type {Record<string, string>} */ ({ name: "by name", composed: "by its parts", made: "made of the words", class: "by its kind", pronoun: "by a pronoun" });
  const rivals = one.names.flatMap((/** @type {any} */ name) => name.candidates.slice(1)).map((/** @type {any} */ other) => other.entity.label);
  return [
    isolated(one.entity.label), `, ${ground[one.ground] || one.ground}`, quoted(one.words),
    one.reference && element("span", {}, `; ${one.reference.recall.replaceAll("-", " ")}`, quoted(one.reference.words)),
    rivals.length ? element("span", { class: "quiet" }, "; rather than ", isolated([...new Set(rivals)].slice(0, 4).join(", "))) : null,
  ];
}

/** @param {string} name @param {...(Node | string | null)} said */
function fact(name, ...said) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, ...said));
}

/** Quote words of the report; those that this reader may not see are only said to be there. @param {any} words */
function quoted(words) {
  if (!words) return null;
  return words.text === null ? element("span", { class: "quiet" }, " (words elsewhere in the report)") : element("span", {}, " “", isolated(words.text), "”");
}
