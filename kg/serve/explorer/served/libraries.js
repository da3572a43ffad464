// Vendored libraries, each fetched when a view first needs it. Those that are no modules leave a global behind.

import { styled } from "./styling.js";

const VENDOR = new URL("../vendor/", import.meta.url);

/** @type {Record<string, () => Promise<any>>} */
const LIBRARIES = {
  "vis-network": () => global("vis-network/vis-network.min.js", "vis"),
  sigma: () => global("sigma/sigma.min.js", "Sigma"),
  graphology: () => global("graphology/graphology.umd.min.js", "graphology"),
  "topojson-client": () => global("topojson-client/topojson-client.min.js", "topojson"),
  "maplibre-gl": maplibre,
  "world-atlas": async () => (await fetch(vendored("world-atlas/50m.json"))).json(),
  yasqe: async () => (await Promise.all([global("yasqe/yasqe.min.js", "Yasqe"), styled("../vendor/yasqe/yasqe.min.css")]))[0],
};

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** Give a library. @param {string} name */
export function library(name) {
  const found = fetched.get(name) || LIBRARIES[name]();
  fetched.set(name, found);
  found.catch(() => fetched.delete(name));
  return found;
}

/** Give the address of a vendored file. @param {string} path */
function vendored(path) {
  return new URL(path, VENDOR).href;
}

/** Give MapLibre, whose worker is a file beside it. */
async function maplibre() {
  const found = await import(vendored("maplibre-gl/maplibre-gl.mjs"));
  found.setWorkerUrl(trusted(vendored("maplibre-gl/maplibre-gl-worker.mjs")));
  return found;
}

/** Trust the address of a vendored script: the only policy there is for vendored code. @param {string} address */
function trusted(address) {
  if (!("trustedTypes" in globalThis)) return address;
  const policy = /** @type {any} */ (globalThis).trustedTypes.createPolicy("kg-vendored", { createScriptURL: within });
  // MapLibre asks of an address what only strings can answer: whether it is that of an old kind of script.
  return Object.assign(policy.createScriptURL(address), { endsWith: () => false, split: () => [address] });
}

/** Give an address back if it is that of a vendored file. @param {string} address */
function within(address) {
  if (!address.startsWith(VENDOR.href)) throw new TypeError(`no vendored file: ${address}`);
  return address;
}

/** Run a script and give the global that it leaves. @param {string} path @param {string} name */
async function global(path, name) {
  await import(vendored(path));
  return /** @type {any} */ (globalThis)[name];
}
