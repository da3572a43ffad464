// A report: its facts, the sentences from which something was read, and its text where this reader may see it.

import { element, isolated, linkOut } from "../shell/dom.js";
import { countWords, dayWords } from "../shell/words.js";
import { marked, recordOf } from "./card.js";
import { STAKES, STATUSES, addressOf, folded, part, selectButton, statementWords } from "./telling.js";
import { fact } from "./things.js";

/** @typedef {import("./telling.js").Telling} Telling */

/** Show a report. @param {Telling} telling @returns {import("./things.js").Shown} */
export function reportShown(telling) {
  const { thing } = telling.doc;
  const title = thing.title || thing.id;
  const rest = thing.all_sentences - thing.sentences.length;
  return {
    title, kind: "Report",
    head: [element("p", { class: "panel-statement" }, element("strong", { class: "panel-entity" }, isolated(title)))],
    body: [
      element("dl", { class: "panel-facts" },
        fact("Published", thing.published ? dayWords(thing.published) : "on no day that is said"), thing.source && fact("By", isolated(thing.source)),
        thing.url && fact("Address", linkOut(thing.url, thing.url))),
      part("sentences", "What was read from it", thing.claims,
        thing.claims ? null : element("p", { class: "quiet" }, "Nothing in it says who held, took or left a place, or who stood with or against whom."),
        folded(thing.sentences.map((/** @type {any} */ one) => sentence(telling, one)), 8, "sentences", "panel-sentences"),
        rest > 0 && element("p", { class: "quiet" }, `${countWords(rest, "more sentence")} on its page.`)),
      text(telling),
    ],
    acts: [],
  };
}

/** @param {Telling} telling @param {any} one */
function sentence(telling, one) {
  const page = addressOf(telling, "reports", telling.doc.id);
  const rows = one.ids.map((/** @type {string} */ id) => telling.doc.claims[id]).filter(Boolean).map((/** @type {any} */ claim) => {
    const stake = STAKES[claim.stake], status = STATUSES[/** @type {keyof typeof STATUSES} */ (claim.status)];
    return element("li", {}, selectButton("claim", claim.id, isolated(statementWords(telling, claim))), element("span", { class: "panel-row-facts" }, [status, stake && stake.name].filter(Boolean).join(" · ")));
  });
  return element("div", {},
    one.parts && (recordOf(one.parts) || element("blockquote", { class: "panel-quote", dir: "auto" }, ...marked(one.parts), page && element("a", { class: "panel-at", href: `${page}?format=html#${one.at}`, "aria-label": "This sentence in the report" }, " ¶"))),
    element("ul", { class: "panel-rows" }, ...rows));
}

/** @param {Telling} telling */
function text(telling) {
  const { thing } = telling.doc;
  if (!thing.text) return element("p", { class: "quiet" }, "Its full text belongs to its publisher and is shown only to those who hold it.");
  const pieces = thing.text.map((/** @type {[string, string | null]} */ [words, at]) => (at ? element("mark", { class: "panel-cue-sentence" }, words) : words));
  return element("details", { class: "panel-text" }, element("summary", {}, "The whole text"), element("div", { class: "panel-words", dir: "auto" }, ...pieces));
}
