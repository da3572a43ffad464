// Up to a thousand edges: vis-network draws nodes and lines where the layout put them.

import { edgeOpacity, fillOf, isShown, lineColour, lineWidth, nodeOpacity, rimOf } from "./looks.js";

/** @typedef {import("./looks.js").Scene} Scene */
/** @typedef {import("./labels.js").Point} Point */
/** @typedef {{click: (node: string | null, edge: string | null) => void, open: (node: string) => void, over: (node: string | null, edge: string | null) => void, moved: () => void, drawn: () => void}} Hands what a drawing tells */
/**
 * @typedef {object} Painter
 * @property {(scene: Scene) => void} fill take over another network
 * @property {(scene: Scene) => void} paint bring the looks up to a scene of the same network
 * @property {(ids: string[], animated: boolean) => void} fit @property {(factor: number) => void} zoom @property {(at: Point) => void} centre
 * @property {(id: string) => Point & {r: number}} at @property {(id: string, share: number) => Point | null} along
 * @property {() => HTMLCanvasElement[]} canvases bottom first @property {() => void} redraw @property {() => void} close
 */

const OPTIONS = {
  autoResize: true,
  physics: { enabled: false },
  layout: { randomSeed: 1, improvedLayout: false },
  interaction: { hover: true, selectable: false, hoverConnectedEdges: false, selectConnectedEdges: false, multiselect: false, keyboard: false, tooltipDelay: 1e9 },
  nodes: { borderWidth: 1.5, chosen: false, font: { size: 0 } },
  edges: { chosen: false, arrowStrikethrough: false, width: 1 },
};

/**
 * Build a drawing in a room.
 * @param {any} library vis-network @param {HTMLElement} room @param {Scene} scene @param {Hands} hands
 * @returns {Painter}
 */
export function visPainter(library, room, scene, hands) {
  const nodes = new library.DataSet(nodeData(scene)), edges = new library.DataSet(edgeData(scene));
  const network = new library.Network(room, { nodes, edges }, OPTIONS);
  listen(network, hands);
  const held = { scene };
  const again = () => paint(network, held.scene);
  network.on("zoom", again);
  const painter = {
    fill: (/** @type {Scene} */ next) => {
      replace(nodes, nodeData(next));
      replace(edges, edgeData(next));
      painter.paint(next);
    },
    paint: (/** @type {Scene} */ next) => {
      held.scene = next;
      again();
    },
    fit: (/** @type {string[]} */ ids, /** @type {boolean} */ animated) => {
      fit(network, ids, animated);
      again();
    },
    zoom: (/** @type {number} */ factor) => {
      network.moveTo({ scale: network.getScale() * factor });
      again();
    },
    centre: (/** @type {Point} */ at) => network.moveTo({ position: network.DOMtoCanvas(at) }),
    at: (/** @type {string} */ id) => {
      const { x, y, options } = network.body.nodes[id];
      return { ...network.canvasToDOM({ x, y }), r: options.size * network.getScale() };
    },
    along: (/** @type {string} */ id, /** @type {number} */ share) => {
      const edge = network.body.edges[id];
      return edge && edge.connected ? network.canvasToDOM(edge.edgeType.getPoint(share)) : null;
    },
    canvases: () => [/** @type {HTMLCanvasElement} */ (room.querySelector("canvas"))],
    redraw: () => network.redraw(),
    close: () => network.destroy(),
  };
  painter.paint(scene);
  return painter;
}

/** Give the nodes as the library takes them. @param {Scene} scene */
function nodeData({ net }) {
  return [...net.nodes.values()].map(({ id, x, y, shape, size }) => ({ id, x, y, shape, size }));
}

/** Give the edges as the library takes them. @param {Scene} scene */
function edgeData({ net }) {
  return [...net.edges.values()].map(({ id, from, to, symmetric, disputed, bend, reports }) => ({
    id, from, to, dashes: disputed ? [6, 5] : false, smooth: bent(bend),
    arrows: symmetric ? "" : { to: { enabled: true, scaleFactor: reports > 3 ? 0.5 : 0.7 } },
  }));
}

