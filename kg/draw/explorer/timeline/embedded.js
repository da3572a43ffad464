// The timeline answered from what a file embeds: as known when the file was made.

/**
 * @typedef {object} Embedded what `kg.draw.content.timeline.embedded` gives
 * @property {Record<string, any>} stories what the server answers to `timeline`, by the id of the place or actor
 * @property {any} changing what the server answers to `changing`
 */

/** Give what answers the timeline in a file. @param {Embedded} content @returns {Record<string, (params: Record<string, any>) => any>} */
export function answers(content) {
  const about = new Map(Object.values(content.stories).flatMap((story) => inside(story).map((id) => /** @type {[string, any]} */ ([id, story]))));
  return {
    changing: () => content.changing,
    timeline: ({ of }) => {
      const found = content.stories[of] || about.get(of);
      if (!found) throw new Error("This file holds no timeline of what is selected: the server has them all.");
      return found;
    },
  };
}

/** Give what, once selected, leads to a story: its intervals and claims. @param {any} story */
function inside({ place }) {
  return place ? [...place.spans.map((/** @type {{id: string}} */ { id }) => `interval:${id}`), ...place.claims.map((/** @type {{id: string}} */ { id }) => `claim:${id}`)] : [];
}
