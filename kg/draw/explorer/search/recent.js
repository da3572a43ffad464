// What was chosen in the search box before, kept in this browser where it allows that.

/** @typedef {import("./search.js").Hit} Hit */

const KEPT = "kg-recent";
const MOST = 10;
const SORTS = ["entity", "report", "question"];

/** @type {{hits: Hit[]}} as long as the page lives, where storage is refused */
const held = { hits: [] };

/** Give what was chosen before, the latest first. @returns {Hit[]} */
export function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) || "[]");
    return Array.isArray(kept) ? kept.filter(isHit).slice(0, MOST) : [];
  } catch {
    return held.hits;
  }
}

/** Keep what was chosen; of more than ten the oldest goes. @param {Hit} hit */
export function remember({ what, id, label, kind }) {
  const others = recall().filter((one) => one.what !== what || one.id !== id);
  keep([{ what, id, label, kind }, ...others].slice(0, MOST));
}

/** Forget all of it. */
export function forget() {
  keep([]);
}

/** @param {Hit[]} hits */
function keep(hits) {
  held.hits = hits;
  try {
    localStorage.setItem(KEPT, JSON.stringify(hits));
  } catch {
    // Storage is refused in private windows and in files.
  }
}

/** Tell whether something that was stored is a hit. @param {any} one @returns {one is Hit} */
function isHit(one) {
  return Boolean(one) && SORTS.includes(one.what) && typeof one.id === "string" && typeof one.label === "string";
}
