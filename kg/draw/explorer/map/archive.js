// A file of tiles (PMTiles, version 3) read in ranges: its header, its directories, its tiles.
// After https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md

/** @typedef {(offset: number, length: number) => Promise<ArrayBuffer>} Reading */
/** @typedef {{id: number, offset: number, length: number, run: number}} Entry a run of 0 leads to a further directory */
/** @typedef {{root: [number, number], words: [number, number], leaves: number, tiles: number, packed: number, packedTiles: number, kind: number, zooms: [number, number], bounds: [number, number, number, number]}} Header */

const HEADER = 127;
const GZIP = 2;
const PLAIN = 1;
const DEEPEST = 4;
const KINDS = { 1: "vector", 2: "raster", 3: "raster", 4: "raster", 5: "raster" };

/**
 * Open a file of tiles.
 * @param {Reading} read
 * @returns {Promise<{kind: "vector" | "raster", zooms: [number, number], bounds: [number, number, number, number], words: any, tile: (z: number, x: number, y: number) => Promise<ArrayBuffer | null>}>}
 */
export async function openTiles(read) {
  const header = headerOf(await read(0, HEADER));
  const kind = KINDS[/** @type {keyof typeof KINDS} */ (header.kind)];
  if (!kind) throw new Error("The basemap's tiles are of a kind that is not known here.");
  /** @type {Map<string, Promise<Entry[]>>} */
  const directories = new Map();
  const directory = (/** @type {number} */ offset, /** @type {number} */ length) => {
    const key = `${offset} ${length}`;
    const found = directories.get(key) || read(offset, length).then((bytes) => unpacked(bytes, header.packed)).then(entriesOf);
    directories.set(key, found);
    return found;
  };
  const tile = async (/** @type {number} */ z, /** @type {number} */ x, /** @type {number} */ y) => {
    const id = tileId(z, x, y);
    let [offset, length] = header.root;
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const entry = entryAt(await directory(offset, length), id);
      if (!entry) return null;
      if (entry.run) return unpacked(await read(header.tiles + entry.offset, entry.length), header.packedTiles);
      [offset, length] = [header.leaves + entry.offset, entry.length];
    }
    return null;
  };
  const words = header.words[1] ? JSON.parse(new TextDecoder().decode(await unpacked(await read(...header.words), header.packed))) : {};
  return { kind: /** @type {"vector" | "raster"} */ (kind), zooms: header.zooms, bounds: header.bounds, words, tile };
}

/** @param {ArrayBuffer} bytes @returns {Header} */
function headerOf(bytes) {
  const view = new DataView(bytes);
  if (bytes.byteLength < HEADER || new TextDecoder().decode(bytes.slice(0, 7)) !== "PMTiles" || view.getUint8(7) !== 3) throw new Error("The basemap is no file of PMTiles of version 3.");
  const long = (/** @type {number} */ at) => Number(view.getBigUint64(at, true));
  const degrees = (/** @type {number} */ at) => view.getInt32(at, true) / 1e7;
  return {
    root: [long(8), long(16)], words: [long(24), long(32)], leaves: long(40), tiles: long(56), packed: view.getUint8(97), packedTiles: view.getUint8(98),
    kind: view.getUint8(99), zooms: [view.getUint8(100), view.getUint8(101)], bounds: [degrees(102), degrees(106), degrees(110), degrees(114)],
  };
}

/** @param {ArrayBuffer} bytes @param {number} how */
async function unpacked(bytes, how) {
  if (how === PLAIN || how === 0) return bytes;
  if (how !== GZIP) throw new Error("The basemap is packed in a way that browsers cannot unpack: gzip works.");
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** Read a directory: ids as differences, runs, lengths, and offsets that may follow on each other. @param {ArrayBuffer} bytes @returns {Entry[]} */
function entriesOf(bytes) {
  const from = { bytes: new Uint8Array(bytes), at: 0 };
  const count = number(from);
  const column = () => Array.from({ length: count }, () => number(from));
  const [steps, runs, lengths, offsets] = [column(), column(), column(), column()];
  /** @type {Entry[]} */
  const entries = [];
  let id = 0, next = 0;
  steps.forEach((step, at) => {
    id += step;
    const offset = offsets[at] === 0 && at ? next : offsets[at] - 1;
    next = offset + lengths[at];
    entries.push({ id, offset, length: lengths[at], run: runs[at] });
  });
  return entries;
}

/** Read a number of seven bits a byte, the lowest first. @param {{bytes: Uint8Array, at: number}} from */
function number(from) {
  let value = 0, scale = 1;
  for (;;) {
    const byte = from.bytes[from.at];
    if (byte === undefined) throw new Error("The basemap's directory ends too early.");
    from.at += 1;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
}

/** Find the last entry that is not behind a tile, if it covers it. @param {Entry[]} entries @param {number} id */
function entryAt(entries, id) {
  let low = 0, high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].id <= id) low = middle + 1;
    else high = middle;
  }
  const found = entries[low - 1];
  return found && (found.run === 0 || id - found.id < found.run) ? found : null;
}

/** Number a tile along Hilbert's curve, behind all tiles of lower zooms. @param {number} z @param {number} x @param {number} y */
function tileId(z, x, y) {
  let id = (4 ** z - 1) / 3, [across, down] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = Math.floor(across / side) % 2, below = Math.floor(down / side) % 2;
    id += side * side * ((3 * right) ^ below);
    if (below) continue;
    if (right) [across, down] = [side - 1 - (across % side), side - 1 - (down % side)];
    [across, down] = [down, across];
  }
  return id;
}
