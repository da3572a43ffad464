// The search box.

/** @param {HTMLElement} room @param {import("../shell/context.js").Context} context */
export function openSearch(room, context) {
  return { show: () => { room.title = context.summary.title; } };
}
