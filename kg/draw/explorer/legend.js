// The legend on the left, which is the filter too.

/** Count what the drawn graph holds of each kind and of each relation. */
function tally() {
  const kinds = new Map(), relations = new Map();
  for (const node of nodes.values()) kinds.set(node.kind, (kinds.get(node.kind) || 0) + 1);
  for (const edge of edges.values()) relations.set(edge.relation, (relations.get(edge.relation) || 0) + 1);
  return { kinds, relations };
}

/** Give a row of the legend. @param {string} name @param {Element} mark @param {string} words @param {number} number @param {(on: boolean) => void} turn */
function legendRow(name, mark, words, number, turn) {
  const box = element("input", { type: "checkbox", name, change: (event) => turn(event.target.checked) });
  return element("label", { class: "legend-row" }, box, mark, element("span", { class: "legend-name" }, words),
    element("span", { class: "number" }, String(number)));
}

/** Switch a word in a set of what is off. @param {"kindsOff" | "relationsOff"} what @param {string[]} words @param {boolean} on */
function turn(what, words, on) {
  const off = new Set(state[what]);
  for (const word of words) on ? off.delete(word) : off.add(word);
  change({ [what]: off });
}

/** Give heading and rows under it, with buttons for all and none. @param {string} heading @param {"kindsOff" | "relationsOff"} what @param {string[]} words @param {Node[]} rows */
function legendPart(heading, what, words, rows) {
  const button = (/** @type {string} */ label, /** @type {boolean} */ on) =>
    element("button", { type: "button", class: "plain", "aria-label": `${label} of ${heading}`, click: () => turn(what, words, on) }, label);
  return element("div", { class: "legend-part", role: "group", "aria-label": heading },
    element("div", { class: "legend-head" }, element("h2", {}, heading),
      element("span", { class: "all-none" }, button("all", true), button("none", false))), ...rows);
}

/** Build the legend: only kinds and relations that are drawn. */
function buildLegend() {
  const { kinds, relations } = tally();
  const kindsHere = Object.keys(content.kinds).filter((kind) => kinds.has(kind));
  const relationsHere = Object.keys(content.relations).filter((relation) => relations.has(relation));
  const kindRows = kindsHere.map((kind) => legendRow(`kind:${kind}`, kindMark(content.kinds[kind]), content.kinds[kind].name,
    kinds.get(kind), (on) => turn("kindsOff", [kind], on)));
  const parts = element("div", { class: "legend-parts" },
    legendPart("Actors and places", "kindsOff", kindsHere, kindRows),
    legendPart("Relations", "relationsOff", relationsHere, relationRows(relationsHere, relations)), evidencePart());
  const fold = element("details", { open: true }, element("summary", {}, "Legend and filters"), parts);
  if (matchMedia("(max-width: 900px)").matches) fold.removeAttribute("open");
  byId("legend").replaceChildren(fold);
}

/** Give the rows of relations under the names of their families. @param {string[]} here @param {Map<string, number>} counts */
function relationRows(here, counts) {
  let family = "";
  /** @type {Node[]} */
  const rows = [];
  for (const relation of here) {
    const style = content.relations[relation];
    if (style.family !== family) rows.push(element("p", { class: "family" }, style.family));
    family = style.family;
    rows.push(legendRow(`relation:${relation}`, lineMark(style.colour), style.name, counts.get(relation) || 0,
      (on) => turn("relationsOff", [relation], on)));
  }
  return rows;
}

/** Give the filters on evidence, and what lines mean. */
function evidencePart() {
  const most = Math.max(1, ...[...edges.values()].map((edge) => edge.reports));
  const least = element("input", { type: "range", id: "least", min: 1, max: most, step: 1, disabled: most === 1,
    input: (event) => change({ least: Number(event.target.value) }) });
  const disputed = element("input", { type: "checkbox", name: "disputed", change: (event) => change({ disputed: event.target.checked }) });
  const count = [...edges.values()].filter((edge) => edge.disputed).length;
  return element("div", { class: "legend-part", role: "group", "aria-label": "Evidence" },
    element("div", { class: "legend-head" }, element("h2", {}, "Evidence")),
    element("label", { class: "legend-row" }, disputed, lineMark("currentColor", true), element("span", { class: "legend-name" }, "only disputed"),
      element("span", { class: "number" }, String(count))),
    element("label", { class: "least" }, element("span", { id: "least-words" }), least),
    element("p", { class: "quiet" }, "A line is wider the more reports it has, and dashed only if it is disputed."),
    element("button", { type: "button", id: "reset", click: resetFilters }, "Clear all filters"));
}

/** Set the boxes to the state. */
function showLegend() {
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (byId("legend").querySelectorAll("input[type=checkbox]"))) {
    const [what, word] = box.name.split(":");
    box.checked = what === "disputed" ? state.disputed : !(what === "kind" ? state.kindsOff : state.relationsOff).has(word);
  }
  /** @type {HTMLInputElement} */ (byId("least")).value = String(state.least);
  byId("least-words").textContent = `at least ${countWords(state.least, "report")}`;
}
