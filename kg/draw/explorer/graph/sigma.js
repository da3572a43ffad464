// Past a thousand edges: sigma draws the same on the graphics card.

import { edgeOpacity, fillOf, isShown, lineColour, lineWidth, nodeOpacity, rimOf, through } from "./looks.js";
import { shapeProgram } from "./shapes.js";

/** @typedef {import("./looks.js").Scene} Scene */
/** @typedef {import("./labels.js").Point} Point */
/** @typedef {import("./vis.js").Hands} Hands */
/** @typedef {import("./vis.js").Painter} Painter */

/**
 * Build a drawing in a room.
 * @param {any} Sigma @param {any} graphology @param {HTMLElement} room @param {Scene} scene @param {Hands} hands
 * @returns {Painter}
 */
export function sigmaPainter(Sigma, graphology, room, scene, hands) {
  const graph = new graphology.MultiDirectedGraph();
  const held = { scene };
  load(graph, scene);
  const drawing = new Sigma(graph, room, settings(Sigma, held));
  // Whoever comes later does not move the window over the others.
  drawing.setCustomBBox(drawing.getBBox());
  listen(drawing, hands);
  const camera = drawing.getCamera();
  const painter = {
    fill: (/** @type {Scene} */ next) => {
      held.scene = next;
      graph.clear();
      load(graph, next);
      drawing.refresh();
    },
    paint: (/** @type {Scene} */ next) => {
      held.scene = next;
      drawing.refresh({ skipIndexation: true, schedule: true });
    },
    fit: (/** @type {string[]} */ ids, /** @type {boolean} */ animated) => fit(drawing, ids, animated),
    zoom: (/** @type {number} */ factor) => camera.setState({ ratio: camera.getState().ratio / factor }),
    centre: (/** @type {Point} */ at) => {
      const { x, y } = drawing.viewportToFramedGraph(at);
      camera.setState({ x, y });
    },
    at: (/** @type {string} */ id) => {
      const { x, y, size } = graph.getNodeAttributes(id);
      return { ...drawing.graphToViewport({ x, y }), r: drawing.scaleSize(size) };
    },
    along: (/** @type {string} */ id, /** @type {number} */ share) => {
      if (!graph.hasEdge(id)) return null;
      const [from, to] = graph.extremities(id).map((/** @type {string} */ end) => painter.at(end));
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    },
    // What the graphics card drew is there only until the next frame.
    canvases: () => {
      drawing.refresh({ skipIndexation: true, schedule: false });
      return ["edges", "nodes"].map((layer) => drawing.getCanvases()[layer]);
    },
    redraw: () => drawing.refresh({ skipIndexation: true, schedule: true }),
    close: () => drawing.kill(),
  };
  return painter;
}

/** Put the network into the graph; sigma counts upwards from below. @param {any} graph @param {Scene} scene */
function load(graph, { net }) {
  // The more there are, the farther off they are seen.
  const shrunk = Math.min(1, Math.max(0.22, Math.sqrt(160 / net.nodes.size)));
  for (const { id, x, y, size, shape } of net.nodes.values()) graph.addNode(id, { x, y: -y, size: size * shrunk, shape });
  for (const { id, from, to } of net.edges.values()) graph.addEdgeWithKey(id, from, to, {});
}

/** @param {any} Sigma @param {{scene: Scene}} held */
function settings(Sigma, held) {
  const { EdgeArrowProgram, EdgeRectangleProgram, EdgeCurveProgram } = Sigma.rendering;
  return {
    allowInvalidContainer: true, renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: true, zIndex: true,
    minEdgeThickness: 0.5,
    minCameraRatio: 0.01, maxCameraRatio: 4, stagePadding: 20, defaultNodeType: "shape", defaultDrawNodeHover: () => {},
    nodeProgramClasses: { shape: shapeProgram(Sigma) }, nodeHoverProgramClasses: { shape: shapeProgram(Sigma) },
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeRectangleProgram, curve: EdgeCurveProgram },
    nodeReducer: (/** @type {string} */ id, /** @type {any} */ data) => nodeLook(held.scene, id, data),
    edgeReducer: (/** @type {string} */ id) => edgeLook(held.scene, id),
  };
}

/** @param {Scene} scene @param {string} id @param {any} data */
function nodeLook(scene, id, data) {
  const node = scene.net.nodes.get(id);
  if (!node || !isShown(scene, id)) return { ...data, hidden: true };
  const opacity = nodeOpacity(scene, id);
  return { ...data, color: through(fillOf(scene, node), scene.paper, opacity), rim: through(rimOf(scene, node), scene.paper, opacity), zIndex: opacity < 1 ? 0 : 1, label: null };
}

/** @param {Scene} scene @param {string} id */
function edgeLook(scene, id) {
  const edge = scene.net.edges.get(id);
  if (!edge || !(scene.left.edges.has(id) || scene.edge === id)) return { hidden: true };
  const opacity = edgeOpacity(scene, id);
  const type = edge.bend ? "curve" : edge.symmetric ? "line" : "arrow";
  return { type, curvature: -edge.bend, color: through(lineColour(scene, edge), scene.paper, opacity), size: lineWidth(scene, id) * 0.5, zIndex: opacity < 0.2 ? 0 : 1 };
}

/** Show some nodes whole. @param {any} drawing @param {string[]} ids @param {boolean} animated */
function fit(drawing, ids, animated) {
  const there = ids.map((id) => drawing.getNodeDisplayData(id)).filter(Boolean);
  if (!there.length) return;
  const xs = there.map((at) => at.x), ys = there.map((at) => at.y);
  const left = Math.min(...xs), right = Math.max(...xs), low = Math.min(...ys), high = Math.max(...ys);
  const whole = Math.max(right - left, high - low, 0.02);
  const state = { x: (left + right) / 2, y: (low + high) / 2, ratio: Math.min(1.1, whole * 1.15), angle: 0 };
  if (animated) drawing.getCamera().animate(state, { duration: 200 });
  else drawing.getCamera().setState(state);
}

/** Tie pointer and touch to the hands. @param {any} drawing @param {Hands} hands */
function listen(drawing, hands) {
  drawing.on("clickNode", (/** @type {any} */ at) => hands.click(at.node, null));
  drawing.on("clickEdge", (/** @type {any} */ at) => hands.click(null, at.edge));
  drawing.on("clickStage", () => hands.click(null, null));
  drawing.on("doubleClickNode", (/** @type {any} */ at) => {
    at.preventSigmaDefault();
    hands.open(at.node);
  });
  drawing.on("enterNode", (/** @type {any} */ at) => hands.over(at.node, null));
  drawing.on("enterEdge", (/** @type {any} */ at) => hands.over(null, at.edge));
  for (const name of ["leaveNode", "leaveEdge"]) drawing.on(name, () => hands.over(null, null));
  drawing.getMouseCaptor().on("wheel", hands.moved);
  drawing.getMouseCaptor().on("mousedown", hands.moved);
  drawing.on("afterRender", hands.drawn);
}
