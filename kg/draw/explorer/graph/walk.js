// Walking the graph with the arrow keys, from a node to the neighbour in that direction.

import { otherEnd } from "./net.js";

/** @typedef {import("./looks.js").Scene} Scene */
/** @typedef {{x: number, y: number}} Point */

const WAYS = /** @type {Record<string, [number, number]>} */ ({ ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] });

/** Tell whether a key walks. @param {string} key */
export function isWalking(key) {
  return key in WAYS || key === "Home";
}

/**
 * Give the node to which a key leads, or `null` where none lies there.
 * @param {Scene} scene @param {string} key @param {string | null} from @param {(id: string) => Point} at
 */
export function walkTo({ net, left }, key, from, at) {
  if (key === "Home" || !from || !net.nodes.has(from)) return net.around && left.nodes.has(net.around) ? net.around : strongest(net, left);
  const [right, down] = WAYS[key], here = at(from);
  const near = new Set((net.near.get(from) || []).filter((edge) => left.edges.has(edge.id)).map((edge) => otherEnd(edge, from)));
  let best = null, least = Infinity;
  for (const id of near) {
    const there = at(id), x = there.x - here.x, y = there.y - here.y;
    const onward = x * right + y * down, aside = Math.abs(x * down) + Math.abs(y * right);
    if (id === from || onward <= 0 || aside > onward * 1.8) continue;
    if (onward + aside * 2 < least) [best, least] = [id, onward + aside * 2];
  }
  return best;
}

/** Give the shown node with most drawn relationships. @param {Scene["net"]} net @param {Scene["left"]} left */
function strongest(net, left) {
  let best = null, most = -1;
  for (const id of left.nodes) {
    const size = net.nodes.get(id)?.size ?? 0;
    if (size > most) [best, most] = [id, size];
  }
  return best;
}
