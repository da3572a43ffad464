// Labels with halos, put where they hide no node and no other label; the smaller go first when room runs out.

import { isShown, shaded, lineColour, sideColour, sideLetter } from "./looks.js";

/** @typedef {import("./looks.js").Scene} Scene */
/** @typedef {import("./net.js").Node} Node */
/** @typedef {{x: number, y: number}} Point pixels from the upper left corner of the drawing */
/** @typedef {{x: number, y: number, w: number, h: number}} Rect by its centre */
/** @typedef {{at: (id: string) => Point & {r: number}, along: (id: string, share: number) => Point | null, wide: number, high: number}} Drawing where nodes and points of edges stand now */
/** @typedef {{ctx: CanvasRenderingContext2D, scene: Scene, drawing: Drawing, taken: Rect[], lines: Point[]}} Pen */

const LINE_HEIGHT = 1.16;
const MOST_LINES = 160;
const MOST_TRIED = 90;
/** How many of the largest nodes get a label, if there is room, however far off they are seen. */
const ALWAYS_TRIED = 24;
/** How many get one over nodes, if it covers no other label. */
const ALWAYS_LABELLED = 10;
const FONT = "system-ui, sans-serif";

/**
 * Draw all labels.
 * @param {CanvasRenderingContext2D} ctx clean @param {Scene} scene @param {Drawing} drawing
 * @returns {Rect[]} where labels stand
 */
export function drawLabels(ctx, scene, drawing) {
  /** @type {Pen} */
  const pen = { ctx, scene, drawing, taken: [], lines: linePoints(scene, drawing) };
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const shown = [...scene.net.nodes.values()].filter((node) => isShown(scene, node.id) && inWindow(drawing, node.id));
  for (const { id } of shown) {
    const { x, y, r } = drawing.at(id);
    pen.taken.push({ x, y, w: r * 1.7, h: r * 1.7 });
  }
  const obstacles = pen.taken.length;
  if (scene.net.sides) for (const node of shown) letterNode(pen, node);
  const first = shown.filter((node) => isForced(scene, node.id)), rest = ranked(shown.filter((node) => !isForced(scene, node.id)));
  for (const node of first) labelNode(pen, node, true);
  drawEdgeLabels(pen);
  rest.slice(0, MOST_TRIED).forEach((node, rank) => {
    const small = drawing.at(node.id).r < 4.5 && rank >= ALWAYS_TRIED;
    if (!small && (!scene.front || scene.front.nodes.has(node.id))) labelNode(pen, node, false, rank < ALWAYS_LABELLED ? obstacles : null);
  });
  return pen.taken.slice(obstacles);
}

/** Tell whether a node must have its label, room or not. @param {Scene} scene @param {string} id */
function isForced({ node, edge, cursor, over, front, net }, id) {
  if (id === node || id === cursor || id === over.node || id === net.around) return true;
  return Boolean(edge && front && front.nodes.has(id));
}

/** @param {Drawing} drawing @param {string} id */
function inWindow(drawing, id) {
  const { x, y } = drawing.at(id);
  return x > -60 && y > -30 && x < drawing.wide + 60 && y < drawing.high + 30;
}

/** Give points along the shown lines, for labels to keep off; none where there are too many to keep off. @param {Scene} scene @param {Drawing} drawing */
function linePoints({ left }, drawing) {
  if (left.edges.size > MOST_LINES) return [];
  const shares = [0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92];
  return [...left.edges.keys()].flatMap((id) => shares.map((share) => drawing.along(id, share)).filter((at) => at !== null));
}

/** Order nodes for labelling: the larger first. @param {Node[]} list */
function ranked(list) {
  return list.sort((a, b) => b.size - a.size || a.id.localeCompare(b.id));
}

/** Label the edge under the pointer, the selected one, and those of the selected node. @param {Pen} pen */
function drawEdgeLabels(pen) {
  const { scene, drawing } = pen;
  const wanted = new Set([scene.edge, scene.over.edge, ...(scene.front ? scene.front.edges : [])]);
  for (const id of wanted) {
    const edge = id && scene.net.edges.get(id);
    if (!edge || (!scene.left.edges.has(edge.id) && id !== scene.edge)) continue;
    const forced = id === scene.edge || id === scene.over.edge;
    const at = drawing.along(edge.id, 0.5);
    if (at) labelEdge(pen, edgeWords(pen, edge), at, shaded(lineColour(scene, edge), scene.dark ? 0.35 : -0.35), forced);
  }
}

