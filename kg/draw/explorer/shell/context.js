// What every view is given beside its room.

/** @typedef {{name: string, shape: string, colour: string, count: number}} KindStyle */
/** @typedef {{name: string, inverse: string, family: string, colour: string, symmetric: boolean, count: number}} RelationStyle */
/**
 * @typedef {object} Summary what the graph is and holds
 * @property {string} title
 * @property {string} version another after every change of the graph: answers that are kept are kept under it
 * @property {{relationships: number, entities: number, claims: number, reports: number, places: number}} totals
 * @property {Record<string, KindStyle>} kinds
 * @property {Record<string, RelationStyle>} relations
 * @property {{happened: [string, string] | null, reported: [string, string] | null}} days first and last
 * @property {string[]} foremost actors in the most relationships, the foremost first: those whose colours are told apart best
 * @property {Record<string, {name: string, explained: string}>} stakes what speakers gain or lose by a claim
 * @property {boolean} write whether a token can write here
 * @property {boolean} local whether the page is on the server's own machine
 */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Params */
/** @typedef {{id: string, label: string, kind?: string}} Named */
/**
 * @typedef {object} Context
 * @property {(name: string, params?: Params, signal?: AbortSignal) => Promise<any>} ask JSON of the explorer, or of a public address that begins with a slash
 * @property {(method: string, path: string, body?: BodyInit | object | null, headers?: Record<string, string>) => Promise<any>} send
 * @property {Summary} summary
 * @property {boolean} served whether a server stands behind the page, or all is in the file
 * @property {boolean} mayWrite
 * @property {(path: string) => string} address
 * @property {(name: string) => Promise<any>} library a vendored library
 * @property {() => Promise<void>} [renew] of a server: after a change, take over what the graph is now; `summary.version` says which that is
 * @property {(words: string) => void} tell
 * @property {(tally: import("./legend.js").Tally | null) => void} tally
 * @property {(id: string) => string} label
 * @property {(entities: Iterable<Named>) => void} learn
 */
/** @typedef {{show: () => void | Promise<void>}} View */
/** @typedef {{open: (room: HTMLElement, context: Context) => View | Promise<View>}} ViewModule */

/** Keep names of entities that were met. @returns {Pick<Context, "label" | "learn">} */
export function names() {
  /** @type {Map<string, string>} */
  const labels = new Map();
  return {
    label: (id) => labels.get(id) ?? id,
    learn: (entities) => { for (const { id, label } of entities) labels.set(id, label); },
  };
}
