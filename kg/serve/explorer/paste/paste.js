// Reports given to the page: by the button in the header, or by dropping a file anywhere.

import { byId, element } from "../shell/dom.js";
import { styled } from "../served/styling.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./dialog.js").Reader} Reader */

/** Have the button and the page take reports. @param {Context} context */
export function openPaste(context) {
  const button = element("button", { type: "button", id: "paste-open", title: "Paste a text or drop a file: its claims are shown before anything is kept" }, "Read a report");
  const hint = element("div", { class: "paste-drop", id: "paste-drop", hidden: true }, element("p", {}, "Drop the file to read it"));
  const dressed = styled("../paste/paste.css");
  /** @type {Promise<Reader> | null} */
  let reader = null;
  const read = async (/** @type {File[]} */ files) => {
    reader ||= Promise.all([import("./dialog.js"), dressed]).then(([module]) => module.makeReader(context));
    try {
      (await reader).open(files);
    } catch (error) {
      reader = null;
      context.tell(error instanceof Error ? error.message : String(error));
    }
  };
  button.addEventListener("click", () => read([]));
  document.addEventListener("kg-paste", () => read([]));
  takeDropped(hint, read);
  return {
    show: () => {
      if (button.isConnected) return;
      byId("bar-end").prepend(button);
      document.body.append(hint);
    },
  };
}

/** Take files that are dropped anywhere, also on the open dialog. @param {HTMLElement} hint @param {(files: File[]) => void} read */
function takeDropped(hint, read) {
  const holds = (/** @type {DragEvent} */ event) => [...(event.dataTransfer?.types || [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    hint.hidden = false;
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) hint.hidden = true; });
  document.addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    hint.hidden = true;
    read([...(event.dataTransfer?.files || [])]);
  });
}