/** Word an edge: its relation, with a point that shows its way. @param {Pen} pen @param {import("./net.js").Edge} edge */
function edgeWords({ scene, drawing }, edge) {
  const { name } = scene.relations[edge.relation];
  if (edge.symmetric) return name;
  return drawing.at(edge.from).x <= drawing.at(edge.to).x ? `${name} ▸` : `◂ ${name}`;
}

/** Tell whether two rectangles overlap. @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  return Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h;
}

/** Write lines around a point. @param {Pen} pen @param {string[]} lines @param {Rect} at @param {number} size @param {string} ink */
function write({ ctx, taken, scene }, lines, at, size, ink) {
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = scene.paper;
  ctx.fillStyle = ink;
  lines.forEach((line, index) => {
    const y = at.y + (index - (lines.length - 1) / 2) * size * LINE_HEIGHT;
    ctx.strokeText(line, at.x, y);
    ctx.fillText(line, at.x, y);
  });
  taken.push(at);
}

/** @type {Map<string, number>} how wide words are, by font and words */
const widths = new Map();

/** Measure lines. @param {CanvasRenderingContext2D} ctx @param {string[]} lines @param {number} size */
function measured(ctx, lines, size) {
  if (widths.size > 5_000) widths.clear();
  const wide = lines.map((line) => {
    const key = `${ctx.font}|${line}`;
    const found = widths.get(key) ?? ctx.measureText(line).width;
    widths.set(key, found);
    return found;
  });
  return { w: Math.max(...wide) + 6, h: lines.length * size * LINE_HEIGHT + 2 };
}

/** Choose, among spots that are free, the first that covers least of the lines. @param {Pen} pen @param {Rect[]} spots */
function bestSpot({ taken, lines, drawing }, spots) {
  const inside = (/** @type {Rect} */ at) => at.x - at.w / 2 > 0 && at.x + at.w / 2 < drawing.wide && at.y - at.h / 2 > 0 && at.y + at.h / 2 < drawing.high;
  const free = spots.filter((spot) => inside(spot) && !taken.some((other) => overlap(spot, other)));
  const covered = (/** @type {Rect} */ spot) => lines.filter((at) => Math.abs(at.x - spot.x) * 2 < spot.w && Math.abs(at.y - spot.y) * 2 < spot.h).length;
  return free.map((spot) => ({ spot, cost: covered(spot) })).sort((a, b) => a.cost - b.cost)[0]?.spot;
}

/**
 * Label a node below, above, beside or aslant of it, where there is room.
 * @param {Pen} pen @param {Node} node @param {boolean} forced @param {number | null} [over] how many nodes it may cover if need be: the first that are taken
 */
function labelNode(pen, node, forced, over = null) {
  const { x, y, r } = pen.drawing.at(node.id);
  const size = 12 + Math.min(node.size, 24) / 8;
  const more = forced && node.hidden ? [`+ ${node.hidden.toLocaleString("en")} more`] : [];
  const lines = [...node.lines, ...more];
  pen.ctx.font = `${forced ? 700 : 500} ${size}px ${FONT}`;
  const { w, h } = measured(pen.ctx, lines, size);
  const gap = r + 3, aside = gap * 0.7 + w / 2, apart = gap * 0.6 + h / 2;
  const spots = [
    [0, gap + h / 2], [0, -gap - h / 2], [gap + w / 2, 0], [-gap - w / 2, 0],
    [aside, apart], [-aside, apart], [aside, -apart], [-aside, -apart],
  ].map(([right, down]) => ({ x: x + right, y: y + down, w, h }));
  const free = bestSpot(pen, spots) || (over === null ? null : bestSpot({ ...pen, taken: pen.taken.slice(over) }, spots));
  if (free || forced) write(pen, lines, free || spots[0], size, pen.scene.ink);
}

/** Label an edge at its middle. @param {Pen} pen @param {string} words @param {Point} at @param {string} ink @param {boolean} forced */
function labelEdge(pen, words, at, ink, forced) {
  pen.ctx.font = `600 12px ${FONT}`;
  const spot = { ...at, ...measured(pen.ctx, [words], 12) };
  if (forced || !pen.taken.some((other) => overlap(spot, other))) write(pen, [words], spot, 12, ink);
}

/** Write the letter of its side into a node. @param {Pen} pen @param {Node} node */
function letterNode({ ctx, scene, drawing }, node) {
  const { x, y, r } = drawing.at(node.id);
  if (node.side === null || r < 5) return;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(sideColour(scene.net, node.side || 0).slice(at, at + 2), 16));
  ctx.font = `700 ${Math.min(Math.max(r * 1.1, 9), 18)}px ${FONT}`;
  ctx.fillStyle = red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? "#000000" : "#ffffff";
  ctx.fillText(sideLetter(scene.net, node.side), x, y + 0.5);
}
