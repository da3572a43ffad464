// Asking, and showing what comes of it: one question at a time, which can be stopped.

import { element } from "../shell/dom.js";
import { faultOf } from "./problem.js";
import { showAnswer } from "./results.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./problem.js").Fault} Fault */
/** @typedef {import("./results.js").Means} Means */
/** @typedef {{key: string, ask: (signal: AbortSignal) => Promise<Answer>, failed?: (fault: Fault) => void, go?: (fault: Fault) => void}} Asked `key` says what is asked */

/**
 * Give what asks and shows.
 * @param {HTMLElement} room @param {Means} means @param {(as: string) => void} choose another way of showing
 */
export function answering(room, means, choose) {
  const held = { key: "", as: /** @type {string | null} */ (""), answer: /** @type {Answer | null} */ (null), running: /** @type {AbortController | null} */ (null) };
  const clear = () => {
    if (held.running) held.running.abort();
    held.running = held.answer = null;
    held.key = "";
    room.replaceChildren();
  };
  const draw = async (/** @type {string | null} */ as) => {
    held.as = as;
    if (held.answer) await showAnswer(room, held.answer, means, as, choose);
  };
  const begin = (/** @type {string} */ key) => {
    clear();
    const running = new AbortController();
    held.running = running;
    held.key = key;
    const stop = () => { running.abort(); room.replaceChildren(element("p", { class: "sparql-told", role: "status" }, "Stopped.")); };
    room.replaceChildren(element("p", { class: "sparql-told", role: "status" }, "Asking … ", element("button", { type: "button", class: "sparql-stop", click: stop }, "Stop")));
    return running;
  };
  return {
    clear,
    /** Take away what was answered of a graph that has changed since. */
    outdate() {
      if (!held.answer) return;
      held.answer = null;
      room.replaceChildren(element("p", { class: "sparql-told", role: "status" }, "The graph has changed since this was answered. Run it again."));
    },
    /** Show what is asked as is wished; ask only what is not there yet, unless `again`. @param {Asked} asked @param {string | null} as @param {boolean} again */
    async run(asked, as, again) {
      if (held.key === asked.key && !again) return as === held.as || held.running ? undefined : draw(as);
      held.as = as;
      const running = begin(asked.key);
      try {
        const answer = await asked.ask(running.signal);
        if (held.running !== running) return;
        held.answer = answer;
        held.running = null;
        await draw(as);
      } catch (error) {
        if (held.running !== running || (error instanceof DOMException && error.name === "AbortError")) return;
        held.running = null;
        const fault = faultOf(error, means.known.seconds);
        room.replaceChildren(faultNode(fault, asked.go));
        if (asked.failed) asked.failed(fault);
      }
    },
    /** Show what was asked before as is wished, or nothing where that was something else. @param {string} key @param {string | null} as */
    again(key, as) {
      if (held.key !== key) return clear();
      return as === held.as || held.running ? undefined : draw(as);
    },
  };
}

/** @param {Fault} fault @param {((fault: Fault) => void) | undefined} go */
function faultNode(fault, go) {
  const button = fault.line > 0 && go && element("button", { type: "button", click: () => go(fault) }, `Go to line ${fault.line}, column ${fault.column}`);
  return element("div", { class: "sparql-fault", role: "alert" },
    element("p", {}, element("strong", {}, "This was not answered. "), fault.words),
    fault.advice && element("p", {}, fault.advice), button && element("p", {}, button));
}
