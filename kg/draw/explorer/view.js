// Which relationships and entities the filters leave, and what each rests on within the chosen days.

/** Tell whether the chosen days leave anything out. */
function narrowed() {
  return Boolean(state.from || state.to);
}

/** Tell whether a claim lies at least partly in the chosen days; one without a day does only while all days are. @param {any} claim */
function inDays(claim) {
  if (!narrowed()) return true;
  const days = daysOf(claim, state.clock);
  return days !== null && days[0] <= (state.to || OPEN[1]) && (state.from || OPEN[0]) <= days[1];
}

/** Count the reports of an edge within the chosen days. @param {any} edge */
function reportsInDays(edge) {
  if (!narrowed()) return edge.reports;
  return new Set(known(edge.claims).filter(inDays).map((claim) => claim.report)).size;
}

/** @typedef {{edges: Map<string, number>, nodes: Set<string>, undated: number}} View */

/** @type {View} */
let view = { edges: new Map(), nodes: new Set(), undated: 0 };

/** Look again at what the filters leave: shown edges with their reports in the chosen days, shown nodes. */
function look() {
  /** @type {View} */
  const next = { edges: new Map(), nodes: new Set(), undated: 0 };
  for (const edge of edges.values()) {
    if (!passes(edge)) continue;
    const count = reportsInDays(edge);
    if (narrowed() && known(edge.claims).every((claim) => !daysOf(claim, state.clock))) next.undated += 1;
    if (count < state.least) continue;
    next.edges.set(edge.id, count);
    next.nodes.add(edge.from).add(edge.to);
  }
  view = next;
}

/** Tell whether kinds, relations and the other filters without days leave an edge. @param {any} edge */
function passes(edge) {
  if (state.relationsOff.has(edge.relation) || (state.disputed && !edge.disputed)) return false;
  if (state.kindsOff.has(nodes.get(edge.from).kind) || state.kindsOff.has(nodes.get(edge.to).kind)) return false;
  return !state.near || !state.node || edge.from === state.node || edge.to === state.node;
}

/** Say how much is shown and how much is not, and why. */
function totalsWords() {
  const { totals } = content;
  const of = (/** @type {number} */ shown, /** @type {number} */ all) => (shown === all ? "" : `${shown.toLocaleString("en")} of `);
  const shown = of(view.edges.size, totals.edges) + countWords(totals.edges, "relationship");
  const entities = of(view.nodes.size, totals.nodes) + countWords(totals.nodes, "actor or place", "actors and places");
  const filtered = edges.size - view.edges.size;
  const beyond = totals.edges - edges.size;
  const why = [
    filtered && `${filtered} hidden by filters`,
    view.undated && `${view.undated} of them without a day`,
    beyond && `${beyond.toLocaleString("en")} more not drawn`,
  ].filter(Boolean);
  return `${shown} · ${entities}${why.length ? ` · ${why.join(", ")}` : ""}`;
}

/** Tell what a selection brings forward: it, its neighbours and the edges between; `null` if nothing is selected. */
function foreground() {
  const centre = state.edge ? edges.get(state.edge) : null;
  if (centre) return { nodes: new Set([centre.from, centre.to]), edges: new Set([centre.id]) };
  if (!state.node) return null;
  const around = { nodes: new Set([state.node]), edges: new Set() };
  for (const id of view.edges.keys()) {
    const edge = edges.get(id);
    if (edge.from !== state.node && edge.to !== state.node) continue;
    around.nodes.add(edge.from).add(edge.to);
    around.edges.add(id);
  }
  return around;
}
