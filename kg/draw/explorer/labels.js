// Labels with halos, put where they hide no node and no other label; the smaller go first when room runs out.

/** @typedef {{x: number, y: number, w: number, h: number}} Rect */
/** @typedef {{ctx: CanvasRenderingContext2D, scale: number, taken: Rect[], lines: {x: number, y: number}[], ink: string, paper: string}} Pen */

const LINE_HEIGHT = 1.18;

/** Tell whether two rectangles overlap; `x` and `y` are their centres. @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  return Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h;
}

/** Write lines around a point. @param {Pen} pen @param {string[]} lines @param {Rect} at @param {number} size @param {string} ink */
function write(pen, lines, at, size, ink) {
  const { ctx } = pen;
  ctx.lineWidth = 4 / pen.scale;
  ctx.strokeStyle = pen.paper;
  ctx.fillStyle = ink;
  lines.forEach((line, index) => {
    const y = at.y + (index - (lines.length - 1) / 2) * size * LINE_HEIGHT;
    ctx.strokeText(line, at.x, y);
    ctx.fillText(line, at.x, y);
  });
  pen.taken.push(at);
}

/** Measure lines. @param {Pen} pen @param {string[]} lines @param {number} size */
function measured(pen, lines, size) {
  const widths = lines.map((line) => pen.ctx.measureText(line).width);
  return { w: Math.max(...widths) + 6 / pen.scale, h: lines.length * size * LINE_HEIGHT + 2 / pen.scale };
}

/** Count the points of lines that a rectangle would cover. @param {Pen} pen @param {Rect} spot */
function covered(pen, spot) {
  return pen.lines.filter((at) => Math.abs(at.x - spot.x) * 2 < spot.w && Math.abs(at.y - spot.y) * 2 < spot.h).length;
}

/** Choose, among spots that are free, the first that covers least of the lines. @param {Pen} pen @param {Rect[]} spots */
function bestSpot(pen, spots) {
  const free = spots.filter((spot) => !pen.taken.some((other) => overlap(spot, other)));
  return free.map((spot) => ({ spot, cost: covered(pen, spot) })).sort((a, b) => a.cost - b.cost)[0]?.spot;
}

/**
 * Label a node below, above, beside or aslant of it, where there is room.
 * @param {Pen} pen @param {any} node @param {{x: number, y: number}} at @param {boolean} forced
 */
function labelNode(pen, node, at, forced) {
  const size = (12 + Math.min(node.size, 24) / 8) / pen.scale;
  pen.ctx.font = `${forced ? 700 : 500} ${size}px system-ui, sans-serif`;
  const { w, h } = measured(pen, node.lines, size);
  const gap = node.size + 3 / pen.scale, aside = gap * 0.7 + w / 2, apart = gap * 0.6 + h / 2;
  const spots = [
    [0, gap + h / 2], [0, -gap - h / 2], [gap + w / 2, 0], [-gap - w / 2, 0],
    [aside, apart], [-aside, apart], [aside, -apart], [-aside, -apart],
  ].map(([x, y]) => ({ x: at.x + x, y: at.y + y, w, h }));
  const free = bestSpot(pen, spots);
  if (free || forced) write(pen, node.lines, free || spots[0], size, pen.ink);
}

/** Label an edge at its middle. @param {Pen} pen @param {string} words @param {{x: number, y: number}} at @param {string} ink @param {boolean} forced */
function labelEdge(pen, words, at, ink, forced) {
  const size = 12 / pen.scale;
  pen.ctx.font = `600 ${size}px system-ui, sans-serif`;
  const spot = { ...at, ...measured(pen, [words], size) };
  if (forced || !pen.taken.some((other) => overlap(spot, other))) write(pen, [words], spot, size, ink);
}
