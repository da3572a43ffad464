// What the timeline is of: what was asked for, else what is selected.

import { change, selected, state } from "../shell/state.js";

/** @typedef {{of: string | null, sel: string | null, holds: Set<string>}} Followed what was shown last, and the ids of what it holds */

const ABOUT = ["entity", "claim", "interval", "edge", "event"];

/** Give what to ask for: an id, or what is selected as `claim:ID`; `null` for an overview. @param {Followed} last @returns {string | null} */
export function following(last) {
  const moved = state.sel !== last.sel, pinned = state.timelineOf !== null && state.timelineOf !== last.of;
  last.sel = state.sel;
  const chosen = selected();
  // What was selected elsewhere is followed there, unless the address says both.
  if (moved && !pinned && chosen && ABOUT.includes(chosen.what) && !last.holds.has(`${chosen.what}:${chosen.id}`)) return asked(chosen);
  if (state.timelineOf) return state.timelineOf;
  return chosen && ABOUT.includes(chosen.what) ? asked(chosen) : null;
}

/** @param {{what: string, id: string}} chosen */
function asked({ what, id }) {
  return what === "entity" ? id : `${what}:${id}`;
}

/** Keep what is shown now, so that selecting in it does not lead away. @param {Followed} last @param {string | null} of @param {string[]} holds */
export function keep(last, of, holds) {
  last.of = of;
  last.holds = new Set(holds);
  if (of !== state.timelineOf) change({ timelineOf: of });
}
