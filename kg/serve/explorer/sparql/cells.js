// One cell of an answer: a thing of this graph can be selected, an address of the web followed, the rest read.

import { element, isolated, linkOut, outward } from "../shell/dom.js";
import { select } from "../shell/state.js";
import { pathOf, termWords, thingOf } from "./terms.js";

/** @typedef {import("./terms.js").Term} Term */
/** @typedef {import("./terms.js").Known} Known */
/** @typedef {import("./terms.js").Thing} Thing */
/** @typedef {import("../shell/context.js").Context} Context */

/** @type {Record<string, string>} what is shown where a thing has no name of its own */
const OPENED = { claim: "claim", edge: "relationship", interval: "interval", event: "event" };
/** @type {Record<string, string>} */
const PATHS = { entity: "entities", report: "reports", claim: "claims", edge: "relationships", interval: "intervals", event: "events" };

/**
 * Write a cell. With a link it is the name of that thing; `plain` shows IRIs as they are asked for in one's own queries.
 * @param {Term | null} term @param {Term | null} link @param {{known: Known, context: Context, plain: boolean}} how
 * @returns {Node | string}
 */
export function cellOf(term, link, { known, context, plain }) {
  if (!term) return "";
  const thing = link && link.type === "uri" ? thingOf(link.value, known.base) : null;
  if (thing) return thingLink(thing, term === link ? named(thing, term, known, context, plain) : termWords(term), context);
  const words = plain ? termWords(term, known.prefixes) : worded(term, known, context);
  const path = term.type === "uri" ? pathOf(term.value, known.base) : null;
  if (path) return element("a", { href: context.address(path), target: "_blank", rel: "noopener" }, isolated(words));
  if (term.type === "uri" && outward(term.value)) return linkOut(term.value, words);
  const language = term["xml:lang"];
  const said = isolated(words);
  if (!language) return said;
  said.lang = language;
  return plain ? element("span", {}, said, element("small", { class: "quiet" }, ` @${language}`)) : said;
}

/** Link to a thing: a click selects it, and so opens its panel. @param {Thing} thing @param {string} words @param {Context} context */
function thingLink(thing, words, context) {
  const href = context.address(`/${PATHS[thing.what]}/${encodeURIComponent(thing.id)}`);
  const click = (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    select(thing.what, thing.id);
  };
  return element("a", { href, class: "sparql-thing", click }, isolated(words));
}

/** @param {Thing} thing @param {Term} term @param {Known} known @param {Context} context @param {boolean} plain */
function named(thing, term, known, context, plain) {
  if (plain) return termWords(term, known.prefixes);
  return OPENED[thing.what] || context.label(thing.id);
}

/** Write a term of a question for people: relations by their names. @param {Term} term @param {Known} known @param {Context} context */
function worded(term, known, context) {
  if (term.type === "literal" && /^[a-z]+([A-Z][a-z]+)*$/.test(term.value)) {
    const relation = context.summary.relations[term.value.replace(/[A-Z]/g, (/** @type {string} */ sign) => `-${sign.toLowerCase()}`)];
    if (relation) return relation.name;
  }
  if (term.type === "literal" && /XMLSchema#boolean$/.test(term.datatype || "")) return term.value === "true" ? "yes" : "no";
  return termWords(term, known.prefixes);
}
