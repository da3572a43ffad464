// Vendored libraries that the file holds: scripts ran before this one and left a global, modules lie in it as text.

import { workerAddress } from "../map/embedded.js";

/** @type {Record<string, string>} */
const GLOBALS = { "vis-network": "vis", sigma: "Sigma", graphology: "graphology", "topojson-client": "topojson" };

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** Give a library. @param {string} name @returns {Promise<any>} */
export async function library(name) {
  if (name in GLOBALS) return held(/** @type {any} */ (globalThis)[GLOBALS[name]], name);
  const found = fetched.get(name) || (name === "maplibre-gl" ? maplibre() : Promise.resolve(JSON.parse(text(name))));
  fetched.set(name, found);
  return found;
}

/** Give MapLibre, whose worker lies in the file as well. */
async function maplibre() {
  const found = await import(URL.createObjectURL(new Blob([text("maplibre-gl")], { type: "text/javascript" })));
  found.setWorkerUrl(trusted(workerAddress(text("maplibre-gl-worker"))));
  return found;
}

/** Trust the address of a script that the file holds: the only policy there is for vendored code. @param {string} address */
function trusted(address) {
  if (!("trustedTypes" in globalThis)) return address;
  const within = (/** @type {string} */ asked) => {
    if (asked !== address) throw new TypeError(`no script of this file: ${asked}`);
    return asked;
  };
  const policy = /** @type {any} */ (globalThis).trustedTypes.createPolicy("kg-vendored", { createScriptURL: within });
  // MapLibre asks of an address what only strings can answer, whether it is that of an old kind of script, and whether it lies
  // elsewhere: that of a blob does by its words where the page is a file, and then its worker would be fetched as untrusted text.
  const answers = { endsWith: (/** @type {string} */ end) => address.endsWith(end), split: () => [address], toString: () => location.href };
  return Object.assign(policy.createScriptURL(address), answers);
}

/** @param {string} name */
function text(name) {
  return held(document.getElementById(`kg-${name}`), name).textContent || "";
}

/** @template Thing @param {Thing | null | undefined} thing @param {string} name @returns {Thing} */
function held(thing, name) {
  if (!thing) throw new Error(`This file was made without ${name}.`);
  return thing;
}
