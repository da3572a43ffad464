// Lists of claims: the first shown, the others folded, those beyond asked for page by page.

import { element } from "../shell/dom.js";
import { state } from "../shell/state.js";
import { countWords } from "../shell/words.js";
import { claimCard } from "./card.js";
import { STAKES, lastingWords, holdingWords, part, selectButton, speakersOf } from "./telling.js";

/** @typedef {import("./telling.js").Telling} Telling */
/** @typedef {{ids: string[], total: number, after: string | null}} Side */

const SHOWN = 4;

/** Give the claims of a list that are here. @param {Telling} telling @param {Side} side @returns {any[]} */
export function claimsOf(telling, side) {
  return side.ids.map((id) => telling.doc.claims[id]).filter(Boolean);
}

/**
 * Give claims under a heading; nothing where there are none.
 * @param {Telling} telling @param {string} name `for`, `against` or `latest` @param {string} heading @param {Side | null} side @param {{stated?: boolean, shown?: number, brief?: boolean}} [how]
 */
export function claimPart(telling, name, heading, side, { stated = false, shown = SHOWN, brief = false } = {}) {
  if (!side || !side.total) return null;
  const list = element("div", { class: "panel-cards" });
  const made = part(name, heading, side.total, list);
  let first = shown;
  /** @param {any[]} claims */
  const add = (claims) => {
    const cards = claims.map((claim) => claimCard(telling, claim, { stated, brief }));
    list.append(...cards.slice(0, first));
    if (cards.length > first) {
      const rest = cards.slice(first);
      const next = pages;
      pages = null;
      list.append(moreButton(`Show ${countWords(rest.length, "more statement")}`, (button) => {
        button.replaceWith(...rest);
        if (next) made.append(next);
        focusOn(rest[0]);
      }));
    }
    first = Infinity;
  };
  let pages = side.after ? pageButton(telling, name, side, add) : null;
  add(claimsOf(telling, side));
  if (pages) made.append(pages);
  return made;
}

/** Give the button that asks for the next page of a list. @param {Telling} telling @param {string} name @param {Side} side @param {(claims: any[]) => void} add */
function pageButton(telling, name, side, add) {
  let { after } = side, here = side.ids.length;
  const words = () => `Ask for more: ${here.toLocaleString("en")} of ${countWords(side.total, "statement")} are here`;
  return moreButton(words(), async (button) => {
    const { sel } = telling.doc;
    const more = await telling.context.ask("evidence", { sel, known_on: state.known, on: state.on, part: name, after });
    for (const kept of ["claims", "reports", "entities"]) Object.assign(telling.doc[kept], more[kept]);
    const next = more[name];
    ({ after } = next);
    here += next.ids.length;
    add(claimsOf(telling, next));
    if (after) button.textContent = words();
    else button.remove();
  });
}

/** @param {string} words @param {(button: HTMLButtonElement) => void | Promise<void>} work */
function moreButton(words, work) {
  const button = element("button", { type: "button", class: "panel-more" }, words);
  button.addEventListener("click", () => work(button));
  return button;
}

/** @param {HTMLElement} card */
function focusOn(card) {
  card.tabIndex = -1;
  card.focus();
}

/** Give what claims cannot stand beside, by the interval in which they meet. @param {Telling} telling */
export function contradictionPart(telling) {
  const { contradicts, all_contradicts: all } = telling.doc;
  if (!contradicts || !contradicts.length) return null;
  const groups = contradicts.map((/** @type {any} */ one) => {
    const { interval, ids, total } = one;
    const span = `${interval.place.label}, ${lastingWords(interval)}: ${holdingWords(interval)}`;
    const rest = total - ids.length;
    return element("section", { class: "panel-clash" },
      element("h4", {}, interval.id ? selectButton("interval", interval.id, span) : span),
      ...claimsOf(telling, one).map((claim) => claimCard(telling, claim, { stated: true })),
      rest > 0 && element("p", { class: "quiet" }, `${countWords(rest, "more statement")} there.`));
  });
  const left = all - contradicts.length;
  return part("contradicts", "What it cannot stand beside", contradicts.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.total, 0),
    element("p", { class: "quiet" }, "Statements of the same days that give the place to another side."), ...groups,
    left > 0 && element("p", { class: "quiet" }, `${countWords(left, "earlier interval")} more in which it is contradicted.`));
}

/** Say who stands behind claims, by what they stand to gain, the weightiest first. @param {Telling} telling @param {any[]} claims @param {number} total */
export function whoPart(telling, claims, total) {
  if (!claims.length) return null;
  const groups = [...Object.keys(STAKES), null].map((stake) => ({ stake, told: claims.filter((claim) => claim.stake === stake) })).filter(({ told }) => told.length);
  const rows = groups.map(({ stake, told }) => {
    const counts = new Map();
    for (const who of told.flatMap((claim) => speakersOf(telling, claim))) counts.set(who, (counts.get(who) || 0) + 1);
    const names = [...counts].sort((a, b) => b[1] - a[1]).map(([who, times]) => (times > 1 ? `${who} (${times})` : who));
    return element("div", {}, element("dt", {}, stakeName(telling, stake)), element("dd", { dir: "auto" }, names.join(", ")));
  });
  const of = total > claims.length ? `Of the newest ${claims.length}.` : "";
  return element("section", { class: "panel-part panel-speakers" }, element("h3", {}, "Who says so, and their stake in it"), element("dl", { class: "panel-facts" }, ...rows), of && element("p", { class: "quiet" }, of));
}

/** @param {Telling} telling @param {string | null} stake */
function stakeName(telling, stake) {
  if (!stake) return element("span", { class: "quiet", title: "Nobody gains or loses a place or a blow by it" }, telling.doc.weighed === false ? "weighing …" : "no stake weighed");
  const { sign, name, explained } = STAKES[stake];
  return element("span", { class: `panel-stake panel-stake-${stake}`, title: explained }, element("span", { "aria-hidden": "true" }, `${sign} `), name);
}
