// What is selected and filtered: one value, kept in the address so that a copied link shows the same.

const state = {
  tab: "graph",
  /** @type {string | null} */ node: null,
  /** @type {string | null} */ edge: null,
  clock: "happened",
  /** @type {string | null} */ from: null,
  /** @type {string | null} */ to: null,
  /** @type {Set<string>} */ kindsOff: new Set(),
  /** @type {Set<string>} */ relationsOff: new Set(),
  least: 1,
  disputed: false,
  near: false,
};

/** @type {(() => void)[]} */
const listeners = [];

/** Call back after every change. @param {() => void} listener */
function onChange(listener) {
  listeners.push(listener);
}

let waiting = false;

/** Change the state; the views follow at the next frame. @param {Partial<typeof state>} changes */
function change(changes) {
  Object.assign(state, changes);
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const hash = stateHash();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", `#${hash}`);
    for (const listener of listeners) listener();
  });
}

/** Select a node, an edge or, with both `null`, nothing. @param {string | null} node @param {string | null} edge */
function select(node, edge) {
  change({ node, edge, near: node && state.near ? true : false });
}

/** Take away every filter but keep the selection. */
function resetFilters() {
  const open = { from: null, to: null, least: 1, disputed: false, near: false };
  change({ ...open, kindsOff: new Set(), relationsOff: new Set() });
}

/** Write the state as a fragment; what is as at the start is left out. */
function stateHash() {
  const { tab, node, edge, clock, from, to, least, disputed, near, kindsOff, relationsOff } = state;
  const all = [
    ["tab", tab === "graph" ? "" : tab], ["node", node], ["edge", edge], ["clock", clock === "happened" ? "" : clock],
    ["from", from], ["to", to], ["least", least > 1 ? String(least) : ""], ["disputed", disputed ? "1" : ""],
    ["near", near ? "1" : ""], ["kinds-off", [...kindsOff].join(",")], ["relations-off", [...relationsOff].join(",")],
  ];
  return new URLSearchParams(/** @type {string[][]} */ (all.filter(([, value]) => value))).toString();
}

/** Read the state from the address; what names nothing here is passed over. */
function readHash() {
  const told = new URLSearchParams(location.hash.slice(1));
  const value = (/** @type {string} */ name) => told.get(name) || "";
  const day = (/** @type {string} */ name) => (/^\d{4}-\d\d-\d\d$/.test(value(name)) ? value(name) : null);
  const among = (/** @type {string} */ name, /** @type {object} */ table) =>
    new Set(value(name).split(",").filter((word) => Object.hasOwn(table, word)));
  return {
    tab: value("tab") === "table" ? "table" : "graph",
    node: nodes.has(value("node")) ? value("node") : null,
    edge: edges.has(value("edge")) ? value("edge") : null,
    clock: value("clock") === "reported" ? "reported" : "happened",
    from: day("from"),
    to: day("to"),
    least: Math.max(1, Math.trunc(Number(value("least"))) || 1),
    disputed: value("disputed") === "1",
    near: value("near") === "1",
    kindsOff: among("kinds-off", content.kinds),
    relationsOff: among("relations-off", content.relations),
  };
}
