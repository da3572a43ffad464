// What went wrong with a query, in words, and where in it.

/** @typedef {{words: string, advice: string, line: number, column: number}} Fault line and column count from 1; 0 where no place is told */

const PLACE = /\bat line (\d+), column (\d+)/;

/** Say what went wrong. @param {any} error @param {number} seconds that a query may take @returns {Fault} */
export function faultOf(error, seconds) {
  const words = error instanceof Error ? error.message : String(error);
  const status = Number(error && error.status);
  const found = PLACE.exec(words);
  const place = found ? { line: Number(found[1]), column: Number(found[2]) } : { line: 0, column: 0 };
  return { words, advice: adviceOn(status, words, seconds), ...place };
}

/** Say what can be done about it. @param {number} status @param {string} words @param {number} seconds */
function adviceOn(status, words, seconds) {
  if (status === 400 && /Prefix not found/.test(words)) return "A prefix is not known: look at the name before this place. Those of this graph are listed below the editor.";
  if (status === 400 && /variable that is unbound/.test(words)) return "A variable of SELECT is neither counted nor in GROUP BY, or never given a value.";
  if (status === 403 && /SERVICE/.test(words)) return "Queries here read this graph alone: nothing is asked of other servers.";
  if (status === 403 && /may only read/.test(words)) return "Updates are not made here: they are posted to /sparql with a write token.";
  if (status === 403 && /full texts/.test(words)) return "Without GRAPH and FROM the query reads what is known of actors and places, which is open to everyone.";
  if (status === 401) return "This needs a token.";
  if (status === 503) return `A query may take ${seconds} seconds. Ask for less: name a place or an actor, or put a LIMIT in an inner SELECT.`;
  if (status === 429) return "Too much was asked in a short time; wait a little.";
  if (status === 404) return "Take a name from the list that opens while you type.";
  return "";
}

/**
 * Give the place as an editor counts: from 0, in UTF-16 units, while the server counts characters.
 * @param {Fault} fault @param {string} line the line of the query
 */
export function columnIn(fault, line) {
  return [...line].slice(0, fault.column - 1).join("").length;
}
