// The search answered from the names that a file embeds.

import { folded } from "../shell/words.js";

/**
 * @typedef {object} Embedded what `kg.draw.content.search.names` gives
 * @property {[string, string, string, string[]][]} entities id, label, kind, other names
 * @property {[string, string][]} reports id, title
 */
/** @typedef {{what: string, id: string, label: string, kind?: string, names: string[]}} Findable */

/**
 * Give what answers the search box in a file: what holds all words, those first whose name begins so.
 * @param {Embedded} content
 */
export function answers(content) {
  /** @type {(Findable & {forms: string[]})[]} */
  const findable = [
    ...content.entities.map(([id, label, kind, other]) => ({ what: "entity", id, label, kind, names: [label, ...other] })),
    ...content.reports.map(([id, title]) => ({ what: "report", id, label: title, names: [title] })),
  ].map((one) => ({ ...one, forms: one.names.map(folded) }));
  return {
    "/search": (/** @type {{q?: unknown, what?: unknown, limit?: unknown}} */ { q, what, limit }) => {
      const asked = folded(String(q || "")).trim();
      const found = asked ? findable.filter((one) => !what || one.what === what).flatMap((one) => hits(one, asked)) : [];
      found.sort((a, b) => a.rank - b.rank || a.hit.label.localeCompare(b.hit.label));
      return { found: found.slice(0, Number(limit) || 20).map(({ hit }) => hit), total: found.length, whole: true };
    },
  };
}

/** Rank how well a thing answers: 0 begins so, 1 a word in it does, 2 it holds all words; none where it does not. @param {Findable & {forms: string[]}} one @param {string} asked */
function hits({ what, id, label, kind, names, forms }, asked) {
  const words = asked.split(/\s+/);
  /** @type {number[]} */
  const ranks = forms.map((form) => (form.startsWith(asked) ? 0 : form.includes(` ${asked}`) ? 1 : words.every((word) => form.includes(word)) ? 2 : 9));
  const rank = Math.min(...ranks);
  return rank > 2 ? [] : [{ rank, hit: { what, id, label, kind, matched: names[ranks.indexOf(rank)], score: 100 - 20 * rank } }];
}
