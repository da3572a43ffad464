// The evidence on the right: what is selected, asked for when that changes, and said to those who listen.

import { element } from "../shell/dom.js";
import { select, state } from "../shell/state.js";
import { countWords, dayWords } from "../shell/words.js";
import { copyButton } from "./citation.js";
import { entityShown } from "./entity.js";
import { lastJudged } from "./judging.js";
import { overviewShown } from "./overview.js";
import { reportShown } from "./report.js";
import { addressOf } from "./telling.js";
import { claimShown, edgeShown, eventShown, intervalShown } from "./things.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./telling.js").Telling} Telling */
/** @typedef {import("./things.js").Shown} Shown */

const SHOWN = /** @type {Record<string, (telling: Telling) => Shown>} */ ({
  edge: edgeShown, interval: intervalShown, event: eventShown, claim: claimShown, entity: entityShown, report: reportShown,
});
const FORMS = { turtle: "Turtle", jsonld: "JSON-LD", ntriples: "N-Triples" };

/** Open the panel in its room. @param {HTMLElement} room @param {Context} context */
export function openPanel(room, context) {
  const said = element("p", { class: "hidden", role: "status", "aria-live": "polite" });
  const inside = element("div", { class: "panel-inside" });
  room.replaceChildren(said, inside);
  const kept = { key: "", range: "", asked: 0, title: "", telling: /** @type {Telling | null} */ (null) };

  const keyed = () => JSON.stringify([context.summary.version, state.sel, state.known, state.on]);

  /** Show what was asked for; whoever was in the panel stays in it. @param {Telling} telling */
  const fill = (telling) => {
    const within = inside.contains(document.activeElement);
    const shown = telling.doc.what ? SHOWN[telling.doc.what](telling) : overviewShown(telling);
    kept.telling = telling;
    inside.replaceChildren(...built(telling, shown));
    if (within) /** @type {HTMLElement} */ (inside.querySelector("h2")).focus();
    if (telling.doc.what && shown.title !== kept.title) said.textContent = `Evidence: ${shown.title}`;
    kept.title = telling.doc.what ? shown.title : "";
  };

  /** Ask for what is selected; an answer that comes after another was asked for is passed over. */
  const ask = async () => {
    const turn = ++kept.asked;
    kept.key = keyed();
    inside.setAttribute("aria-busy", "true");
    const params = { sel: state.sel, known_on: state.known, on: state.on };
    try {
      const doc = await context.ask("evidence", params);
      if (turn !== kept.asked) return;
      const telling = { doc, context };
      context.learn(Object.values(doc.entities));
      fill(telling);
      room.scrollTop = 0;
      if (isPartial(doc)) {
        // What takes longer is asked for by itself, and shown when it comes.
        Object.assign(doc, await context.ask("evidence", { ...params, part: "stakes" }));
        if (turn === kept.asked) fill(telling);
      }
    } catch (error) {
      if (turn === kept.asked) refused(inside, error instanceof Error ? error.message : String(error), kept.telling);
    } finally {
      if (turn === kept.asked) inside.removeAttribute("aria-busy");
    }
  };

  return {
    show: () => {
      const range = [state.from, state.to, state.clock].join(" "), faded = range !== kept.range;
      kept.range = range;
      if (keyed() !== kept.key) return ask();
      if (faded && kept.telling && kept.telling.doc.what) fill(kept.telling);
      return undefined;
    },
  };
}

/** Tell whether a document lacks what takes longer: stakes and contradictions, or the last claims on a busy actor. @param {any} doc */
function isPartial(doc) {
  return doc.weighed === false || doc.latest === null;
}

/** Build the panel: head, statement, what can be done, body. @param {Telling} telling @param {Shown} shown */
function built(telling, shown) {
  const { doc } = telling;
  const acts = [...shown.acts, doc.what && share(telling)].filter(Boolean);
  return there([
    element("div", { class: "panel-head" }, element("h2", { class: "panel-over", tabindex: -1 }, element("span", {}, shown.kind), element("span", { class: "hidden" }, `: ${shown.title}`)), doc.what && closeButton()),
    lastJudged(telling), ...shown.head, acts.length > 0 && element("div", { class: "panel-acts panel-top" }, ...acts),
    knownNote(doc), isPartial(doc) && element("p", { class: "panel-waiting quiet" }, "Much is told of it: weighing who says so against whom …"), ...shown.body, forms(telling),
  ]);
}

/** Leave out what is nothing. @param {(Node | null | false | undefined)[]} all @returns {Node[]} */
function there(all) {
  return /** @type {Node[]} */ (all.filter(Boolean));
}

function closeButton() {
  return element("button", { type: "button", class: "plain panel-close", "aria-label": "Close the evidence", title: "Close (Escape)", click: () => select() }, "✕");
}

/** @param {Telling} telling */
function share(telling) {
  return copyButton(telling, "Share link", () => location.href, "The link is copied. It shows just this.");
}

/** Say what is left out because it was not known yet. @param {any} doc */
function knownNote(doc) {
  if (!state.known || !doc.what || doc.what === "report") return null;
  const left = [doc.later && `${countWords(doc.later, "statement")} published later`, doc.undated && `${countWords(doc.undated, "statement")} of reports without a day`].filter(Boolean).join(" and ");
  return element("p", { class: "panel-notice" }, `As known on ${dayWords(state.known)}${left ? `: without ${left}` : ""}.`);
}

/** Link the thing's own address in every form. @param {Telling} telling */
function forms(telling) {
  const { doc } = telling, address = doc.room && addressOf(telling, doc.room, doc.id);
  if (!address) return null;
  const links = Object.entries(FORMS).map(([form, name]) => element("a", { href: `${address}?format=${form}`, type: "text/plain" }, name));
  return element("footer", { class: "panel-forms" }, element("span", { class: "quiet" }, "Open as "), element("a", { href: `${address}?format=html` }, "page"),
    ...links.flatMap((link) => [" · ", link]), " · ", element("a", { href: `${address}?format=json` }, "JSON"));
}

/** Say why nothing is shown. @param {HTMLElement} inside @param {string} words @param {Telling | null} telling */
function refused(inside, words, telling) {
  inside.replaceChildren(...there([element("div", { class: "panel-head" }, element("h2", { class: "panel-over", tabindex: -1 }, "Evidence"), closeButton()),
    element("p", { class: "panel-notice" }, `It cannot be shown: ${words.replace(/\.$/, "")}.`), telling && lastJudged(telling),
    element("p", { class: "quiet" }, "What rested on statements that are gone is gone with them. Select something else, or close this.")]));
}
