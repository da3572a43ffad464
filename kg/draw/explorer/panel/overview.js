// What stands in the panel while nothing is selected: what the signs mean, and what was said last.

import { element } from "../shell/dom.js";
import { countWords } from "../shell/words.js";
import { claimPart } from "./lists.js";
import { STAKES, part } from "./telling.js";
import { stakeWords } from "./things.js";

/** @typedef {import("./telling.js").Telling} Telling */

/** Show the overview. @param {Telling} telling @returns {import("./things.js").Shown} */
export function overviewShown(telling) {
  const { doc, context } = telling, { totals } = context.summary;
  const none = !totals.claims;
  return {
    title: "Nothing is selected", kind: "Evidence",
    head: [element("p", { class: "panel-lead" }, none ? "No report has been read yet. Read some with `kg ingest`, or drop one on this page."
      : "Select a line, a place, a band or a row: the sentences it rests on, who says so and what stands against it come here.")],
    body: [
      none ? null : element("p", { class: "quiet" }, `${countWords(totals.claims, "statement")} of ${countWords(totals.reports, "report")} on ${countWords(totals.entities, "actor and place", "actors and places")}.`),
      signs(),
      claimPart(telling, "latest", "Said last", { ids: doc.latest, total: doc.latest.length, after: null }, { stated: true, shown: 3, brief: true }),
    ],
    acts: [],
  };
}

/** Explain how evidence is marked. */
function signs() {
  const stakes = Object.entries(STAKES).map(([basis, { explained }]) => element("div", {}, element("dt", {}, stakeWords(basis)), element("dd", {}, explained)));
  return part("signs", "How to read it", null, element("dl", { class: "panel-facts panel-signs" },
    element("div", {}, element("dt", {}, element("mark", { class: "panel-cue panel-cue-trigger" }, "took")), element("dd", {}, "The words that say it.")),
    element("div", {}, element("dt", {}, element("span", { class: "panel-cue panel-cue-name" }, "the army")), element("dd", {}, "Whom they name, ", element("span", { class: "panel-cue panel-cue-date" }, "and when"), ".")),
    ...stakes));
}
