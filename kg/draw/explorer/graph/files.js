// What is shown, as files.

import { save } from "../shell/dom.js";

/** @typedef {import("./looks.js").Scene} Scene */

const HEAD = ["Source", "Target", "Type", "Weight", "Id", "relation", "source_label", "target_label", "first", "last", "disputed"];

/** Quote a cell; one that a spreadsheet would run as a formula begins with an apostrophe. @param {string} words */
function cell(words) {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Give the shown relationships as comma-separated values that Gephi takes as a table of edges. @param {Scene} scene */
function csvOf({ net, left }) {
  const label = (/** @type {string} */ id) => net.nodes.get(id)?.label || id;
  const rows = [...left.edges].flatMap(([id, reports]) => {
    const edge = net.edges.get(id);
    if (!edge) return [];
    return [[edge.from, edge.to, edge.symmetric ? "Undirected" : "Directed", String(reports), id, edge.relation, label(edge.from), label(edge.to),
      edge.first || "", edge.last || "", String(edge.disputed)]];
  });
  return `${[HEAD, ...rows].map((row) => row.map(cell).join(",")).join("\n")}\n`;
}

/** Save the shown relationships. @param {Scene} scene */
export function saveCsv(scene) {
  save("relationships.csv", csvOf(scene), "text/csv");
}

/** Save the drawing on the page's own ground, with what it shows in words. @param {HTMLCanvasElement[]} canvases bottom first @param {Scene} scene @param {string} words */
export function savePng(canvases, scene, words) {
  const wide = Math.max(...canvases.map((one) => one.width)), high = Math.max(...canvases.map((one) => one.height));
  const copy = document.createElement("canvas");
  Object.assign(copy, { width: wide, height: high });
  const ctx = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  ctx.fillStyle = scene.paper;
  ctx.fillRect(0, 0, wide, high);
  for (const one of canvases) ctx.drawImage(one, 0, 0, wide, high);
  ctx.font = `${Math.round(12 * devicePixelRatio)}px system-ui, sans-serif`;
  ctx.fillStyle = scene.quiet;
  ctx.fillText(words, 10 * devicePixelRatio, high - 10 * devicePixelRatio, wide - 20 * devicePixelRatio);
  copy.toBlob((blob) => { if (blob) save("graph.png", blob); }, "image/png");
}
