// Asking for the token to write with, which is kept as long as the browser's tab: the one dialog for whatever writes.

import { element } from "../shell/dom.js";
import { keepToken, token } from "./token.js";
import { styled } from "./styling.js";

/** @typedef {import("../shell/context.js").Context} Context */

/** @type {{style: Promise<unknown> | null}} */
const dressed = { style: null };

/** Ask for a token until it is one that writes; false where nobody gives one. @param {Context} context @returns {Promise<boolean>} */
export async function signIn(context) {
  if (!context.mayWrite) {
    context.tell("This server only reads: it was started without a token to write with.");
    return false;
  }
  await (dressed.style ??= styled("../served/signin.css"));
  const before = token();
  const field = element("input", { type: "password", id: "sign-in-token", autocomplete: "off", spellcheck: "false", required: true });
  const fault = element("p", { class: "sign-in-fault", role: "alert", hidden: true });
  const dialog = element("dialog", { class: "sign-in", id: "sign-in", "aria-labelledby": "sign-in-title" });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    keepToken(field.value.trim());
    const wrong = await refusal(context);
    if (!wrong) return dialog.close("in");
    keepToken(before);
    fault.textContent = wrong;
    fault.hidden = false;
    field.select();
  };
  dialog.append(element("form", { submit },
    element("h2", { id: "sign-in-title" }, "Sign in to write"),
    element("p", { class: "quiet" }, "The token of this server that its keeper gave you. It is forgotten when this tab is closed."),
    element("label", {}, element("span", {}, "Token"), field), fault,
    element("div", { class: "sign-in-buttons" }, element("button", { class: "strong" }, "Sign in"), element("button", { type: "button", click: () => dialog.close() }, "Cancel"))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue === "in");
    });
  });
}

/** Say why the token that is kept does not write. @param {Context} context */
async function refusal(context) {
  try {
    const { scope } = await context.ask("token");
    if (scope === "write") return "";
    return scope ? "This token only reads." : "The server does not know this token.";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