/** @param {number} bend */
function bent(bend) {
  return bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : { enabled: false };
}

/** Put others into a data set, keeping those that stay. @param {any} set @param {{id: string}[]} items */
function replace(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((/** @type {string} */ id) => !wanted.has(id)));
  set.update(items);
}

/**
 * Bring looks and filters up to a scene. They are written where the library reads them at each drawing: through its data
 * sets a thousand edges took it ten times as long.
 * @param {any} network @param {Scene} scene
 */
function paint(network, scene) {
  const { body } = network, scale = network.getScale(), grown = growth(scale), thick = scale < 1 ? scale ** -0.85 : 1;
  const shown = [...scene.net.nodes.values()].filter((node) => isShown(scene, node.id));
  body.nodeIndices = shown.map((node) => node.id);
  for (const node of shown) {
    const { options } = body.nodes[node.id];
    if (options.size !== node.size * grown) {
      options.size = node.size * grown;
      body.nodes[node.id].needsRefresh();
    }
    const colours = { background: fillOf(scene, node), border: rimOf(scene, node) };
    options.color = { ...colours, highlight: colours, hover: colours };
    options.borderWidth = (node.id === scene.node || node.id === scene.cursor ? 3.5 : 1.3) * grown;
    options.opacity = nodeOpacity(scene, node.id);
  }
  const lines = [...scene.net.edges.values()].filter((edge) => scene.left.edges.has(edge.id) || edge.id === scene.edge);
  // What is faded lies below.
  if (scene.front) lines.sort((a, b) => edgeOpacity(scene, a.id) - edgeOpacity(scene, b.id));
  body.edgeIndices = lines.map((edge) => edge.id);
  for (const edge of lines) {
    const { options } = body.edges[edge.id];
    const colour = lineColour(scene, edge);
    options.color = { color: colour, highlight: colour, hover: colour, inherit: false, opacity: edgeOpacity(scene, edge.id) };
    options.width = lineWidth(scene, edge.id) * thick;
  }
  body.emitter.emit("_requestRedraw");
}

/** Give how much larger things are drawn than they lie: seen from afar they shrink less than the ways between them. @param {number} scale */
function growth(scale) {
  return scale < 1 ? scale ** -0.5 : 1;
}

/** Show some nodes whole. @param {any} network @param {string[]} ids @param {boolean} animated */
function fit(network, ids, animated) {
  network.fit({ nodes: ids, maxZoomLevel: 1.25, animation: false });
  const animation = animated ? { duration: 200, easingFunction: "easeOutQuad" } : false;
  network.moveTo({ scale: network.getScale() * 0.92, animation });
}

/** Tie pointer and touch to the hands. @param {any} network @param {Hands} hands */
function listen(network, hands) {
  const under = (/** @type {any} */ event) => {
    const node = network.getNodeAt(event.pointer.DOM) ?? null;
    return { node, edge: node === null ? network.getEdgeAt(event.pointer.DOM) ?? null : null };
  };
  network.on("click", (/** @type {any} */ event) => {
    const { node, edge } = under(event);
    hands.click(node, edge);
  });
  network.on("doubleClick", (/** @type {any} */ event) => {
    const { node } = under(event);
    if (node !== null) hands.open(node);
  });
  network.on("hoverNode", (/** @type {any} */ event) => hands.over(event.node, null));
  network.on("hoverEdge", (/** @type {any} */ event) => hands.over(null, event.edge));
  for (const name of ["blurNode", "blurEdge"]) network.on(name, () => hands.over(null, null));
  for (const name of ["zoom", "dragStart"]) network.on(name, hands.moved);
  network.on("afterDrawing", hands.drawn);
}
