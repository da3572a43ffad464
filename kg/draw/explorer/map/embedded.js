// The map answered from what a file embeds: as known when the file was made.

/** @typedef {{spans: any, events: any}} Embedded what `kg.draw.content.campaign.campaign` gives */

/** Give what answers the map in a file. @param {Embedded} content @returns {Record<string, (params: Record<string, any>) => any>} */
export function answers(content) {
  return { spans: (params) => asNow(params, content.spans), events: (params) => asNow(params, content.events), basemap: () => null };
}

/** @template Told @param {Record<string, any>} params @param {Told} told @returns {Told} */
function asNow({ known_on: known }, told) {
  if (known) throw new Error("This file holds what was known when it was made; the server tells what was known on a day.");
  return told;
}

/**
 * Give the address of MapLibre's worker where it lies in the page as text. A page of a file has no origin, and there MapLibre would
 * fetch its worker, which it does not if that ends as old scripts do.
 * @param {string} text of the worker, a module @returns {string}
 */
export function workerAddress(text) {
  const classic = text.replace(/export\s*\{[^}]*\};?\s*$/, "");
  return `${URL.createObjectURL(new Blob([classic], { type: "text/javascript" }))}#.cjs`;
}
