// How sure it is who held a place, drawn so that nobody needs to tell colours apart.

import { drawn } from "./dom.js";

/** The statuses of control: how each is drawn over the holder's colour. */
export const HATCHES = {
  held: { name: "held", lines: null },
  contested: { name: "contested: fought over", lines: "cross" },
  disputed: { name: "disputed: reports contradict each other", lines: "slant" },
  divided: { name: "divided between holders", lines: "upright" },
  besieged: { name: "besieged", lines: "grid" },
  unknown: { name: "not known", lines: "dots" },
};

/** Give the id of the pattern of a status, or `null` where it is plain. @param {string} status */
export function hatchId(status) {
  const hatch = HATCHES[/** @type {keyof typeof HATCHES} */ (status)];
  return hatch && hatch.lines ? `hatch-${hatch.lines}` : null;
}

/** Give an SVG `defs` with the patterns; `fill="url(#ID)"` over the coloured shape draws one. Ids begin with `prefix`. @param {string} [prefix] */
export function hatchPatterns(prefix = "") {
  const stroke = { stroke: "currentColor", "stroke-width": 1.6, fill: "none" };
  const frame = (/** @type {string} */ name) => ({ id: `${prefix}hatch-${name}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" });
  return drawn("defs", {},
    drawn("pattern", frame("slant"), drawn("path", { d: "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", ...stroke })),
    drawn("pattern", frame("cross"), drawn("path", { d: "M0,0 l8,8 M0,8 l8,-8", ...stroke })),
    drawn("pattern", frame("upright"), drawn("path", { d: "M4,0 v8", ...stroke })),
    drawn("pattern", frame("grid"), drawn("path", { d: "M4,0 v8 M0,4 h8", ...stroke })),
    drawn("pattern", frame("dots"), drawn("circle", { cx: 4, cy: 4, r: 1.3, fill: "currentColor" })));
}
