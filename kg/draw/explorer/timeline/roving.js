// Lists inside a drawing that Tab enters once and arrows walk through.

/**
 * Let arrows walk through the options of a list, Enter and Space choose one. The first, or the one that was walked to, is in the order of Tab.
 * @param {Element} list @param {(option: SVGElement) => void} choose @param {(option: SVGElement | null) => void} [reached]
 */
export function roving(list, choose, reached = () => {}) {
  const options = () => /** @type {SVGElement[]} */ ([...list.querySelectorAll('[role="option"]')]);
  const first = options()[0];
  if (first) first.setAttribute("tabindex", "0");
  list.addEventListener("keydown", (given) => {
    const event = /** @type {KeyboardEvent} */ (given), all = options();
    const at = all.indexOf(/** @type {SVGElement} */ (/** @type {Element} */ (event.target).closest('[role="option"]')));
    if (at < 0) return;
    const to = target(event.key, at, all.length);
    if (to !== null) walk(all, at, to);
    else if (event.key === "Enter" || event.key === " ") choose(all[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("focusin", (event) => reached(/** @type {Element} */ (event.target).closest('[role="option"]')));
  list.addEventListener("focusout", () => reached(null));
}

/** @param {string} key @param {number} at @param {number} length */
function target(key, at, length) {
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(at + 1, length - 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(at - 1, 0);
  return key === "Home" ? 0 : key === "End" ? length - 1 : null;
}

/** @param {SVGElement[]} all @param {number} from @param {number} to */
function walk(all, from, to) {
  all[from].setAttribute("tabindex", "-1");
  all[to].setAttribute("tabindex", "0");
  all[to].focus();
}
