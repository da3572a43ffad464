// The panel on the right: the selected relationship or entity, or an overview.

/** Fill the panel with what is selected. */
function showPanel() {
  const edge = state.edge ? edges.get(state.edge) : null;
  /** @type {any[]} */
  const filled = edge ? edgePanel(edge) : state.node ? nodePanel(nodes.get(state.node)) : overview();
  byId("panel").replaceChildren(...filled);
}

/** Give a button that selects an entity. @param {string} id */
function nodeButton(id) {
  const node = nodes.get(id);
  return element("button", { type: "button", class: "name", click: () => select(id, null) },
    kindMark(content.kinds[node.kind]), isolated(node.label));
}

/** Give the button that goes back to the overview. @param {string} what */
function panelHead(what) {
  return element("div", { class: "panel-head" }, element("h2", { class: "over-title" }, what),
    element("button", { type: "button", class: "plain", click: () => select(null, null), "aria-label": "Close" }, "✕"));
}

/** Give small facts in a row. @param {(string | false | null | "")[]} words */
function chips(words) {
  const shown = words.filter(Boolean).map((word) => element("li", {}, /** @type {string} */ (word)));
  return element("ul", { class: "chips" }, ...shown);
}

/** Say how a relationship stands. @param {any} edge @param {any[]} all @param {any[]} against */
function standing(edge, all, against) {
  const hedged = all.filter((claim) => claim.status === "hedged").length;
  const said = hedged === all.length && hedged ? "Only said with a hedge" : "Said as fact";
  const words = [said, hedged && hedged < all.length && `hedged in ${hedged} of ${all.length}`,
    against.length && `denied in ${countWords(against.length, "statement")}`].filter(Boolean).join("; ");
  return element("p", { class: edge.disputed ? "standing disputed" : "standing" },
    element("strong", {}, edge.disputed ? "Disputed" : "Undisputed here"), ` · ${words}.`);
}

/** Say that filters leave something out, or nothing. @param {any} edge @param {number} shown @param {number} all */
function outside(edge, shown, all) {
  if (!view.edges.has(edge.id)) return element("p", { class: "notice" }, "The filters hide this relationship.");
  if (shown === all) return null;
  return element("p", { class: "notice" }, `${shown} of ${countWords(all, "statement")} lie in the chosen days.`);
}

/** Give the panel of a relationship. @param {any} edge */
function edgePanel(edge) {
  const all = known(edge.claims), against = known(edge.denials);
  const shown = all.filter(inDays), denied = against.filter(inDays);
  const relation = content.relations[edge.relation];
  return [
    panelHead("Relationship"),
    element("p", { class: "statement" }, nodeButton(edge.from),
      element("span", { class: "verb" }, lineMark(relation.colour, edge.disputed), relation.name, edge.symmetric ? " ↔" : " →"),
      nodeButton(edge.to)),
    standing(edge, all, against),
    chips([spanWords(edge.first, edge.last), countWords(edge.claims.length, "statement"), countWords(edge.reports, "report"),
      countWords(edge.speakers, "original speaker"), countWords(edge.sources.length, "publisher")]),
    outside(edge, shown.length + denied.length, all.length + against.length),
    claimList("What says so", shown, "for"),
    claimList("What denies it", denied, "against"),
    alsoSaid(edge),
  ].filter(Boolean);
}

/** List what else is said of the object, if it is a place, within the filters. @param {any} edge */
function alsoSaid(edge) {
  const place = nodes.get(edge.to);
  const others = [...view.edges.keys()].map((id) => edges.get(id)).filter((other) => other.to === edge.to && other.id !== edge.id);
  if (!others.length) return null;
  return element("section", { class: "also" }, element("h3", {}, "Also said of ", isolated(place.label)),
    element("ul", { class: "rows" }, ...others.sort(latestFirst).map((other) => edgeRow(other, other.from, relationName(other)))));
}

/** @param {any} edge */
function relationName(edge) {
  return content.relations[edge.relation].name;
}

/** Order edges by their last day, newest first. @param {any} a @param {any} b */
function latestFirst(a, b) {
  return (b.last || "").localeCompare(a.last || "") || a.id.localeCompare(b.id);
}

/** Give an edge as a row that selects it. @param {any} edge @param {string} other @param {string} [wording] */
function edgeRow(edge, other, wording) {
  const facts = [spanWords(edge.first, edge.last), countWords(view.edges.get(edge.id) || edge.reports, "report"), edge.disputed && "disputed"];
  return element("li", {}, element("button", { type: "button", class: "row", click: () => select(null, edge.id) },
    kindMark(content.kinds[nodes.get(other).kind]),
    element("span", { class: "row-text" }, isolated(nodes.get(other).label), wording ? ` ${wording} it` : "",
      element("span", { class: "row-facts" }, facts.filter(Boolean).join(" · ")))));
}

