// A basemap of the reader's own.

/** @typedef {import("../shell/context.js").Context} Context */

/** Give the reader's basemap, `null` where there is none. @param {Context} context @returns {Promise<null>} */
export async function tilesOf(context) {
  return context.served ? null : null;
}
