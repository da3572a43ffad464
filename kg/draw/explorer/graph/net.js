// The network that the graph draws, by id, with the days of its claims once they are there.

/**
 * @typedef {object} Node
 * @property {string} id @property {string} label @property {string[]} lines the label, broken
 * @property {string} kind @property {string} shape @property {string} color @property {boolean} actor
 * @property {number} x @property {number} y @property {number} size radius
 * @property {number} degree with how many others it stands in some relation @property {number} hidden how many of these are not drawn
 * @property {number | null} side the number of its side @property {string[]} disputed names that parties give a disputed territory
 */
/**
 * @typedef {object} Edge
 * @property {string} id @property {string} from @property {string} to @property {string} relation
 * @property {boolean} symmetric @property {boolean} disputed @property {number} bend to the right of its way, as a share of its length
 * @property {number} reports @property {number} speakers @property {number} sources @property {number} claims @property {number} denials
 * @property {string | null} first @property {string | null} last
 */
/** @typedef {{on: string, named: {id: string, name: string, members: number}[], others: number}} Sides */
/** @typedef {{relationships: number, entities: number, passed: number}} Totals */
/** @typedef {{nodes: Node[], edges: Edge[], totals: Totals, around: string | null, ways: string[][] | null, more: boolean, sides: Sides | null}} Answer */
/** @typedef {{days: Record<string, (number | null)[]>, reports: number, missing: number}} Told */
/** @typedef {{days: Map<string, Int32Array>, reports: number, missing: number}} Days by edge: start, end, published, report of each claim */
/**
 * @typedef {object} Net
 * @property {Map<string, Node>} nodes @property {Map<string, Edge>} edges @property {Map<string, Edge[]>} near the edges of each node
 * @property {Totals} totals @property {string | null} around @property {string[][] | null} ways @property {boolean} more @property {Sides | null} sides
 * @property {Days | null} told @property {{kinds: Record<string, number>, relations: Record<string, number>}} tally what there is of each
 */

/** A day before all others, and one behind: of what has no known bound. */
export const EVER = -(2 ** 30);
export const NEVER = 2 ** 30;

/** Take over what was answered. @param {Answer} answer @returns {Net} */
export function netOf(answer) {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  const edges = new Map(answer.edges.map((edge) => [edge.id, edge]));
  /** @type {Map<string, Edge[]>} */
  const near = new Map(answer.nodes.map((node) => [node.id, []]));
  for (const edge of answer.edges) for (const end of new Set([edge.from, edge.to])) near.get(end)?.push(edge);
  const { totals, around, ways, more, sides } = answer;
  return { nodes, edges, near, totals, around, ways, more, sides, told: null, tally: tallyOf(answer) };
}

/** Count what is drawn. @param {Answer} answer */
function tallyOf({ nodes, edges }) {
  /** @type {{kinds: Record<string, number>, relations: Record<string, number>}} */
  const tally = { kinds: {}, relations: {} };
  for (const { kind } of nodes) tally.kinds[kind] = (tally.kinds[kind] || 0) + 1;
  for (const { relation } of edges) tally.relations[relation] = (tally.relations[relation] || 0) + 1;
  return tally;
}

/** Take over the days of claims; an unknown day of publication is `EVER`, unknown bounds are open. @param {Told} answer @returns {Days} */
export function daysOf(answer) {
  const days = new Map(Object.entries(answer.days).map(([id, said]) => {
    const found = new Int32Array(said.length);
    for (let at = 0; at < said.length; at += 4) {
      const published = said[at + 2] ?? EVER, undated = said[at] === null && said[at + 1] === null;
      // What happened on no named day stands at the day of its report, after which it cannot have happened.
      found[at] = undated ? published : said[at] ?? EVER;
      found[at + 1] = undated ? published : said[at + 1] ?? NEVER;
      found[at + 2] = published;
      found[at + 3] = /** @type {number} */ (said[at + 3]);
    }
    return /** @type {[string, Int32Array]} */ ([id, found]);
  }));
  return { days, reports: answer.reports, missing: answer.missing };
}

/** Give the end of an edge that is not this one. @param {Edge} edge @param {string} end */
export function otherEnd(edge, end) {
  return edge.from === end ? edge.to : edge.from;
}
