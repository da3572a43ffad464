// Keeping a report that was read: it is submitted, and followed until it is in the graph.

import { element } from "../shell/dom.js";
import { change } from "../shell/state.js";
import { countWords } from "../shell/words.js";
import { signIn } from "../served/signin.js";
import { token } from "../served/token.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./dialog.js").Reading} Reading */

const DONE = ["stored", "refused"];
const EVERY = 400;

/**
 * Give the buttons under a report, and say how far keeping it is.
 * @param {Context} context @param {Reading} reading @param {boolean} force @param {() => void} back @param {() => void} shut
 */
export function keep(context, reading, force, back, shut) {
  const status = element("p", { class: "paste-status", role: "status" });
  const again = element("button", { type: "button", click: back }, "Change it");
  if (!context.mayWrite) {
    return element("div", { class: "paste-keep" },
      element("p", {}, "This server keeps nothing: it was started without a token to write with. Start it with ", element("code", {}, "kg serve --tokens FILE"),
        ", where a line of the file is ", element("code", {}, "write TOKEN"), "; or read the report in by ", element("code", {}, "kg ingest FILE"), "."),
      element("div", { class: "paste-buttons" }, again));
  }
  const go = element("button", { type: "button", class: "strong", id: "paste-keep" }, "Keep it");
  go.addEventListener("click", async () => {
    if (!token() && !(await signIn(context))) return;
    go.disabled = again.disabled = true;
    status.textContent = "Sending it …";
    try {
      finish(context, await followed(context, await submitted(context, reading, force), status), status, shut);
    } catch (error) {
      status.textContent = error instanceof Error ? error.message : String(error);
      // A token that no longer writes is asked for anew.
      if (error instanceof Error && [401, 403].includes(/** @type {any} */ (error).status)) signIn(context);
    } finally {
      go.disabled = again.disabled = false;
    }
  });
  return element("div", { class: "paste-keep" }, status, element("div", { class: "paste-buttons" }, go, again));
}

/** @param {Context} context @param {Reading} reading @param {boolean} force */
function submitted(context, { report }, force) {
  const { id, title, text, published, source, url } = report;
  return context.send("POST", `/reports${force ? "?force=true" : ""}`, { id, title, text, published, source, url });
}

/** Ask until it is in the graph or refused. @param {Context} context @param {any} submission @param {HTMLElement} status */
async function followed(context, submission, status) {
  let now = submission;
  while (!DONE.includes(now.status)) {
    status.textContent = now.status === "queued" ? "It waits to be read …" : "It is being read …";
    await new Promise((done) => setTimeout(done, EVERY));
    now = await context.ask(`/reports/submissions/${now.id}`);
  }
  return now;
}

/** Say what became of it, and show the report where it is in. @param {Context} context @param {any} submission @param {HTMLElement} status @param {() => void} shut */
function finish(context, submission, status, shut) {
  if (submission.status === "refused") {
    status.textContent = `It is not kept: ${submission.refused.join("; ") || "no reason was given"}`;
    return;
  }
  shut();
  context.tell(`It is kept, with ${countWords(submission.claims, "new claim")}.`);
  change({ sel: `report:${submission.reports[0].id}`, known: null });
  // All views show another graph now.
  requestAnimationFrame(() => location.reload());
}
