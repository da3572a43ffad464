// Light and dark, as the reader's system has it or as chosen here.

const system = matchMedia("(prefers-color-scheme: dark)");
const KEPT = "kg-theme";

/** @type {(() => void)[]} */
const listeners = [];

/** Tell whether the page is dark now. */
export function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
}

/** Give the value of one of the page's colours. @param {string} name without dashes, as `ink` */
export function themed(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Call back when light turns to dark or back. @param {() => void} listener */
export function onTheme(listener) {
  listeners.push(listener);
}

/** Tell whether things may move by themselves. */
export function mayMove() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Turn light to dark or back, and remember it where the browser allows. */
export function turnTheme() {
  const next = dark() ? "light" : "dark";
  wear(next);
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // Storage is refused in private windows and in files: then the choice holds as long as the page.
  }
}

/** Wear what was chosen before. */
export function beginTheme() {
  system.addEventListener("change", tell);
  try {
    const kept = localStorage.getItem(KEPT);
    if (kept === "light" || kept === "dark") wear(kept);
  } catch {
    // As above.
  }
}

/** @param {string} theme */
function wear(theme) {
  document.documentElement.dataset.theme = theme;
  tell();
}

function tell() {
  for (const listener of listeners) listener();
}
