// What is shown, as files.

/** Let the browser save a file. @param {Blob} blob @param {string} name */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Quote a cell; one that a spreadsheet would run as a formula begins with an apostrophe. @param {string} words */
function csvCell(words) {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Give the shown relationships as comma-separated values, in the order of the table. */
function shownCsv() {
  const head = ["Source", "Target", "Type", "Weight", "relation", "source_label", "target_label", "first", "last", "disputed"];
  const rows = tableEdges().map((edge) => [edge.from, edge.to, edge.symmetric ? "Undirected" : "Directed",
    String(view.edges.get(edge.id)), edge.relation, nodes.get(edge.from).label, nodes.get(edge.to).label,
    edge.first || "", edge.last || "", String(edge.disputed)]);
  return [head, ...rows].map((row) => row.map(csvCell).join(",")).join("\n") + "\n";
}

/** Save the drawing on the page's own ground. */
function savePng() {
  const canvas = /** @type {HTMLCanvasElement} */ (byId("network").querySelector("canvas"));
  const copy = /** @type {HTMLCanvasElement} */ (element("canvas", { width: canvas.width, height: canvas.height }));
  const ctx = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  ctx.fillStyle = themed("paper");
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => blob && save(blob, "graph.png"), "image/png");
}

/** Tie the two buttons. */
function buildSave() {
  byId("save-csv").addEventListener("click", () => save(new Blob([shownCsv()], { type: "text/csv;charset=utf-8" }), "relationships.csv"));
  byId("save-png").addEventListener("click", savePng);
}
