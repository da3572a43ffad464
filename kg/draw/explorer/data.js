// What the page was given, by id.

/** Read embedded JSON. @param {string} id */
function embeddedValue(id) {
  return JSON.parse(byId(id).textContent || "null");
}

const content = embeddedValue("kg-content");
const nodes = new Map(embeddedValue("kg-nodes").map((/** @type {any} */ node) => [node.id, node]));
const edges = new Map(embeddedValue("kg-edges").map((/** @type {any} */ edge) => [edge.id, edge]));
const claims = new Map(content.claims.map((/** @type {any} */ claim) => [claim.id, claim]));
const reports = new Map(content.reports.map((/** @type {any} */ report) => [report.id, report]));

/** Say a relationship in a line. @param {any} edge */
function statement(edge) {
  return `${nodes.get(edge.from).label} ${content.relations[edge.relation].name} ${nodes.get(edge.to).label}`;
}

/** Give the claims whose ids are known here. @param {string[]} ids */
function known(ids) {
  return ids.map((id) => claims.get(id)).filter(Boolean);
}

const OPEN = ["0000-00-00", "9999-99-99"];

/**
 * Give first and last day of a claim by one of the two clocks, or `null` where nothing says a day.
 * What happened on no named day stands at the day of its report, after which it cannot have happened.
 * @param {any} claim @param {string} clock `happened` or `reported`
 */
function daysOf(claim, clock) {
  if (clock === "happened" && (claim.start || claim.end)) return [claim.start || OPEN[0], claim.end || OPEN[1]];
  return claim.published ? [claim.published, claim.published] : null;
}

/** Give the day that stands for a claim in a histogram: its first, or its last where that is unknown. @param {any} claim @param {string} clock */
function dayOf(claim, clock) {
  const days = daysOf(claim, clock);
  if (!days) return null;
  return days[0] === OPEN[0] ? days[1] : days[0];
}

/** Order claims by day, those without one last. @param {any[]} list @param {string} clock */
function byDay(list, clock) {
  return [...list].sort((a, b) => (dayOf(a, clock) || "~").localeCompare(dayOf(b, clock) || "~"));
}
