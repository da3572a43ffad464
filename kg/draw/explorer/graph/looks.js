// How nodes and edges look now: the same whichever library draws them.

import { actorColour } from "../shell/sides.js";

/** @typedef {import("./net.js").Net} Net */
/** @typedef {import("./net.js").Node} Node */
/** @typedef {import("./net.js").Edge} Edge */
/** @typedef {import("./sieve.js").Left} Left */
/** @typedef {{nodes: Set<string>, edges: Set<string>}} Front what a selection brings forward */
/**
 * @typedef {object} Scene all that a drawing depends on
 * @property {Net} net @property {Left} left @property {Front | null} front
 * @property {string | null} node the selected node @property {string | null} edge the selected edge
 * @property {string | null} cursor the node at which the keyboard stands
 * @property {{node: string | null, edge: string | null}} over what the pointer is over
 * @property {boolean} dark @property {string} ink @property {string} paper @property {string} quiet
 * @property {Record<string, {colour: string, name: string, inverse: string}>} relations
 */

/** Move a `#RRGGBB` colour towards black or white by a share. @param {string} colour @param {number} share below 0 darker */
export function shaded(colour, share) {
  const goal = share < 0 ? 0 : 255;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${parts.map((part) => Math.round(part + (goal - part) * Math.abs(share)).toString(16).padStart(2, "0")).join("")}`;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Give the letter of a side; of all beyond the named ones a plus. @param {Net} net @param {number} side */
export function sideLetter(net, side) {
  return net.sides && side < net.sides.named.length ? LETTERS[side] : "+";
}

/** Give the colour of a side. @param {Net} net @param {number} side */
export function sideColour(net, side) {
  return net.sides && side < net.sides.named.length ? actorColour(net.sides.named[side].id) : "#6b7682";
}

/** Give the fill of a node: by its kind, or by its side while sides are shown. @param {Scene} scene @param {Node} node */
export function fillOf({ net, dark }, node) {
  if (!net.sides) return node.color;
  if (node.side === null) return dark ? "#4a555f" : "#c3cbd3";
  return sideColour(net, node.side);
}

/** Give the rim of a node. @param {Scene} scene @param {Node} node */
export function rimOf(scene, node) {
  if (node.id === scene.node || node.id === scene.cursor) return scene.ink;
  return shaded(fillOf(scene, node), scene.dark ? 0.45 : -0.4);
}

/** Give a colour as it looks through on some ground. @param {string} colour `#RRGGBB` @param {string} ground `#RRGGBB` @param {number} opacity */
export function through(colour, ground, opacity) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) * opacity + parseInt(ground.slice(at, at + 2), 16) * (1 - opacity));
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Tell whether a node is to be drawn at all. @param {Scene} scene @param {string} id */
export function isShown({ left, node, cursor }, id) {
  return left.nodes.has(id) || id === node || id === cursor;
}

/** Give how opaque a node is. @param {Scene} scene @param {string} id */
export function nodeOpacity({ front }, id) {
  return front && !front.nodes.has(id) ? 0.25 : 1;
}

/** Give how opaque an edge is. @param {Scene} scene @param {string} id */
export function edgeOpacity({ front, left }, id) {
  if (!front) return Math.max(0.3, 0.85 - left.edges.size / 900);
  return front.edges.has(id) ? 1 : 0.1;
}

/** Give the colour of an edge: that of its relation's family. @param {Scene} scene @param {Edge} edge */
export function lineColour({ dark, relations }, edge) {
  const { colour } = relations[edge.relation];
  return dark ? shaded(colour, 0.22) : colour;
}

/** Give the width of an edge in pixels: it grows with the logarithm of its reports. @param {Scene} scene @param {string} id */
export function lineWidth({ left, edge }, id) {
  const reports = left.edges.get(id) || 1;
  const thin = left.edges.size > 250 ? 0.6 : 1;
  return thin * (1.1 + 0.75 * Math.log2(reports)) + (edge === id ? 2 : 0);
}

/**
 * Tell what a selection brings forward: it, its neighbours and the edges between; `null` if nothing here is selected.
 * @param {Net} net @param {Left} left @param {string | null} node @param {string | null} edge
 * @returns {Front | null}
 */
export function frontOf(net, left, node, edge) {
  const chosen = edge ? net.edges.get(edge) : null;
  if (chosen) return { nodes: new Set([chosen.from, chosen.to]), edges: new Set([chosen.id]) };
  if (!node || !net.nodes.has(node)) return null;
  const edges = (net.near.get(node) || []).filter((one) => left.edges.has(one.id));
  return { nodes: new Set([node, ...edges.flatMap((one) => [one.from, one.to])]), edges: new Set(edges.map((one) => one.id)) };
}
