// Elements, made without ever reading markup: text goes in as text.

/** Give the element of that id, which the template has. @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * Make an element. Strings among the children become text nodes; `null` and `false` are left out.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | ((event: any) => void)>} attributes a function is a listener
 * @param {...(Node | string | null | false)} children
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== false) made.append(child);
  return made;
}

/** Set apart words from outside, so that their direction does not turn the words around them. @param {string} words */
function isolated(words) {
  return element("bdi", {}, words);
}

const SVG = "http://www.w3.org/2000/svg";

/** Make an SVG element. @param {string} tag @param {Record<string, string | number>} attributes @param {...Node} children */
function drawn(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

const OUTLINES = {
  square: "3,3 15,3 15,15 3,15",
  diamond: "9,1 17,9 9,17 1,9",
  triangle: "9,2 17,16 1,16",
  triangleDown: "1,2 17,2 9,16",
  hexagon: "5,2 13,2 17,9 13,16 5,16 1,9",
  star: "9,0 11.4,6 17.6,6.4 12.8,10.4 14.4,16.8 9,13.2 3.6,16.8 5.2,10.4 0.4,6.4 6.6,6",
};

/** Draw the shape of a kind as the graph does. @param {{shape: string, colour: string}} kind */
function kindMark(kind) {
  const points = OUTLINES[/** @type {keyof typeof OUTLINES} */ (kind.shape)];
  const fill = { fill: kind.colour, class: "mark-shape" };
  const shape = points ? drawn("polygon", { points, ...fill }) : drawn("circle", { cx: 9, cy: 9, r: 7, ...fill });
  return drawn("svg", { viewBox: "0 0 18 18", class: "mark", "aria-hidden": "true" }, shape);
}

/** Draw the line of a relation as the graph does. @param {string} colour @param {boolean} dashed */
function lineMark(colour, dashed = false) {
  const line = drawn("line", { x1: 1, y1: 5, x2: 23, y2: 5, stroke: colour, "stroke-width": 3 });
  if (dashed) line.setAttribute("stroke-dasharray", "5 4");
  return drawn("svg", { viewBox: "0 0 24 10", class: "line", "aria-hidden": "true" }, line);
}
