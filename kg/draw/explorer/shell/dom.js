// Elements, made without ever reading markup: text goes in as text.

/** Give the element of that id, which the page has. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Attribute */

/**
 * Make an element. Strings among the children become text nodes; `null`, `undefined` and `false` are left out.
 * An attribute that is a function listens to the event of that name; one that is `false` or nothing is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, Attribute>} [attributes] @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...kept(children));
  return made;
}

/** Leave out what is no child. @param {Child[]} children @returns {(Node | string)[]} */
function kept(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child !== null && child !== undefined && child !== false));
}

/** Set apart words from outside, so that their direction does not turn the words around them. @param {string} words */
export function isolated(words) {
  return element("bdi", {}, words);
}

/** Give an address back if a link may lead there: http or https. @param {string | null | undefined} address */
export function outward(address) {
  if (!address || !URL.canParse(address)) return null;
  return ["http:", "https:"].includes(new URL(address).protocol) ? address : null;
}

/** Make a link to elsewhere, which tells that place nothing; words alone where the address is none of the web. @param {string | null | undefined} address @param {string} words */
export function linkOut(address, words) {
  const href = outward(address);
  return href ? element("a", { href, rel: "noopener noreferrer", target: "_blank" }, isolated(words)) : isolated(words);
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an SVG element.
 * @param {string} tag @param {Record<string, Attribute>} [attributes] @param {...Child} children
 * @returns {SVGElement}
 */
export function drawn(tag, attributes = {}, ...children) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...kept(children));
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
export function kindMark(kind) {
  const points = OUTLINES[/** @type {keyof typeof OUTLINES} */ (kind.shape)];
  const fill = { fill: kind.colour, class: "mark-shape" };
  const shape = points ? drawn("polygon", { points, ...fill }) : drawn("circle", { cx: 9, cy: 9, r: 7, ...fill });
  return drawn("svg", { viewBox: "0 0 18 18", class: "mark", "aria-hidden": "true" }, shape);
}

/** Draw the line of a relation as the graph does. @param {string} colour @param {boolean} [dashed] */
export function lineMark(colour, dashed = false) {
  const line = drawn("line", { x1: 1, y1: 5, x2: 23, y2: 5, stroke: colour, "stroke-width": 3, "stroke-dasharray": dashed && "5 4" });
  return drawn("svg", { viewBox: "0 0 24 10", class: "line", "aria-hidden": "true" }, line);
}

/** Save text or bytes under a name, as a download. @param {string} name @param {string | Blob} what @param {string} [type] */
export function save(name, what, type = "text/plain") {
  const address = URL.createObjectURL(typeof what === "string" ? new Blob([what], { type: `${type};charset=utf-8` }) : what);
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
