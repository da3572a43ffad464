// Colours of actors: as far apart as so many colours can be, the same for the same actors on every view.

const COLOURS = [
  "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5195", "#8C6D31",
  "#C2185B", "#00A6A6", "#8A9A1B", "#3F51B5", "#FF8A80", "#4E7D2C", "#B39DDB", "#A0522D",
];

/** @type {Map<string, number>} */
const given = new Map();

/** Rank actors for their colours, the most important first; those ranked before keep theirs. @param {string[]} ids */
export function rankActors(ids) {
  for (const id of ids) if (!given.has(id)) given.set(id, given.size);
}

/** Give the colour of an actor; it never stands without a name, a letter or a pattern. @param {string} id */
export function actorColour(id) {
  rankActors([id]);
  return COLOURS[/** @type {number} */ (given.get(id)) % COLOURS.length];
}
