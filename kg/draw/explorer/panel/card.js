// One claim as a card: when, the sentence with its cue words, who says so and what they stand to gain, where it stands.

import { element, isolated, linkOut } from "../shell/dom.js";
import { state } from "../shell/state.js";
import { dayWords } from "../shell/words.js";
import { citation, copyButton } from "./citation.js";
import { judgingPart } from "./judging.js";
import { EXTENTS, STAKES, STATUSES, addressOf, happenedWords, nameButton, namedBy, selectButton, statementWords } from "./telling.js";
import { confidencePart } from "./why.js";

/** @typedef {import("./telling.js").Telling} Telling */
/** @typedef {[string, string]} Part words, and what they are */

/** Evidence of more lines than this is a coded record. */
const RECORD = 5;

/** Give a claim as a card; `stated` says first what it states, where that is not the statement of the panel. @param {Telling} telling @param {any} claim @param {{stated?: boolean, open?: boolean, brief?: boolean}} [how] */
export function claimCard(telling, claim, { stated = false, open = false, brief = false } = {}) {
  const outside = isOutside(claim) ? "yes" : null;
  return element("article", { class: `panel-card panel-is-${claim.status}`, "data-claim": claim.id, "data-outside": outside, "aria-label": statementWords(telling, claim) },
    stated && element("p", { class: "panel-stated" }, selectButton("claim", claim.id, isolated(statementWords(telling, claim)))),
    twoDays(claim), quotation(telling, claim, brief), whoSays(telling, claim), badges(telling, claim), source(telling, claim),
    judgedWords(claim), confidencePart(telling, claim),
    element("div", { class: "panel-foot" }, acts(telling, claim, open), judgingPart(telling, claim)));
}

/** Tell whether a claim lies outside the chosen days. @param {any} claim */
function isOutside(claim) {
  if (!state.from && !state.to) return false;
  const happened = state.clock === "happened" && (claim.start || claim.end);
  const [first, last] = happened ? [claim.start, claim.end] : [claim.published, claim.published];
  if (!first && !last) return true;
  return Boolean((state.from && (last || "9999") < state.from) || (state.to && (first || "0000") > state.to));
}

/** Show the two days of a claim side by side. @param {any} claim */
function twoDays(claim) {
  const wording = claim.wording ? element("span", { class: "panel-wording" }, " “", isolated(claim.wording), "”") : null;
  const reported = claim.published ? dayWords(claim.published) : "day unknown";
  return element("dl", { class: "panel-clocks" },
    element("div", {}, element("dt", {}, "Happened"), element("dd", {}, happenedWords(claim), wording)),
    element("div", {}, element("dt", {}, "Reported"), element("dd", {}, reported)));
}

/** Quote the sentence with its cue words marked, and what stands around it where that may be read. @param {Telling} telling @param {any} claim @param {boolean} brief */
function quotation(telling, claim, brief) {
  if (!claim.parts) return element("p", { class: "quiet" }, "The sentence is not carried in this file.");
  return recordOf(claim.parts) || element("blockquote", { class: "panel-quote", dir: "auto", cite: reportAddress(telling, claim) },
    !brief && claim.before && element("span", { class: "panel-around" }, claim.before, " "), ...marked(claim.parts),
    !brief && claim.after && element("span", { class: "panel-around" }, " ", claim.after));
}

/** Give a coded record: the lines that say it, and all of them when asked for; `null` for a sentence. @param {Part[]} parts */
export function recordOf(parts) {
  const lines = linesOf(parts);
  if (lines.length <= RECORD) return null;
  const telling = lines.filter((line) => line.some(([, what]) => what)).map((line) => element("div", {}, ...marked(line)));
  return element("blockquote", { class: "panel-quote panel-record", dir: "auto" }, ...telling,
    element("details", {}, element("summary", {}, `the whole record, ${lines.length} lines`), element("div", { class: "panel-words" }, ...marked(parts))));
}

/** Cut pieces into lines. @param {Part[]} parts @returns {Part[][]} */
function linesOf(parts) {
  /** @type {Part[][]} */
  const lines = [[]];
  for (const [text, what] of parts) {
    text.split("\n").forEach((words, at) => {
      if (at) lines.push([]);
      if (words) lines[lines.length - 1].push([words, what]);
    });
  }
  return lines;
}

