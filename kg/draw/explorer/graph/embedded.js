// What the file answers for the graph: it holds one picture, whatever is asked.

/** @typedef {import("./net.js").Answer} Answer */
/** @typedef {import("./net.js").Told} Told */

/**
 * Give the answers to what the graph asks.
 * @param {{network: Answer, told: Told}} content @returns {Record<string, () => Promise<Answer | Told>>}
 */
export function answers(content) {
  return { network: async () => content.network, told: async () => content.told };
}
