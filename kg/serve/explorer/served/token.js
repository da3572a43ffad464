// The token to write with, kept as long as the browser's tab.

const KEPT = "kg-token";
const held = { token: "" };

/** Give the header that carries the token, if there is one. @returns {Record<string, string>} */
export function bearer() {
  return token() ? { Authorization: `Bearer ${token()}` } : {};
}

/** Give the token that was typed here, or an empty string. */
export function token() {
  try {
    return held.token || sessionStorage.getItem(KEPT) || "";
  } catch {
    return held.token;
  }
}

/** Keep a token for this tab; an empty one takes it away. @param {string} word */
export function keepToken(word) {
  held.token = word;
  try {
    if (word) sessionStorage.setItem(KEPT, word);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Without storage it holds until the page is left.
  }
}
