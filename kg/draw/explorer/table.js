// The same relationships as a table, which the keyboard reaches.

/** @type {[string, (edge: any) => string | number, boolean][]} name, value, whether numbers stand right */
const COLUMNS = [
  ["From", (edge) => nodes.get(edge.from).label, false],
  ["Relation", relationName, false],
  ["To", (edge) => nodes.get(edge.to).label, false],
  ["Reports", (edge) => view.edges.get(edge.id) || 0, true],
  ["Speakers", (edge) => edge.speakers, true],
  ["First", (edge) => edge.first || "", false],
  ["Last", (edge) => edge.last || "", false],
  ["Disputed", (edge) => (edge.disputed ? "disputed" : ""), false],
];

let sorted = { column: 3, down: true };

/** Give the shown relationships in the order of the table. */
function tableEdges() {
  const value = COLUMNS[sorted.column][1];
  const compare = (/** @type {any} */ a, /** @type {any} */ b) => {
    const [x, y] = [value(a), value(b)];
    return (typeof x === "number" ? x - Number(y) : x.localeCompare(String(y))) * (sorted.down ? -1 : 1) || a.id.localeCompare(b.id);
  };
  return [...view.edges.keys()].map((id) => edges.get(id)).sort(compare);
}

/** Give the header of a column, which sorts by it. @param {string} name @param {number} column */
function columnHead(name, column) {
  const mine = sorted.column === column;
  const sort = () => {
    sorted = { column, down: mine ? !sorted.down : COLUMNS[column][2] };
    showTable();
    /** @type {HTMLElement} */ (byId("view-table").querySelectorAll("th button")[column]).focus();
  };
  const order = mine ? (sorted.down ? "descending" : "ascending") : "none";
  return element("th", { scope: "col", "aria-sort": order, class: COLUMNS[column][2] ? "right" : "" },
    element("button", { type: "button", class: "plain", click: sort }, name, mine ? (sorted.down ? " ▾" : " ▴") : ""));
}

/** Give the row of a relationship, which a click selects; the button in its first cell is for the keyboard. @param {any} edge */
function tableRow(edge) {
  const words = COLUMNS.map(([, value]) => String(value(edge)));
  const opening = element("button", { type: "button", class: "plain", "aria-label": statement(edge) }, isolated(words[0]));
  const cells = words.slice(1).map((word, index) => element("td", { class: COLUMNS[index + 1][2] ? "right" : "" }, isolated(word)));
  const row = { "data-edge": edge.id, "aria-current": state.edge === edge.id ? "true" : null, click: () => select(null, edge.id), keydown: stepRow };
  return element("tr", row, element("th", { scope: "row" }, opening), ...cells);
}

/** Go to the row above or below. @param {KeyboardEvent} event */
function stepRow(event) {
  const row = /** @type {HTMLElement} */ (event.currentTarget);
  const next = event.key === "ArrowDown" ? row.nextElementSibling : event.key === "ArrowUp" ? row.previousElementSibling : null;
  const button = /** @type {HTMLElement | null} */ (next && next.querySelector("button"));
  if (!button) return;
  event.preventDefault();
  button.focus();
}

/** Fill the table, keeping the focus on the row that had it. */
function showTable() {
  const held = document.activeElement && document.activeElement.closest("tr[data-edge]");
  const id = held && held.getAttribute("data-edge");
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...COLUMNS.map(([name], column) => columnHead(name, column)))),
    element("tbody", {}, ...tableEdges().map(tableRow)));
  byId("view-table").replaceChildren(table);
  const again = id && /** @type {HTMLElement | null} */ (table.querySelector(`tr[data-edge="${CSS.escape(id)}"] button`));
  if (again) again.focus();
}

/** Show the chosen tab. */
function showTab() {
  for (const tab of ["graph", "table"]) {
    const on = state.tab === tab;
    byId(`view-${tab}`).hidden = !on;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(on));
    byId(`tab-${tab}`).tabIndex = on ? 0 : -1;
  }
}

/** Let the tabs be clicked and stepped through with the arrows. */
function buildTabs() {
  for (const tab of ["graph", "table"]) {
    const other = tab === "graph" ? "table" : "graph";
    byId(`tab-${tab}`).addEventListener("click", () => change({ tab }));
    byId(`tab-${tab}`).addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      change({ tab: other });
      byId(`tab-${other}`).focus();
    });
  }
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    change({ tab: "table" });
    requestAnimationFrame(() => requestAnimationFrame(() => byId("view-table").querySelector("button")?.focus()));
  });
}
