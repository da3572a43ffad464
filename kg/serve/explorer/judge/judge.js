// Accepting and rejecting what a sentence was read as, and taking that back: for those who hold a token to write with.

import { element, isolated } from "../shell/dom.js";
import { offerJudging } from "../panel/judging.js";
import { statementWords } from "../panel/telling.js";
import { signIn } from "../served/signin.js";
import { keepToken, token } from "../served/token.js";

/** @typedef {import("../panel/telling.js").Telling} Telling */
/** @typedef {"accept" | "reject"} Kind */

const DONE = { accept: "accepted", reject: "rejected" };
const AUTHOR = "kg-author";
const kept = { author: "", last: /** @type {{id: string, words: string} | null} */ (null) };

/** Let every card be judged. */
export function openJudging() {
  kept.author = remembered();
  offerJudging(cardPart, lastPart);
}

/** Give the part of a card: two buttons, or one to take back what stands. @param {Telling} telling @param {any} claim */
function cardPart(telling, claim) {
  const room = element("div", { class: "judge-row" });
  if (claim.judged && claim.judged.id) {
    room.append(undoButton(telling, claim.judged.id, "Take it back"));
    if (claim.judged.is === "accepted") room.append(openButton(telling, claim, "reject", room));
    if (claim.judged.is === "rejected") room.append(openButton(telling, claim, "accept", room));
  } else {
    room.append(openButton(telling, claim, "accept", room), openButton(telling, claim, "reject", room));
  }
  return room;
}

/** Give the button that asks for the reason of a judgement. @param {Telling} telling @param {any} claim @param {Kind} kind @param {HTMLElement} room */
function openButton(telling, claim, kind, room) {
  const button = element("button", { type: "button", class: `judge-${kind}`, "aria-expanded": "false", click: () => open() }, kind === "accept" ? "✓ Accept" : "✕ Reject");
  const open = () => {
    const there = room.querySelector("form");
    const same = there && there.dataset.kind === kind;
    if (there) there.remove();
    for (const one of room.querySelectorAll("[aria-expanded]")) one.setAttribute("aria-expanded", "false");
    if (same) return;
    button.setAttribute("aria-expanded", "true");
    const form = reasonForm(telling, claim, kind, () => button.focus());
    room.append(form);
    /** @type {HTMLElement} */ (form.querySelector("textarea")).focus();
  };
  return button;
}

/** Give the form that asks why, and who says so. @param {Telling} telling @param {any} claim @param {Kind} kind @param {() => void} closed */
function reasonForm(telling, claim, kind, closed) {
  const reason = element("textarea", { rows: 2, maxlength: 2000, required: true });
  const author = element("input", { type: "text", maxlength: 500, autocomplete: "name" });
  author.value = kept.author;
  const fault = element("p", { class: "judge-fault", role: "alert" });
  const send = element("button", { type: "submit", class: "strong" }, kind === "accept" ? "Accept it" : "Reject it");
  const form = element("form", { class: "judge-form", "data-kind": kind },
    element("p", { class: "quiet" }, kind === "accept" ? "The sentence was read rightly. Its weight stays as it was." : "The sentence was read wrongly: it will count for nothing, and what rests on it is worked out anew."),
    element("label", {}, "Why", reason), element("label", {}, "Your name ", element("span", { class: "quiet" }, "(else the server's)"), author),
    fault, element("div", { class: "judge-row" }, send, element("button", { type: "button", click: () => { form.remove(); closed(); } }, "Cancel")));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    form.remove();
    closed();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    remember(author.value.trim());
    if (!token() && !(await signIn(telling.context))) return;
    send.disabled = true;
    try {
      const made = await telling.context.send("POST", "/judgements", { kind, claim: claim.id, reason: reason.value, author: author.value.trim() || null });
      kept.last = { id: made.id, words: `“${statementWords(telling, claim)}” is ${DONE[kind]}` };
      await judged(telling, `The statement is ${DONE[kind]}.`);
    } catch (error) {
      fault.textContent = error instanceof Error ? error.message : String(error);
      send.disabled = false;
      forget(error);
      reason.focus();
    }
  });
  return form;
}

/** Give the button that takes a judgement back. @param {Telling} telling @param {string} id @param {string} words */
function undoButton(telling, id, words) {
  const button = element("button", { type: "button", class: "judge-undo", click: () => undo() }, words);
  const undo = async () => {
    if (!token() && !(await signIn(telling.context))) return;
    button.disabled = true;
    try {
      const author = kept.author ? `?author=${encodeURIComponent(kept.author)}` : "";
      await telling.context.send("DELETE", `/judgements/${encodeURIComponent(id)}${author}`);
      if (kept.last && kept.last.id === id) kept.last = null;
      await judged(telling, "The judgement is taken back.");
    } catch (error) {
      button.disabled = false;
      forget(error);
      telling.context.tell(error instanceof Error ? error.message : String(error));
    }
  };
  return button;
}

/** Forget a token that was refused, so that the next attempt asks for another. @param {unknown} error */
function forget(error) {
  if (error instanceof Error && [401, 403].includes(/** @type {any} */ (error).status)) keepToken("");
}

/** Say what was judged last here, so that it can be taken back though what it was about is gone. @param {Telling} telling */
function lastPart(telling) {
  if (!kept.last) return null;
  const { id, words } = kept.last;
  return element("p", { class: "judge-last" }, isolated(words), " ", undoButton(telling, id, "Undo"));
}

/** Show everywhere what follows from a judgement. @param {Telling} telling @param {string} words */
async function judged({ context }, words) {
  context.tell(words);
  await context.renew?.();
}

function remembered() {
  try {
    return localStorage.getItem(AUTHOR) || "";
  } catch {
    return "";
  }
}

/** @param {string} author */
function remember(author) {
  kept.author = author;
  try {
    localStorage.setItem(AUTHOR, author);
  } catch {
    // Without storage the name holds until the page is left.
  }
}
