// A basemap of the operator's own: a file of tiles, fetched in ranges from the server that gave this page.

import { openTiles } from "./archive.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {{source: any, layers: any[], attribution: string, protocol: string, load: (request: {url: string}, abort: AbortController) => Promise<{data: ArrayBuffer}>}} Tiles */

const PROTOCOL = "kg-tiles";

/** Give the operator's basemap, `null` where there is none. @param {Context} context @returns {Promise<Tiles | null>} */
export async function tilesOf(context) {
  if (!context.served) return null;
  const { name } = await context.ask("basemap");
  if (!name) return null;
  const where = context.address("/explorer/basemap.pmtiles");
  const { kind, zooms, bounds, words, tile } = await openTiles((offset, length) => ranged(where, offset, length));
  const load = async (/** @type {{url: string}} */ { url }) => {
    const [z, x, y] = url.slice(`${PROTOCOL}://`.length).split("/").map(Number);
    return { data: (await tile(z, x, y)) || new ArrayBuffer(0) };
  };
  const layers = (words.vector_layers || []).map((/** @type {{id: string}} */ { id }) => id);
  return {
    source: { type: kind, tiles: [`${PROTOCOL}://{z}/{x}/{y}`], minzoom: zooms[0], maxzoom: zooms[1], bounds, ...(kind === "raster" ? { tileSize: 256 } : {}) },
    layers: kind === "raster" ? [{ id: "tiles", type: "raster", source: "tiles", paint: { "raster-fade-duration": 0 } }] : layers.flatMap(plain),
    attribution: plainText(words.attribution) || name, protocol: PROTOCOL, load,
  };
}

/** @param {string} where @param {number} offset @param {number} length */
async function ranged(where, offset, length) {
  const response = await fetch(where, { headers: { Range: `bytes=${offset}-${offset + length - 1}` }, credentials: "omit" });
  if (response.status !== 206) throw new Error(`The basemap cannot be read (${response.status}).`);
  return response.arrayBuffer();
}

/** Draw a layer of vector tiles quietly: water filled, roads and the rest as lines. @param {string} id */
function plain(id) {
  const wet = /water|ocean|river|lake/i.test(id), built = /build|land|place|poi/i.test(id);
  const fill = { id: `tiles ${id} areas`, type: "fill", source: "tiles", "source-layer": id, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": wet ? "#7fa8c4" : "#8a8f86", "fill-opacity": wet ? 0.45 : 0.12 } };
  const line = { id: `tiles ${id} lines`, type: "line", source: "tiles", "source-layer": id, filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": wet ? "#7fa8c4" : "#9a948a", "line-width": 0.8, "line-opacity": 0.7 } };
  return built ? [fill] : [fill, line];
}

/** Give words without markup: an attribution is often a link. @param {string | undefined} words */
function plainText(words) {
  return (words || "").replace(/<[^>]*>/g, "").trim();
}
