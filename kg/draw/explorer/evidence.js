// One claim as a card: what happened when, who says so, where it was reported.

const STATUS = {
  asserted: "said as fact", hedged: "said with a hedge", denied: "denied", negated: "said not to have happened",
  planned: "only planned",
};
const EXTENT = /** @type {Record<string, string>} */ ({ most: "most of it", part: "part of it" });

/** Quote the sentence with its cue words marked. @param {any} claim */
function quotation(claim) {
  if (!claim.parts) return element("p", { class: "quiet" }, "The sentence is not carried in this file.");
  const pieces = claim.parts.map((/** @type {[string, string]} */ [text, what]) =>
    what ? element(what === "trigger" ? "mark" : "span", { class: `cue cue-${what}` }, text) : text);
  return element("blockquote", { dir: "auto" }, ...pieces);
}

/** Say when it happened, by the report's words. @param {any} claim */
function happenedWords(claim) {
  if (!claim.start && !claim.end) return "day not given";
  const rough = claim.precision && !["day", "range"].includes(claim.precision) && claim.start !== claim.end;
  return spanWords(claim.start, claim.end) + (rough ? ` (to the ${claim.precision})` : "");
}

/** Show the two days of a claim side by side. @param {any} claim */
function twoDays(claim) {
  const wording = claim.wording ? element("span", { class: "wording" }, "“", isolated(claim.wording), "”") : null;
  const reported = claim.published ? dayWords(claim.published) : "day unknown";
  return element("dl", { class: "clocks" },
    element("div", {}, element("dt", {}, "Happened"), element("dd", {}, happenedWords(claim), " ", wording)),
    element("div", {}, element("dt", {}, "Reported"), element("dd", {}, reported)));
}

/** Say who speaks: named speakers, else the publisher. @param {any} claim @param {any} report */
function speakerWords(claim, report) {
  if (claim.speakers.length) return claim.speakers.join(", ");
  return (report && report.source) || "the report itself";
}

/** Give a link to a report whose address is http or https, else its name alone. @param {any} report */
function reportName(report) {
  if (!report) return element("span", {}, "a report that is not in this file");
  const name = report.title || report.source || report.id;
  const source = report.title && report.source ? `${report.source}: ` : "";
  if (!report.url || !/^https?:$/.test(new URL(report.url).protocol)) return element("span", {}, source, isolated(name));
  const opened = { href: report.url, target: "_blank", rel: "noopener noreferrer", class: "report-link" };
  return element("span", {}, source, element("a", opened, isolated(name), element("span", { "aria-hidden": "true" }, " ↗")));
}

/** Give the badges of a claim: what qualifies it. @param {any} claim */
function badges(claim) {
  const status = /** @type {Record<string, string>} */ (STATUS)[claim.status];
  const words = [
    EXTENT[claim.extent], claim.manner && claim.manner.replace("-", " "), claim.quantity, claim.place && `at ${claim.place}`,
    claim.from && `from ${claim.from}`, claim.to && `to ${claim.to}`, claim.judged,
  ].filter(Boolean);
  return element("p", { class: "badges" },
    element("span", { class: `badge status-${claim.status}` }, status),
    ...words.map((word) => element("span", { class: "badge" }, isolated(word))));
}

/** Give a claim as a card. @param {any} claim */
function claimCard(claim) {
  const report = reports.get(claim.report);
  return element("article", { class: `card card-${claim.status}`, "data-claim": claim.id },
    twoDays(claim),
    quotation(claim),
    badges(claim),
    element("p", { class: "said" }, "Says ", element("strong", {}, isolated(speakerWords(claim, report)))),
    element("p", { class: "said" }, "In ", reportName(report), " · ",
      element("span", { title: "How sure the reading of the sentence is" }, `read with confidence ${claim.confidence.toFixed(2)}`)));
}

/** Give claims under a heading; those without a sentence are only counted. @param {string} heading @param {any[]} list @param {string} kind */
function claimList(heading, list, kind) {
  if (!list.length) return null;
  const quoted = list.filter((claim) => claim.parts);
  const rest = list.length - quoted.length;
  return element("section", { class: `evidence evidence-${kind}` },
    element("h3", {}, heading, " ", element("span", { class: "number" }, String(list.length))),
    ...byDay(quoted, state.clock).map(claimCard),
    rest > 0 && element("p", { class: "quiet" }, `${countWords(rest, "statement")} more, without the sentence in this file.`));
}
