// The bar above the graph: what it shows, and what can be done with it.

import { element, isolated } from "../shell/dom.js";
import { change, selected, state } from "../shell/state.js";
import { dayWords } from "../shell/words.js";
import { chooser } from "./choose.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./net.js").Net} Net */
/** @typedef {{fit: () => void, zoom: (factor: number) => void, png: () => void, csv: () => void, open: (id: string) => void, drawn: () => import("./net.js").Node[]}} Deeds */

/** Go back to a picture without openings. @param {Record<string, string | null>} changes */
function turnTo(changes) {
  change({ graphAround: null, graphPath: null, graphOpen: null, ...changes }, true);
}

/**
 * Build the bar.
 * @param {Context} context @param {Deeds} deeds
 * @returns {{parts: HTMLElement[], show: (net: Net | null) => void}}
 */
export function openTools(context, deeds) {
  const button = (/** @type {string} */ words, /** @type {() => void} */ click, /** @type {Record<string, string>} */ more = {}) => element("button", { type: "button", click, ...more }, words);
  const overview = button("Overview", () => turnTo({}), { id: "graph-overview" });
  const around = button("Around the selection", () => { const chosen = selected(); if (chosen?.what === "entity") turnTo({ graphAround: chosen.id }); }, { id: "graph-around" });
  const path = pathPart(context, deeds);
  const sides = sidesPart(context);
  const undo = button("Undo", () => change({ graphOpen: state.graphOpen?.split(",").slice(0, -1).join(",") || null }, true), { id: "graph-undo", title: "Take back the neighbours that came last" });
  const more = button("More", () => change({ graphLimit: moreThan(Number(state.graphLimit)) }, true), { id: "graph-more", title: "Draw more of the weaker relationships" });
  const add = element("button", { type: "button", id: "graph-add", class: "strong" });
  const bar = element("div", { class: "graph-tools", role: "toolbar", "aria-label": "Graph" },
    element("div", { class: "graph-group" }, overview, around, path.button), element("div", { class: "graph-group" }, sides.part, add, undo, more),
    element("div", { class: "graph-group graph-end" },
      button("PNG", deeds.png, { title: "Save the drawing as an image", "aria-label": "Save as PNG" }), button("CSV", deeds.csv, { title: "Save what is shown as a table of edges, for Gephi too", "aria-label": "Save as CSV" })));
  const zoom = element("div", { class: "graph-zoom", role: "group", "aria-label": "Zoom" },
    button("+", () => deeds.zoom(1.3), { "aria-label": "Zoom in" }), button("−", () => deeds.zoom(1 / 1.3), { "aria-label": "Zoom out" }), button("Fit", deeds.fit, { "aria-label": "Fit the whole graph" }));
  const show = (/** @type {Net | null} */ net) => {
    const chosen = selected();
    overview.setAttribute("aria-pressed", String(!state.graphAround && !state.graphPath));
    around.setAttribute("aria-pressed", String(Boolean(state.graphAround)));
    around.disabled = chosen?.what !== "entity";
    undo.hidden = !state.graphOpen;
    more.hidden = !context.served || Boolean(state.graphPath || state.graphAround) || !net || net.edges.size >= 10_000 || net.edges.size >= net.totals.relationships;
    showAdd(context, add, net, chosen?.what === "entity" ? chosen.id : null, deeds);
    path.show();
    sides.show();
    for (const one of [overview, around, path.button]) one.hidden = !context.served;
  };
  return { parts: [bar, path.panel, zoom], show };
}

/** Give the next limit. @param {number} limit */
function moreThan(limit) {
  return String(limit < 1_000 ? 1_000 : limit < 3_000 ? 3_000 : 10_000);
}

/** Offer the neighbours of the selected node that are not drawn. @param {Context} context @param {HTMLButtonElement} add @param {Net | null} net @param {string | null} id @param {Deeds} deeds */
function showAdd(context, add, net, id, deeds) {
  const node = id ? net?.nodes.get(id) : null;
  add.hidden = !node?.hidden || !context.served;
  if (!node || add.hidden) return;
  add.replaceChildren(`+ ${Math.min(25, node.hidden)} of ${node.hidden.toLocaleString("en")} more around `, isolated(node.label));
  add.onclick = () => deeds.open(node.id);
}

/** Build what chooses two and asks for the ways between them. @param {Context} context @param {Deeds} deeds */
function pathPart(context, deeds) {
  const go = () => {
    const [a, b] = [one.value(), other.value()];
    if (a && b && a.id !== b.id) turnTo({ graphPath: `${a.id},${b.id}` });
    else if (a && !b) other.focus();
  };
  const one = chooser(context, "From", deeds.drawn, go), other = chooser(context, "to", deeds.drawn, go);
  const panel = element("form", { class: "graph-path", hidden: true, "aria-label": "Path between two", submit: (/** @type {Event} */ event) => { event.preventDefault(); go(); } },
    one.part, other.part, element("button", { type: "submit" }, "Find"));
  const button = element("button", { type: "button", id: "graph-path", "aria-expanded": "false", click: () => turn(Boolean(panel.hidden)) }, "Path between two …");
  const turn = (/** @type {boolean} */ open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const chosen = selected(), node = chosen?.what === "entity" ? deeds.drawn().find((it) => it.id === chosen.id) : null;
    if (node && !one.value()) one.set(node);
    (one.value() ? other : one).focus();
  };
  return { panel, button, show: () => button.setAttribute("aria-pressed", String(Boolean(state.graphPath))) };
}

/** Build the switch of the sides and their day. @param {Context} context */
function sidesPart({ summary, served }) {
  const last = summary.days.happened?.[1] || new Date().toISOString().slice(0, 10);
  const box = element("input", { type: "checkbox", id: "graph-sides", change: () => change({ graphSides: box.checked ? "1" : null, on: box.checked && !state.on ? last : state.on }) });
  const day = element("input", { type: "date", "aria-label": "Day of the sides", change: () => change({ on: day.value || null }) });
  const part = element("span", { class: "graph-sides" }, element("label", {}, box, " Sides"), day);
  const show = () => {
    part.hidden = !served;
    box.checked = state.graphSides === "1";
    day.hidden = !box.checked;
    day.value = state.on || last;
    day.title = dayWords(day.value);
  };
  return { part, show };
}
