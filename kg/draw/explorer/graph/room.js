// The parts of the graph's room.

import { element } from "../shell/dom.js";
import { change } from "../shell/state.js";
import { openTools } from "./tools.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {ReturnType<typeof buildRoom>} Parts */

/**
 * Build the room.
 * @param {HTMLElement} room @param {Context} context @param {import("./tools.js").Deeds} deeds @param {(event: KeyboardEvent) => void} keys
 */
export function buildRoom(room, context, deeds, keys) {
  const tools = openTools(context, deeds);
  const totals = element("p", { class: "graph-totals", role: "status" });
  const story = element("div", { class: "graph-story", hidden: true });
  const legend = element("div", { class: "graph-legend", hidden: true });
  const empty = element("div", { class: "graph-empty empty", hidden: true });
  const canvas = element("canvas", { class: "graph-labels", "aria-hidden": "true" });
  const place = element("div", { class: "graph-place" });
  const said = element("p", { class: "hidden", id: "graph-said" });
  const walked = element("p", { class: "hidden", "aria-live": "polite" });
  const stage = element("div", { class: "graph-stage", tabindex: 0, role: "application", "aria-roledescription": "graph",
    "aria-label": "Graph of relationships", "aria-describedby": "graph-said", keydown: keys }, place, canvas);
  const [bar, panel, zoom] = tools.parts;
  const table = element("button", { type: "button", class: "plain", id: "graph-table", click: () => change({ tab: "table", tableRows: "relationships" }) }, "as a table");
  room.replaceChildren(bar, panel, element("div", { class: "graph-said-row" }, totals, table),
    element("div", { class: "graph-middle" }, stage, story, legend, empty, zoom), said, walked);
  return { tools, totals, story, legend, empty, canvas, place, said, walked, stage };
}
