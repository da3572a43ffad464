// A claim as a citation: plain text for a footnote, copied or laid out to be copied by hand.

import { element } from "../shell/dom.js";
import { dayWords } from "../shell/words.js";
import { STAKES, STATUSES, addressOf, happenedWords, speakersOf, statementWords } from "./telling.js";

/** @typedef {import("./telling.js").Telling} Telling */

/** A coded record, cited as evidence, is cut here. */
const LONGEST = 600;

/** Give a claim as plain text: what, when, the sentence, who said it, where and when it was published, and its address. @param {Telling} telling @param {any} claim */
export function citation(telling, claim) {
  const report = telling.doc.reports[claim.report], stake = STAKES[claim.stake];
  const status = STATUSES[/** @type {keyof typeof STATUSES} */ (claim.status)];
  const sentence = claim.parts && claim.parts.map((/** @type {[string, string]} */ [text]) => text).join("");
  const address = addressOf(telling, "claims", claim.id);
  return [
    `${statementWords(telling, claim)}, ${happenedWords(claim)} (${status}).`,
    sentence && `“${sentence.length > LONGEST ? `${sentence.slice(0, LONGEST)} …` : sentence}”`,
    `Said by ${speakersOf(telling, claim).join(", ")}${stake ? ` (${stake.name})` : ""}.`,
    reportWords(report),
    address ? new URL(address, location.href).href : `Claim ${claim.id}`,
  ].filter(Boolean).join("\n");
}

/** @param {any} report */
function reportWords(report) {
  if (!report) return "";
  const title = report.title ? `“${report.title}”` : report.id;
  return `${[report.source, title, report.published && dayWords(report.published)].filter(Boolean).join(", ")}.${report.url ? ` ${report.url}` : ""}`;
}

/** Give several claims under a heading. @param {Telling} telling @param {string} heading @param {any[]} claims @param {number} total */
export function citations(telling, heading, claims, total) {
  const rest = total > claims.length ? [`(${total - claims.length} more statements are not listed.)`] : [];
  return [heading, ...claims.map((claim) => citation(telling, claim)), ...rest].join("\n\n");
}

/**
 * Give the button that copies a text. Where the browser does not let it, the text is laid out beneath, selected.
 * @param {Telling} telling @param {string} words on the button @param {() => string} text @param {string} done what is said when it is copied
 */
export function copyButton(telling, words, text, done) {
  const button = element("button", { type: "button", class: "panel-act", click: () => copy() }, words);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      telling.context.tell(done);
    } catch {
      layOut(button, text());
      telling.context.tell("The browser does not let this page copy: the text is laid out and selected.");
    }
  };
  return button;
}

/** Lay a text out below the row of a button, selected. @param {HTMLElement} button @param {string} text */
function layOut(button, text) {
  const row = button.parentElement || button;
  if (row.nextElementSibling && row.nextElementSibling.classList.contains("panel-laid")) row.nextElementSibling.remove();
  const field = element("textarea", { class: "panel-laid", readonly: true, rows: 6, "aria-label": "Text to copy" });
  field.value = text;
  row.after(field);
  field.focus();
  field.select();
}
