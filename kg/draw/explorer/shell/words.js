// Days and counts in words.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Word an ISO day: "8 Nov 2017". @param {string} day */
export function dayWords(day) {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
}

/** Word a span of ISO days, an unknown end in words. @param {string | null} start @param {string | null} end */
export function spanWords(start, end) {
  if (!start && !end) return "";
  if (!start) return `until ${dayWords(/** @type {string} */ (end))}`;
  if (!end) return `since ${dayWords(start)}`;
  if (start === end) return dayWords(start);
  if (start.endsWith("-01-01") && end === `${start.slice(0, 4)}-12-31`) return String(Number(start.slice(0, 4)));
  if (start.slice(0, 7) === end.slice(0, 7)) return monthWords(start, end);
  const first = start.slice(0, 4) === end.slice(0, 4) ? dayWords(start).slice(0, -5) : dayWords(start);
  return `${first} – ${dayWords(end)}`;
}

/** Word a span inside one month. @param {string} start @param {string} end */
function monthWords(start, end) {
  const last = new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5, 7)), 0)).getUTCDate();
  const whole = start.endsWith("-01") && Number(end.slice(8)) === last;
  if (whole) return dayWords(start).slice(2);
  return `${Number(start.slice(8))} – ${dayWords(end)}`;
}

/** Word a number of things: "1 report", "2 reports". @param {number} number @param {string} one @param {string} [many] */
export function countWords(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Give text in the form that searching compares. @param {string} text */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’‘`]/g, "").replace(/-/g, " ").toLowerCase();
}
