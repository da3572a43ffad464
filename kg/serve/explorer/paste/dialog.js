// The dialog in which a report is read: first its words, then its claims marked in them, then, if wanted, kept.

import { element } from "../shell/dom.js";
import { keep } from "./keep.js";
import { form } from "./form.js";
import { shownClaims } from "./marked.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{open: (files: File[]) => void}} Reader */
/** @typedef {{id: string, title: string | null, text: string, published: string | null, source: string | null, url: string | null}} Report */
/** @typedef {{report: Report, claims: any[], replaces: boolean, faults?: {field: string, detail: string}[]}} Reading */

/** Make the dialog. @param {Context} context @returns {Reader} */
export function makeReader(context) {
  const dialog = element("dialog", { class: "paste", id: "paste", "aria-labelledby": "paste-title" });
  const body = element("div", { class: "paste-body" });
  const title = element("h2", { id: "paste-title", tabindex: -1 });
  const shut = element("button", { type: "button", class: "plain paste-close", click: () => dialog.close(), "aria-label": "Close" }, "✕");
  dialog.append(element("div", { class: "paste-head" }, title, shut), body);
  document.body.append(dialog);
  const show = (/** @type {string} */ words, /** @type {(Node | null)[]} */ nodes, /** @type {HTMLElement} */ focused = title) => {
    title.textContent = words;
    body.replaceChildren(...nodes.filter((node) => node !== null));
    dialog.scrollTop = 0;
    focused.focus();
  };
  const asked = form(context, (reading, force) => show("What would be kept", resulting(context, reading, force, begin, () => dialog.close())));
  const begin = () => show("Read a report", [asked.node], asked.first);
  return {
    open: (files) => {
      const again = dialog.open;
      if (!again) dialog.showModal();
      if (!again || files.length) begin();
      if (files.length) asked.take(files);
    },
  };
}

/**
 * Show the claims in their words, and offer to keep them.
 * @param {Context} context @param {Reading} reading @param {boolean} force @param {() => void} back @param {() => void} shut
 */
function resulting(context, reading, force, back, shut) {
  const warned = warnings(reading);
  return [
    element("p", { class: "paste-none" }, element("strong", {}, "Nothing is kept yet. "), "Claims are marked in the text; a claim shows its words."),
    warned.length ? element("ul", { class: "paste-warnings", "aria-label": "To know before keeping it" }, ...warned.map((words) => element("li", {}, words))) : null,
    shownClaims(context, reading),
    keep(context, reading, force, back, shut),
  ];
}

/** Say what a reader should know of a report. @param {Reading} reading */
function warnings({ report, claims, replaces }) {
  return [
    report.published ? "" : "No day of publication: words such as “on Tuesday” stay undated, and the report is left out wherever it is asked what was known on a day.",
    report.source ? "" : "No publisher: who says so is not known where the report names nobody.",
    claims.length ? "" : "No claims were found: it says nothing that the rules understand, of who holds, takes, fights or stands with whom.",
    replaces ? `A report named “${report.id}” is there already: keeping this one replaces it.` : "",
  ].filter(Boolean);
}
