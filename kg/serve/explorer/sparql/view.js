// Questions of the catalogue and queries of one's own, with their answers as table, map, graph or over time.

import { element } from "../shell/dom.js";
import { change, declare, state } from "../shell/state.js";
import { askQuery, askQuestion } from "./asking.js";
import { answering } from "./answering.js";
import { buildCatalogue } from "./catalogue.js";
import { buildForm } from "./form.js";
import { buildOwn, starter } from "./own.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./catalogue.js").Question} Question */

declare(["sparqlText", "sparqlAsk", "sparqlWith", "sparqlAs"]);

const STARTS = ["changed-hands", "holder-on", "disputed", "who-fights-whom"];
const LONGEST = 20_000;

/** Open the view. @param {HTMLElement} room @param {Context} context */
export async function open(room, context) {
  const [{ questions }, known] = await Promise.all([context.ask("/queries"), context.ask("sparql")]);
  const asked = element("section", { class: "sparql-asked", "aria-label": "What is asked" });
  const answer = element("section", { class: "sparql-answer", "aria-label": "The answer" });
  const list = element("nav", { class: "sparql-catalogue", "aria-label": "Questions" });
  room.append(element("div", { class: "sparql-view" }, list, element("div", { class: "sparql-work" }, asked, answer)));

  const answers = answering(answer, { known, context }, (as) => change({ sparqlAs: as === "table" ? null : as }));
  const byName = new Map(/** @type {[string, Question][]} */ (questions.map((/** @type {Question} */ one) => [one.name, one])));
  const own = ownQuery(asked, context, known, answers);
  const question = catalogued(asked, context, answers);
  const catalogue = buildCatalogue(list, questions, (name) => (name ? choose(name) : own.choose()));
  const show = async () => {
    const chosen = state.sparqlAsk ? byName.get(state.sparqlAsk) : undefined;
    const isOwn = !chosen && state.sparqlText !== null;
    catalogue.mark(chosen ? chosen.name : isOwn ? null : "");
    if (chosen) return question.show(chosen);
    if (isOwn) return own.show();
    if (state.sparqlAsk) context.tell(`The catalogue has no question ${state.sparqlAsk.slice(0, 60)}.`);
    answers.clear();
    asked.replaceChildren(welcome(byName, () => own.choose()));
  };
  return { show };
}

/** Choose a question. @param {string} name */
function choose(name) {
  change({ sparqlAsk: name, sparqlWith: null, sparqlText: null, sparqlAs: null }, true);
}

/**
 * Give what shows a question. Once all that it needs is known it is asked by itself, in a link too: it is one of ours, which
 * only reads and is bounded.
 * @param {HTMLElement} room @param {Context} context @param {ReturnType<typeof answering>} answers
 */
function catalogued(room, context, answers) {
  const held = { name: "", form: /** @type {ReturnType<typeof buildForm> | null} */ (null), filled: /** @type {string | null} */ (null) };
  const ask = (/** @type {Question} */ question, /** @type {URLSearchParams} */ given, again = false) => {
    const key = `ask ${context.summary.version} ${question.name}?${given}`;
    return answers.run({ key, ask: (signal) => askQuestion(question.name, given, signal) }, state.sparqlAs, again);
  };
  const run = (/** @type {Question} */ question, /** @type {URLSearchParams} */ given) => {
    held.filled = given.toString() || null;
    change({ sparqlWith: held.filled });
    return ask(question, given, true);
  };
  const edit = async (/** @type {Question} */ question, /** @type {URLSearchParams} */ given) => {
    try {
      const { sparql } = await context.ask("filled", { ask: question.name, with: given.toString() });
      change({ sparqlAsk: null, sparqlWith: null, sparqlText: sparql, sparqlAs: null }, true);
    } catch (error) {
      context.tell(error instanceof Error ? error.message : String(error));
    }
  };
  const open = (/** @type {Question} */ question, /** @type {URLSearchParams} */ given) => {
    const form = buildForm(question, context, { run: (now) => run(question, now), edit: (now) => edit(question, now) });
    Object.assign(held, { name: question.name, form, filled: state.sparqlWith });
    form.fill(given);
    if (!state.sparqlWith) form.suggest();
    return form;
  };
  return {
    /** @param {Question} question */
    show(question) {
      const given = new URLSearchParams(state.sparqlWith || "");
      const form = held.form && held.name === question.name ? held.form : open(question, given);
      if (held.filled !== state.sparqlWith) form.fill(given);
      held.filled = state.sparqlWith;
      if (form.node.parentNode !== room) room.replaceChildren(form.node);
      return form.complete(given) ? ask(question, given) : answers.clear();
    },
  };
}

/**
 * Give what shows a query of one's own. It is asked by a click alone: a link may bring a query of anyone's, which may be long
 * in coming and reads what its reader may read.
 * @param {HTMLElement} room @param {Context} context @param {import("./terms.js").Known} known @param {ReturnType<typeof answering>} answers
 */
function ownQuery(room, context, known, answers) {
  const held = { part: /** @type {ReturnType<typeof buildOwn> | null} */ (null), text: "", ran: "", timer: 0, version: context.summary.version };
  const keep = () => {
    clearTimeout(held.timer);
    if (state.sparqlAsk || state.tab !== "sparql") return;
    if (held.text.length <= LONGEST) change({ sparqlText: held.text || " " });
    else context.tell("The query is too long for a link: save it elsewhere.");
  };
  const opened = () => buildOwn(context, known, {
    run: () => { run(); },
    async changed() {
      const { editor } = await part();
      held.text = editor.text();
      clearTimeout(held.timer);
      held.timer = window.setTimeout(keep, 400);
    },
  });
  const part = () => (held.part ??= opened());
  const run = async () => {
    const { editor } = await part();
    held.text = editor.text();
    keep();
    const text = held.text;
    held.ran = `text ${text}`;
    await answers.run({ key: held.ran, ask: (signal) => askQuery(text, signal), failed: editor.mark, go: editor.go }, state.sparqlAs, true);
  };
  return {
    choose: () => change({ sparqlAsk: null, sparqlWith: null, sparqlText: held.text.trim() ? held.text : starter(known.prefixes), sparqlAs: null }, true),
    async show() {
      const { node, editor } = await part();
      if (node.parentNode !== room) {
        room.replaceChildren(node);
        editor.refresh();
      }
      if (held.text !== state.sparqlText && (held.text || " ") !== state.sparqlText) {
        clearTimeout(held.timer);
        held.text = state.sparqlText || "";
        held.ran = `text ${held.text}`;
        editor.put(held.text);
        editor.refresh();
      }
      if (held.version !== context.summary.version) answers.outdate();
      held.version = context.summary.version;
      // What was answered stays while the query is changed, until it is run again.
      return answers.again(held.ran, state.sparqlAs);
    },
  };
}

/** Say what can be done here. @param {Map<string, Question>} byName @param {() => void} own */
function welcome(byName, own) {
  const starts = STARTS.flatMap((name) => byName.get(name) || []).map((one) => element("button", { type: "button", click: () => choose(one.name) }, one.title));
  return element("div", { class: "sparql-welcome" },
    element("h2", {}, "Ask the graph"),
    element("p", {}, `Choose one of ${byName.size} questions from the list, or write a query in SPARQL. The address of the page always holds what is asked, so that a link shows the same to someone else.`),
    element("div", { class: "sparql-do" }, ...starts, element("button", { type: "button", class: "strong", click: own }, "Write a query")));
}
