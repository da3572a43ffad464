// Colours of actors: as far apart as so many colours can be, the same for the same actors in every view, session and link.

const COLOURS = [
  "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5195", "#8C6D31",
  "#C2185B", "#00A6A6", "#8A9A1B", "#3F51B5", "#FF8A80", "#4E7D2C", "#B39DDB", "#A0522D",
];

/** @type {{ranks: Map<string, number> | null}} */
const given = { ranks: null };

/** Rank actors for their colours, the foremost first. The first ranking, the summary's, holds: what is met later may differ from session to session. @param {string[]} ids */
export function rankActors(ids) {
  given.ranks ??= new Map(ids.map((id, at) => [id, at]));
}

/** Give the colour of an actor; it never stands without a name, a letter or a pattern. @param {string} id */
export function actorColour(id) {
  return COLOURS[(given.ranks?.get(id) ?? hash(id)) % COLOURS.length];
}

/** Give a number that is always the same for the same words (FNV-1a, 32 bits). @param {string} words */
function hash(words) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) sum = Math.imul(sum ^ words.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}
