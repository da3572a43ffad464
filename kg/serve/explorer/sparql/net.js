// The picture of what an answer joins, drawn by vis-network; the table has the same in words.

import { element } from "../shell/dom.js";
import { select } from "../shell/state.js";
import { onTheme, themed } from "../shell/theme.js";
import { countWords } from "../shell/words.js";
import { MOST, netOf } from "./links.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {import("./links.js").Net} Net */
/** @typedef {import("./results.js").Means} Means */

/** @type {{network: any}} the picture that is shown, which takes its colours anew when the theme turns */
const drawn = { network: null };
onTheme(() => { if (drawn.network) drawn.network.setOptions(looks()); });

/** Draw the picture. @param {Answer} answer @param {import("./shapes.js").Links} links @param {Means} means */
export async function drawNet(answer, links, { known, context }) {
  const net = netOf(answer, links, known, context.label);
  const vis = await context.library("vis-network");
  const words = `${countWords(net.nodes.length, "node")} and ${countWords(net.lines.length, "link")}. The table has each of them in words.`;
  const canvas = element("div", { class: "sparql-net", role: "img", "aria-label": words });
  const left = net.left > 0 && element("p", { class: "sparql-cut" }, `The first ${MOST} links are drawn; the table has ${countWords(net.left, "more", "more")}.`);
  // It measures its room, which therefore has to be on the page.
  requestAnimationFrame(() => { if (canvas.isConnected) show(vis, canvas, net); });
  return element("div", {}, left, canvas, element("p", { class: "quiet" }, words));
}

/** @param {any} vis @param {HTMLElement} canvas @param {Net} net */
function show(vis, canvas, net) {
  const nodes = net.nodes.map(({ id, label, thing }) => ({ id, label: cut(label), shape: thing && thing.what === "entity" ? "dot" : "square" }));
  const edges = net.lines.map(({ from, to, label }) => ({ from, to, label: net.lines.length > 60 ? undefined : label || undefined }));
  if (drawn.network) drawn.network.destroy();
  const network = new vis.Network(canvas, { nodes, edges }, looks());
  drawn.network = network;
  network.once("stabilizationIterationsDone", () => { network.setOptions({ physics: false }); network.fit(); });
  network.on("click", (/** @type {{nodes: string[]}} */ { nodes: [id] }) => {
    const thing = net.nodes.find((node) => node.id === id)?.thing;
    if (thing) select(thing.what, thing.id);
  });
}

/** @param {string} label */
function cut(label) {
  return label.length > 40 ? `${label.slice(0, 39)}…` : label;
}

/** Give how all is drawn in the theme of now. */
function looks() {
  const ink = themed("ink"), paper = themed("paper"), accent = themed("accent"), quiet = themed("quiet");
  const tint = { background: accent, border: ink };
  return {
    layout: { randomSeed: 7, improvedLayout: false },
    nodes: { size: 9, widthConstraint: { maximum: 140 }, borderWidth: 1, color: { ...tint, highlight: tint, hover: tint }, font: { color: ink, size: 14, strokeWidth: 4, strokeColor: paper } },
    edges: { color: { color: quiet, highlight: accent, hover: accent, opacity: 0.75 }, arrows: { to: { enabled: true, scaleFactor: 0.5 } }, smooth: { enabled: true, type: "continuous", roundness: 0.25 }, font: { color: quiet, size: 11, strokeWidth: 3, strokeColor: paper } },
    physics: { enabled: true, solver: "barnesHut", barnesHut: { gravitationalConstant: -4200, centralGravity: 0.6, springLength: 120, avoidOverlap: 0.6 }, stabilization: { enabled: true, iterations: 250, fit: true } },
    interaction: { hover: true, keyboard: false, navigationButtons: false, zoomSpeed: 0.6 },
  };
}