/** Give the panel of an entity: its relationships, grouped by wording. @param {any} node */
function nodePanel(node) {
  const groups = new Map();
  const mine = [...view.edges.keys()].map((id) => edges.get(id)).filter((edge) => edge.from === node.id || edge.to === node.id);
  for (const edge of mine.sort(latestFirst)) {
    const relation = content.relations[edge.relation];
    const wording = edge.from === node.id ? relation.name : relation.inverse;
    groups.set(wording, [...(groups.get(wording) || []), edge]);
  }
  const all = [...edges.values()].filter((edge) => edge.from === node.id || edge.to === node.id).length;
  return [
    panelHead(content.kinds[node.kind].name),
    element("p", { class: "statement" }, kindMark(content.kinds[node.kind]), element("strong", { class: "entity" }, isolated(node.label))),
    node.aliases.length > 0 && element("p", { class: "quiet" }, "Also ", isolated(node.aliases.slice(0, 8).join(", "))),
    node.disputed.length > 0 && element("p", { class: "notice" }, "Disputed territory, also called ", isolated(node.disputed.join(", "))),
    node.lat !== null && element("p", { class: "quiet" }, `${node.lat.toFixed(2)}, ${node.lon.toFixed(2)} (latitude, longitude)`),
    nearSwitch(),
    mine.length < all && element("p", { class: "notice" }, `${mine.length} of ${countWords(all, "relationship")} pass the filters.`),
    ...[...groups].map(([wording, list]) => group(node, wording, list)),
    !mine.length && element("p", { class: "quiet" }, "No relationship of it passes the filters."),
  ].filter(Boolean);
}

/** Give the switch that leaves only what touches the selected entity. */
function nearSwitch() {
  const box = element("input", { type: "checkbox", change: () => change({ near: !state.near }) });
  /** @type {HTMLInputElement} */ (box).checked = state.near;
  return element("label", { class: "switch" }, box, "Show only what touches it");
}

/** Give the relationships of one wording. @param {any} node @param {string} wording @param {any[]} list */
function group(node, wording, list) {
  const { colour } = content.relations[list[0].relation];
  const rows = list.map((edge) => edgeRow(edge, edge.from === node.id ? edge.to : edge.from));
  return element("section", { class: "group" },
    element("h3", {}, lineMark(colour), wording, " ", element("span", { class: "number" }, String(list.length))),
    element("ul", { class: "rows" }, ...rows));
}

/** Give what stands in the panel while nothing is selected. */
function overview() {
  const shown = [...view.edges.keys()].map((id) => edges.get(id));
  const strongest = shown.filter((edge) => !edge.disputed).sort((a, b) => (view.edges.get(b.id) || 0) - (view.edges.get(a.id) || 0) || latestFirst(a, b)).slice(0, 8);
  const disputed = shown.filter((edge) => edge.disputed).sort(latestFirst).slice(0, 8);
  const beyond = content.totals.edges - edges.size;
  return [
    element("div", { class: "panel-head" }, element("h2", { class: "over-title" }, "Overview")),
    element("p", {}, "Each line is what reports say of two parties. Select a line or a shape to read the sentences it rests on, who says so and when."),
    beyond > 0 && element("p", { class: "notice" },
      `${beyond.toLocaleString("en")} of ${countWords(content.totals.edges, "relationship")} are not drawn here.`),
    overviewList("Disputed", disputed), overviewList("Most reported", strongest),
  ].filter(Boolean);
}

/** List whole statements under a heading. @param {string} heading @param {any[]} list */
function overviewList(heading, list) {
  if (!list.length) return null;
  const rows = list.map((edge) => {
    const facts = [spanWords(edge.first, edge.last), countWords(view.edges.get(edge.id) || 0, "report")].filter(Boolean).join(" · ");
    return element("li", {}, element("button", { type: "button", class: "row", click: () => select(null, edge.id) },
      lineMark(content.relations[edge.relation].colour, edge.disputed),
      element("span", { class: "row-text" }, isolated(statement(edge)), element("span", { class: "row-facts" }, facts))));
  });
  return element("section", { class: "group" }, element("h3", {}, heading), element("ul", { class: "rows" }, ...rows));
}
