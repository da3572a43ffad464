// Three ways in: find a place, see the map on a day, ask a question.

import { byId, element } from "../shell/dom.js";
import { change } from "../shell/state.js";

/** @typedef {import("../shell/context.js").Context} Context */

/** Questions that a newcomer may ask first: their names in the catalogue. */
const FIRST = ["holder-on", "disputed", "switched-sides"];

/** Give the three ways. @param {Context} context */
export function ways(context) {
  return element("section", { class: "front-ways", "aria-label": "Ways in" }, find(), map(context), ask(context));
}

/** @param {string} heading @param {string} words @param {...Node} parts */
function way(heading, words, ...parts) {
  return element("div", { class: "front-way" }, element("h3", {}, heading), element("p", {}, words), ...parts);
}

/** Find something: the box is in the header. */
function find() {
  const go = () => /** @type {HTMLElement | null} */ (byId("find").querySelector("input"))?.focus();
  return way("Find a place or an actor", "See who held it when, and on whose word.",
    element("button", { type: "button", class: "strong", click: go }, "Search ", element("kbd", {}, "/")));
}

/** See the map on a day. @param {Context} context */
function map({ summary }) {
  const days = summary.days.happened || summary.days.reported;
  const day = element("input", { type: "date", "aria-label": "Day", value: days && days[1], min: days && days[0], max: days && days[1] });
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    change({ tab: "map", on: day.value || null });
  };
  return way("See the map on a day", "Every place by who held it, as reports tell it.",
    element("form", { class: "front-row", submit: go }, day, element("button", { class: "strong" }, "Show")));
}

/** Ask a question of the catalogue. @param {Context} context */
function ask(context) {
  const list = element("ul", { class: "front-questions" });
  const fill = async () => {
    const { questions } = await context.ask("/queries");
    list.replaceChildren(...chosen(questions).map(({ name, title }) =>
      element("li", {}, element("button", { type: "button", class: "front-link", click: () => change({ tab: "sparql", sparqlAsk: name }) }, title))));
    list.append(element("li", {}, element("button", { type: "button", class: "front-link", click: () => change({ tab: "sparql" }) }, `All ${questions.length} questions`)));
  };
  fill().catch((error) => list.replaceChildren(element("li", { class: "quiet" }, error.message)));
  return way("Ask a question", "Answered from the graph, without writing a query.", list);
}

/** Give those that a newcomer may ask first. @param {{name: string, title: string}[]} known */
function chosen(known) {
  const first = FIRST.flatMap((name) => known.filter((one) => one.name === name));
  return first.length ? first : known.slice(0, FIRST.length);
}
