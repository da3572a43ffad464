// The editor of queries: YASQE, without what it would ask of others, keep in the browser or write as markup.

import { element } from "../shell/dom.js";
import { completers } from "./completing.js";
import { columnIn } from "./problem.js";

/** @typedef {import("./problem.js").Fault} Fault */
/** @typedef {import("./terms.js").Known} Known */

const QUIET = {
  // These write icons by DOMParser and tooltips by innerHTML: what they do is done below by elements.
  syntaxErrorCheck: false, showQueryButton: false, createShareableLink: null, resizeable: false,
  // The state of the page is in its address, and nothing is kept in the browser.
  consumeShareLink: null, persistenceId: null, prefixCcApi: null, queryingDisabled: "The page asks.",
  // A field of its own, since what a browser writes into an editable element brings style attributes, which the policy forbids.
  inputStyle: "textarea", editorHeight: "auto", viewportMargin: 60, collapsePrefixesOnLoad: false,
};

/**
 * Build the editor.
 * @param {HTMLElement} room @param {any} Yasqe @param {Known} known
 * @param {{run: () => void, changed: () => void, hint: string}} told `hint` is the id of what says how its keys work
 */
export function buildEditor(room, Yasqe, known, { run, changed, hint }) {
  const names = completers(Yasqe, known);
  const keys = { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-S": changed, Esc: () => leave(true), Tab: false, "Shift-Tab": false };
  const yasqe = new Yasqe(room, { ...QUIET, autocompleters: names, extraKeys: { ...keys, Tab: "indentMore", "Shift-Tab": "indentLess" }, screenReaderLabel: "SPARQL query", value: "" });
  const cm = yasqe.getDoc().getEditor(), inside = { ...cm.getOption("extraKeys") };
  const leave = (/** @type {boolean} */ out) => cm.setOption("extraKeys", out ? { ...inside, Tab: false, "Shift-Tab": false } : inside);
  const held = { mark: /** @type {any} */ (null), timer: 0 };
  cm.getInputField().setAttribute("aria-describedby", hint);
  cm.on("focus", () => leave(false));
  cm.on("change", () => {
    clearMark(cm, held);
    clearTimeout(held.timer);
    held.timer = window.setTimeout(() => warn(cm), 400);
    changed();
  });
  return {
    text: () => /** @type {string} */ (cm.getValue()),
    /** @param {string} text */
    put(text) {
      if (cm.getValue() === text) return;
      cm.setValue(text);
      cm.clearHistory();
    },
    /** Mark the place that the engine names. @param {Fault} fault */
    mark(fault) {
      clearMark(cm, held);
      if (!fault.line || fault.line > cm.lineCount()) return;
      const line = fault.line - 1, at = columnIn(fault, cm.getLine(line));
      // The whole word there; behind the last word of a line that one.
      const word = cm.getTokenAt({ line, ch: Math.min(at + 1, cm.getLine(line).length) }, true);
      held.mark = cm.markText({ line, ch: word.start }, { line, ch: Math.max(word.end, word.start + 1) }, { className: "sparql-wrong" });
      cm.setGutterMarker(line, "gutterErrorBar", element("span", { class: "sparql-gutter", title: fault.words }, "●"));
    },
    /** Put the cursor at that place. @param {Fault} fault */
    go(fault) {
      const line = Math.min(Math.max(fault.line, 1), cm.lineCount()) - 1;
      cm.focus();
      cm.setCursor({ line, ch: columnIn(fault, cm.getLine(line)) });
      cm.scrollIntoView(null, 60);
    },
    focus: () => cm.focus(),
    refresh: () => cm.refresh(),
  };
}

/** @param {any} cm @param {{mark: any}} held */
function clearMark(cm, held) {
  if (held.mark) held.mark.clear();
  held.mark = null;
  cm.clearGutter("gutterErrorBar");
}

/** Mark the first line that the grammar does not know, as a hint while one writes: the engine decides. @param {any} cm */
function warn(cm) {
  for (let line = 0; line < cm.lineCount(); line += 1) {
    const { state } = cm.getTokenAt({ line, ch: cm.getLine(line).length }, true);
    if (state.OK !== false) continue;
    const expected = (state.possibleCurrent || []).slice(0, 8).join(" ");
    const title = state.errorMsg || (expected ? `Expected here: ${expected}` : "This line cannot be read.");
    cm.setGutterMarker(line, "gutterErrorBar", element("span", { class: "sparql-gutter", title }, "●"));
    return;
  }
}
