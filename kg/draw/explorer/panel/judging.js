// Where what only a server has, accepting and rejecting, is put into a card.

/** @typedef {import("./telling.js").Telling} Telling */
/** @typedef {(telling: Telling, claim: any) => Node | null} JudgingPart */

/** @type {{claim: JudgingPart | null, top: ((telling: Telling) => Node | null) | null}} */
const offered = { claim: null, top: null };

/** Let each card, and the top of the panel, have a part with which to judge. @param {JudgingPart} claim @param {(telling: Telling) => Node | null} top */
export function offerJudging(claim, top) {
  offered.claim = claim;
  offered.top = top;
}

/** Give that part of a card; nothing where nobody may judge. @param {Telling} telling @param {any} claim */
export function judgingPart(telling, claim) {
  return offered.claim && telling.context.mayWrite ? offered.claim(telling, claim) : null;
}

/** Give what was judged last here, to be taken back. @param {Telling} telling */
export function lastJudged(telling) {
  return offered.top && telling.context.mayWrite ? offered.top(telling) : null;
}
