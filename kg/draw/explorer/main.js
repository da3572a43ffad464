// The page put together.

/** Say that nothing is shown, and what to do about it. */
function showEmpty() {
  const box = byId("empty");
  box.hidden = view.edges.size > 0;
  if (box.hidden) return;
  const none = edges.size === 0;
  const words = content.around
    ? "No relationship of this actor or place is known. Ask for another one, or read more reports."
    : "No relationships yet. Read reports of a conflict into the graph, then draw it again.";
  const clear = element("button", { type: "button", click: resetFilters }, "Clear all filters");
  box.replaceChildren(element("p", {}, none ? words : "Nothing passes these filters."), ...(none ? [] : [clear]));
}

/** Bring every part up to the state. */
function show() {
  look();
  showTab();
  showLegend();
  showDays();
  showPanel();
  if (state.tab === "table") showTable();
  showGraph();
  showEmpty();
  byId("totals").textContent = totalsWords();
  document.body.dataset.selected = state.edge || state.node ? "yes" : "no";
}

/** Fit again when the room of the graph changes, until the reader has moved or zoomed it. */
function keepFitted() {
  let moved = false;
  for (const event of ["zoom", "dragStart"]) network.on(event, () => { moved = true; });
  new ResizeObserver(() => { if (!moved && state.tab === "graph") fitGraph(false); }).observe(byId("network"));
  byId("zoom-in").addEventListener("click", () => { moved = true; zoomBy(1.3); });
  byId("zoom-out").addEventListener("click", () => { moved = true; zoomBy(1 / 1.3); });
  byId("zoom-fit").addEventListener("click", () => { moved = false; fitGraph(); });
}

/** Give a point of the graph as it lies in the window. @param {{x: number, y: number}} at */
function inWindow(at) {
  const room = byId("network").getBoundingClientRect();
  const { x, y } = network.canvasToDOM(at);
  return { x: room.left + x, y: room.top + y };
}

/**
 * What tests and scripts may ask of the page: `shown()` gives how many edges and nodes pass the filters; `edgeAt(id)`
 * and `nodeAt(id)` give where in the window one is drawn; `state()` gives the address fragment; `labels()` the rectangles of the
 * labels now drawn, by their centres, in the graph's own coordinates.
 */
function openHook() {
  Object.defineProperty(window, "kgPage", { value: Object.freeze({
    shown: () => ({ edges: view.edges.size, nodes: view.nodes.size }),
    edgeAt: (/** @type {string} */ id) => inWindow(edgeMiddle(id)),
    nodeAt: (/** @type {string} */ id) => inWindow(network.getPosition(id)),
    state: stateHash,
    labels: () => labelled.map((rect) => ({ ...rect })),
  }) });
}

/** Start. */
function start() {
  Object.assign(state, readHash());
  buildLegend();
  buildDays();
  buildTabs();
  buildSearch();
  buildSave();
  look();
  buildGraph();
  keepFitted();
  onChange(show);
  show();
  addEventListener("hashchange", () => { if (location.hash.slice(1) !== stateHash()) change(readHash()); });
  openHook();
}

start();
