// The graph: vis-network draws nodes and lines where the layout put them; labels are ours.

const library = /** @type {any} */ (window).vis;
const visNodes = new library.DataSet();
const visEdges = new library.DataSet();
/** @type {any} */
let network = null;
/** @type {{node: string | null, edge: string | null}} */
const hovered = { node: null, edge: null };

/** Give a colour of the page's theme. @param {string} name */
function themed(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Move a `#RRGGBB` colour towards black or white by a share. @param {string} colour @param {number} share below 0 darker */
function shaded(colour, share) {
  const goal = share < 0 ? 0 : 255;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${parts.map((part) => Math.round(part + (goal - part) * Math.abs(share)).toString(16).padStart(2, "0")).join("")}`;
}

/** Give how a node looks now. @param {any} node @param {ReturnType<typeof foreground>} front */
function nodeLook(node, front) {
  const chosen = state.node === node.id;
  const tint = { background: node.color, border: chosen ? themed("ink") : shaded(node.color, dark.matches ? 0.45 : -0.4) };
  return {
    id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size,
    hidden: !view.nodes.has(node.id) && !chosen,
    opacity: front && !front.nodes.has(node.id) ? 0.28 : 1,
    borderWidth: chosen ? 3.5 : 1.5,
    color: { ...tint, highlight: tint, hover: tint },
  };
}

/** Give how an edge looks now. @param {any} edge @param {ReturnType<typeof foreground>} front */
function edgeLook(edge, front) {
  const count = view.edges.get(edge.id);
  const faded = front && !front.edges.has(edge.id);
  const tint = dark.matches ? shaded(edge.color, 0.2) : edge.color;
  return {
    id: edge.id, from: edge.from, to: edge.to, smooth: edge.smooth, dashes: edge.dashes,
    hidden: count === undefined && state.edge !== edge.id,
    width: lineWidth(count || 1) + (state.edge === edge.id ? 2 : 0),
    color: { color: tint, highlight: tint, hover: tint, inherit: false, opacity: faded ? 0.16 : front ? 1 : 0.8 },
    arrows: edge.arrows ? { to: { enabled: true, scaleFactor: count && count > 3 ? 0.5 : 0.7 } } : "",
  };
}

/** Give the width of an edge of so many reports: it grows with their logarithm. @param {number} count */
function lineWidth(count) {
  return 2 + 1.5 * Math.log2(count);
}

/** @type {Map<string, string>} */
const drawnLooks = new Map();

/** Keep the looks that differ from what is drawn. @param {any[]} looks @param {string} what */
function changed(looks, what) {
  return looks.filter((look) => {
    const text = JSON.stringify(look);
    if (drawnLooks.get(what + look.id) === text) return false;
    drawnLooks.set(what + look.id, text);
    return true;
  });
}

/** Bring the drawn graph up to the view. */
function showGraph() {
  fillGraph();
  repaint();
}

/** Ask vis-network for one drawing in the next frame, however often it is asked. */
function repaint() {
  network.body.emitter.emit("_requestRedraw");
}

/** Hand the looks that changed to vis-network. */
function fillGraph() {
  const front = foreground();
  visNodes.update(changed([...nodes.values()].map((node) => nodeLook(node, front)), "n"));
  visEdges.update(changed([...edges.values()].map((edge) => edgeLook(edge, front)), "e"));
}

/** Give the middle of a drawn edge in the graph's own coordinates. @param {string} id */
function edgeMiddle(id) {
  return network.body.edges[id].edgeType.getPoint(0.5);
}

/** Draw all labels. @param {CanvasRenderingContext2D} ctx */
function drawLabels(ctx) {
  const front = foreground();
  const places = network.getPositions();
  /** @type {Pen} */
  const pen = { ctx, scale: network.getScale(), taken: [], lines: linePoints(), ink: themed("ink"), paper: themed("paper") };
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const shown = [...nodes.values()].filter((node) => view.nodes.has(node.id) || node.id === state.node);
  for (const { id, size } of shown) pen.taken.push({ ...places[id], w: size * 1.7, h: size * 1.7 });
  const obstacles = pen.taken.length;
  const ends = state.edge && front ? front.nodes : new Set([state.node]);
  const forced = (/** @type {any} */ node) => ends.has(node.id) || node.id === hovered.node;
  const [first, rest] = [shown.filter(forced), ranked(shown.filter((node) => !forced(node)))];
  for (const node of first) labelNode(pen, node, places[node.id], true);
  drawEdgeLabels(pen, front);
  rest.forEach((node, rank) => {
    const small = node.size * pen.scale < 4.5 && rank >= ALWAYS_TRIED;
    if (!small && (!front || front.nodes.has(node.id))) labelNode(pen, node, places[node.id], false);
  });
  labelled = pen.taken.slice(obstacles);
}

/** How many of the largest nodes get a label, if there is room, however far off they are seen. */
const ALWAYS_TRIED = 24;

/** @type {Rect[]} where labels stand, in the graph's own coordinates */
let labelled = [];

const MOST_LINES = 200;

/** Give points along the shown lines, for labels to keep off; none where there are too many to keep off. */
function linePoints() {
  if (view.edges.size > MOST_LINES) return [];
  const along = [0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92];
  return [...view.edges.keys()].flatMap((id) => along.map((share) => network.body.edges[id].edgeType.getPoint(share)));
}

/** Order nodes for labelling: the larger first. @param {any[]} list */
function ranked(list) {
  return list.sort((a, b) => b.size - a.size || a.id.localeCompare(b.id));
}

/** Label the hovered edge, the selected one, and those of the selected node. @param {Pen} pen @param {ReturnType<typeof foreground>} front */
function drawEdgeLabels(pen, front) {
  const wanted = new Set([state.edge, hovered.edge, ...(front ? front.edges : [])]);
  for (const id of wanted) {
    const edge = id && edges.get(id);
    if (!edge || (!view.edges.has(edge.id) && id !== state.edge)) continue;
    const forced = id === state.edge || id === hovered.edge;
    const ink = shaded(edge.color, dark.matches ? 0.45 : -0.3);
    labelEdge(pen, content.relations[edge.relation].name, edgeMiddle(edge.id), ink, forced);
  }
}

/** Show the whole graph. @param {boolean} animated */
function fitGraph(animated = true) {
  const moving = animated && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.fit({ nodes: [...view.nodes], maxZoomLevel: 1.25, animation: false });
  const animation = moving ? { duration: 200, easingFunction: "easeOutQuad" } : false;
  network.moveTo({ scale: network.getScale() * 0.92, animation });
}

/** Zoom by a factor. @param {number} factor */
function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

/** Move to a node or edge that lies outside the window. */
function reveal() {
  const chosen = state.edge ? edges.get(state.edge) : null;
  const at = chosen ? edgeMiddle(chosen.id) : state.node ? network.getPosition(state.node) : null;
  if (!at) return;
  const { x, y } = network.canvasToDOM(at);
  const room = byId("network").getBoundingClientRect();
  if (x < 20 || y < 20 || x > room.width - 20 || y > room.height - 20) network.moveTo({ position: at });
}

/** Build the drawing and tie it to the selection. */
function buildGraph() {
  const place = byId("network");
  const options = embeddedValue("kg-options");
  fillGraph();
  network = new library.Network(place, { nodes: visNodes, edges: visEdges }, options);
  network.on("afterDrawing", drawLabels);
  network.on("click", (/** @type {any} */ at) => {
    if (at.nodes.length) select(at.nodes[0], null);
    else select(null, at.edges.length ? at.edges[0] : null);
  });
  for (const what of /** @type {const} */ (["node", "edge"])) {
    const name = what === "node" ? "Node" : "Edge";
    network.on(`hover${name}`, (/** @type {any} */ at) => hover(what, at[what]));
    network.on(`blur${name}`, () => hover(what, null));
  }
  dark.addEventListener("change", showGraph);
  fitGraph(false);
}

/** Note what the pointer is over. @param {"node" | "edge"} what @param {string | null} id */
function hover(what, id) {
  hovered[what] = id;
  byId("network").classList.toggle("over", Boolean(hovered.node || hovered.edge));
  repaint();
}
