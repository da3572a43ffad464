// The evidence on the right.

/** @param {HTMLElement} room @param {import("../shell/context.js").Context} context */
export function openPanel(room, context) {
  return { show: () => { room.textContent = context.summary.title; } };
}
