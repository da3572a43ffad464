// The search box: actors, places and whole relationships by their words.

/** @typedef {{words: string, forms: string[], node: string | null, edge: string | null}} Found */

/** @type {Found[]} */
const findable = [
  ...[...nodes.values()].map((node) => ({ words: node.label, forms: [node.label, ...node.aliases].map(folded), node: node.id, edge: null })),
  ...[...edges.values()].map((edge) => ({ words: statement(edge), forms: [folded(statement(edge))], node: null, edge: edge.id })),
];

/** Rank how well a thing answers: 0 begins so, 1 a word in it does, 2 holds all words, 9 not at all. @param {Found} thing @param {string} asked */
function answers(thing, asked) {
  const words = asked.split(/\s+/);
  const ranks = thing.forms.map((form) => {
    if (form.startsWith(asked)) return 0;
    if (form.includes(` ${asked}`)) return 1;
    return words.every((word) => form.includes(word)) ? 2 : 9;
  });
  return Math.min(...ranks) + (thing.edge ? 0.5 : 0);
}

/** Give the ten best. @param {string} text */
function search(text) {
  const asked = folded(text).trim();
  if (!asked) return [];
  const ranked = findable.map((thing) => ({ thing, rank: answers(thing, asked) })).filter(({ rank }) => rank < 9);
  return ranked.sort((a, b) => a.rank - b.rank || a.thing.words.localeCompare(b.thing.words)).slice(0, 10).map(({ thing }) => thing);
}

let offered = /** @type {Found[]} */ ([]);
let current = 0;

/** Offer what answers the words in the box. */
function offer() {
  const box = /** @type {HTMLInputElement} */ (byId("find"));
  offered = search(box.value);
  current = 0;
  showOffered(Boolean(box.value.trim()));
}

/** Show the offered things, or that there is none. @param {boolean} open */
function showOffered(open) {
  const list = byId("found");
  list.hidden = !open;
  byId("find").setAttribute("aria-expanded", String(open));
  const rows = offered.map((thing, index) => element("li", { role: "option", id: `found-${index}`, "aria-selected": String(index === current),
    mousedown: (event) => event.preventDefault(), click: () => take(thing) }, foundMark(thing), isolated(thing.words)));
  const none = element("li", { class: "quiet", role: "option", "aria-disabled": "true" }, "Nothing here has that name.");
  list.replaceChildren(...(rows.length ? rows : [none]));
  if (open && rows.length) byId("find").setAttribute("aria-activedescendant", `found-${current}`);
  else byId("find").removeAttribute("aria-activedescendant");
}

/** Mark what a found thing is. @param {Found} thing */
function foundMark(thing) {
  if (thing.node) return kindMark(content.kinds[nodes.get(thing.node).kind]);
  const edge = edges.get(thing.edge);
  return lineMark(content.relations[edge.relation].colour, edge.disputed);
}

/** Select a found thing. @param {Found} thing */
function take(thing) {
  const box = /** @type {HTMLInputElement} */ (byId("find"));
  box.value = "";
  offered = [];
  showOffered(false);
  select(thing.node, thing.edge);
  requestAnimationFrame(() => requestAnimationFrame(reveal));
}

/** Tie the box to keys and pointer. */
function buildSearch() {
  const box = byId("find");
  box.addEventListener("input", offer);
  box.addEventListener("blur", () => showOffered(false));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && offered[current]) take(offered[current]);
    else if (event.key === "Escape") box.blur();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      current = Math.min(Math.max(current + (event.key === "ArrowDown" ? 1 : -1), 0), Math.max(0, offered.length - 1));
      showOffered(offered.length > 0);
    }
  });
  document.addEventListener("keydown", shortcut);
}

/** `/` goes to the box, Escape takes the selection away. @param {KeyboardEvent} event */
function shortcut(event) {
  const typing = event.target instanceof HTMLInputElement && !["checkbox", "radio", "range"].includes(event.target.type);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") select(null, null);
  if (event.key !== "/") return;
  event.preventDefault();
  byId("find").focus();
}
