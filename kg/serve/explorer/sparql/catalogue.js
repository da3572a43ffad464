// The questions of the catalogue, in groups, found by words.

import { element } from "../shell/dom.js";
import { countWords, folded } from "../shell/words.js";

/** @typedef {{name: string, type: string, label: string, default: string | null, example: string | null}} Parameter */
/** @typedef {{name: string, title: string, description: string, group: string, parameters: Parameter[]}} Question */

/**
 * Build the list; give what marks the question that is asked (`null`: a query of one's own; an empty string: nothing yet).
 * @param {HTMLElement} room @param {Question[]} questions @param {(name: string | null) => void} choose
 */
export function buildCatalogue(room, questions, choose) {
  const groups = [...new Set(questions.map((one) => one.group))].sort((one, other) => one.localeCompare(other));
  const count = element("p", { class: "hidden", role: "status" });
  const find = element("input", { type: "search", id: "sparql-find", placeholder: "Find a question", "aria-label": "Find a question", autocomplete: "off", input: () => sift() });
  const own = element("button", { type: "button", class: "sparql-choice sparql-own", click: () => choose(null) }, "Write a query of your own");
  const parts = groups.map((group) => groupOf(group, questions.filter((one) => one.group === group), choose));
  const nothing = element("p", { class: "quiet", hidden: true }, "No question has these words. Try fewer, or write a query of your own.");
  const sift = () => {
    const words = folded(find.value).split(/\s+/).filter(Boolean);
    const left = parts.reduce((sum, part) => sum + part.sift(words), 0);
    nothing.hidden = left > 0;
    count.textContent = words.length ? countWords(left, "question") : "";
  };
  const list = element("details", { class: "sparql-list", open: true }, element("summary", {}, `Questions (${questions.length})`), find, count, own, nothing, ...parts.map((part) => part.node));
  room.append(list);
  return {
    /** @param {string | null} name */
    mark(name) {
      own.setAttribute("aria-current", String(name === null));
      for (const part of parts) part.mark(name);
      if (name !== "" && matchMedia("(max-width: 900px)").matches) list.open = false;
    },
  };
}

/** @param {string} group @param {Question[]} questions @param {(name: string) => void} choose */
function groupOf(group, questions, choose) {
  const items = questions.map((one) => {
    const button = element("button", { type: "button", class: "sparql-choice", click: () => choose(one.name) }, one.title);
    const words = folded(`${one.title} ${one.description} ${one.name} ${group}`);
    return { one, words, button, node: element("li", {}, button) };
  });
  const node = element("section", { class: "sparql-group" }, element("h3", {}, group), element("ul", {}, ...items.map((item) => item.node)));
  return {
    node,
    /** @param {string[]} words */
    sift(words) {
      for (const item of items) item.node.hidden = !words.every((word) => item.words.includes(word));
      const left = items.filter((item) => !item.node.hidden).length;
      node.hidden = left === 0;
      return left;
    },
    /** @param {string | null} name */
    mark(name) {
      for (const { one, button } of items) button.setAttribute("aria-current", String(one.name === name));
    },
  };
}