/** Give the pieces of a sentence, its cue words marked. @param {[string, string][]} parts */
export function marked(parts) {
  return parts.map(([text, what]) => (what ? element(what === "trigger" ? "mark" : "span", { class: `panel-cue panel-cue-${what}` }, text) : text));
}

/** Say who says so, with the stake they have in it. @param {Telling} telling @param {any} claim */
function whoSays(telling, claim) {
  const report = telling.doc.reports[claim.report];
  const named = claim.speakers.map((/** @type {string} */ id) => nameButton(telling, namedBy(telling, id), "panel-link"));
  const who = named.length ? named.flatMap((/** @type {Node} */ one, /** @type {number} */ at) => (at ? [", ", one] : [one]))
    : [element("strong", {}, isolated((report && report.source) || "The report itself"))];
  return element("p", { class: "panel-who" }, element("span", { class: "quiet" }, verb(claim)), ...who, stakeChip(telling, claim));
}

/** @param {any} claim */
function verb(claim) {
  return claim.status === "denied" || claim.status === "negated" ? "Denied by " : "Said by ";
}

/** Give what the speakers stand to gain. @param {Telling} telling @param {any} claim */
function stakeChip(telling, claim) {
  if (!claim.stake) return telling.doc.weighed === false ? element("span", { class: "panel-stake quiet" }, "weighing …") : null;
  const { sign, name, explained } = STAKES[claim.stake];
  return element("span", { class: `panel-stake panel-stake-${claim.stake}`, title: explained }, element("span", { "aria-hidden": "true" }, `${sign} `), name);
}

/** Give what qualifies a claim. @param {Telling} telling @param {any} claim */
function badges(telling, claim) {
  const label = (/** @type {string | null} */ id) => id && namedBy(telling, id).label;
  const status = STATUSES[/** @type {keyof typeof STATUSES} */ (claim.status)];
  const words = [
    EXTENTS[/** @type {keyof typeof EXTENTS} */ (claim.extent)], claim.manner && claim.manner.replace("-", " "), claim.quantity,
    claim.place && `${claim.near ? "near" : "at"} ${label(claim.place)}`, claim.from && `from ${label(claim.from)}`, claim.to && `to ${label(claim.to)}`,
  ].filter(Boolean);
  const plain = claim.status === "asserted";
  if (plain && !words.length) return null;
  return element("ul", { class: "panel-badges", "aria-label": "What qualifies it" },
    !plain && element("li", { class: `panel-badge panel-status-${claim.status}` }, status),
    ...words.map((word) => element("li", { class: "panel-badge" }, isolated(/** @type {string} */ (word)))));
}

/** Say in which report it stands, with a link to the sentence there and to its publisher. @param {Telling} telling @param {any} claim */
function source(telling, claim) {
  const report = telling.doc.reports[claim.report];
  if (!report) return element("p", { class: "panel-source quiet" }, "In a report that is not in this file");
  const title = report.title || report.id, address = reportAddress(telling, claim);
  const here = address ? element("a", { href: address, class: "panel-report" }, isolated(title)) : selectButton("report", report.id, isolated(title));
  return element("p", { class: "panel-source" }, report.source && element("span", { class: "quiet" }, isolated(report.source), ": "), here,
    report.url && element("span", { class: "quiet" }, " · ", linkOut(report.url, "at its publisher ↗")));
}

/** Give the address of a claim's sentence on the page of its report. @param {Telling} telling @param {any} claim */
function reportAddress(telling, claim) {
  const page = addressOf(telling, "reports", claim.report);
  return page && `${page}?format=html#${claim.at}`;
}

/** Say what an analyst made of it. @param {any} claim */
function judgedWords(claim) {
  if (!claim.judged) return null;
  const { is, author, reason } = claim.judged;
  return element("p", { class: "panel-judged" }, `${is[0].toUpperCase()}${is.slice(1)} by `, isolated(author), reason && element("span", {}, ": “", isolated(reason), "”"));
}

/** Give what can be done with a claim. @param {Telling} telling @param {any} claim @param {boolean} open whether it is what is selected */
function acts(telling, claim, open) {
  const cite = copyButton(telling, "Cite", () => citation(telling, claim), "The citation is copied.");
  cite.setAttribute("aria-label", "Copy as citation");
  const report = telling.doc.reports[claim.report];
  return element("div", { class: "panel-acts" }, cite,
    !open && selectButton("claim", claim.id, "This claim"),
    report && telling.doc.what !== "report" && selectButton("report", claim.report, "Its report"));
}
