// The form of the dialog: a text or a file, who published it and when.

import { element } from "../shell/dom.js";
import { signIn } from "../served/signin.js";
import { token } from "../served/token.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./dialog.js").Reading} Reading */

const LARGEST = 1_000_000;
const READ = /\.(txt|text|md|markdown|html?)$/i;

/** @param {string} words @param {HTMLElement} field @param {string} [hint] */
function labelled(words, field, hint) {
  return element("label", { class: "paste-field" }, element("span", {}, words, hint ? element("span", { class: "quiet" }, ` ${hint}`) : null), field);
}

/**
 * Make the form; `read` is given what a report comes to.
 * @param {Context} context @param {(reading: Reading, force: boolean) => void} read
 */
export function form(context, read) {
  const held = { file: /** @type {File | null} */ (null) };
  const text = element("textarea", { rows: 11, id: "paste-text", placeholder: "Paste the words of a report here, or drop a file (txt, md, html)." });
  const title = element("input", { maxlength: 500, id: "paste-name" }), source = element("input", { maxlength: 200, id: "paste-source" });
  const published = element("input", { type: "date", id: "paste-day" }), url = element("input", { type: "url", maxlength: 2000, id: "paste-url", placeholder: "https://" });
  const force = element("input", { type: "checkbox", id: "paste-force" }), forced = element("label", { class: "paste-force", hidden: true }, force, " Read it all the same");
  const fault = element("p", { class: "paste-fault", id: "paste-fault", role: "alert", hidden: true });
  const chosen = element("p", { class: "paste-file", hidden: true }), go = element("button", { class: "strong", id: "paste-read" }, "Read");
  const picker = element("input", { type: "file", class: "hidden", accept: ".txt,.text,.md,.markdown,.html,.htm", tabindex: -1, "aria-hidden": "true", change: () => { take([...(picker.files || [])]); picker.value = ""; } });
  const complain = (/** @type {string} */ words, /** @type {HTMLElement} */ at = text) => {
    fault.textContent = words;
    fault.hidden = !words;
    if (words) at.focus();
  };
  const setFile = (/** @type {File | null} */ file) => {
    held.file = file;
    chosen.hidden = !file;
    text.hidden = Boolean(file);
    chosen.replaceChildren(...(file ? [element("strong", {}, file.name), ` ${Math.ceil(file.size / 1000).toLocaleString("en")} KB `, element("button", { type: "button", class: "plain", click: () => setFile(null) }, "take it away")] : []));
  };
  const take = (/** @type {File[]} */ files) => {
    const refused = refusal(files);
    setFile(refused ? held.file : files[0]);
    complain(refused, go);
    if (!refused) go.focus();
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    complain("");
    go.disabled = true;
    go.textContent = "Reading …";
    try {
      const reading = await ask(context, {
        ...(held.file ? { file: { name: held.file.name, data: await base64(held.file) } } : { text: text.value }),
        title: title.value || null, source: source.value || null, published: published.value || null, url: url.value || null, force: force.checked,
      });
      if (reading && reading.faults) {
        const [{ field, detail }] = reading.faults;
        forced.hidden = field !== "force";
        complain(detail, field === "published" ? published : field === "url" ? url : field === "force" ? force : text);
      } else if (reading) read(reading, force.checked);
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error), go);
    } finally {
      go.disabled = false;
      go.textContent = "Read";
    }
  };
  const node = element("form", { class: "paste-form", submit, novalidate: true },
    element("p", { class: "quiet" }, "Its claims are shown in its words first. Nothing is kept until you say so."),
    labelled("Text", text), chosen,
    element("div", { class: "paste-fields" }, labelled("Published on", published), labelled("Publisher", source), labelled("Title", title), labelled("Address", url)),
    fault, forced,
    element("div", { class: "paste-buttons" }, go, element("button", { type: "button", click: () => picker.click() }, "Choose a file"), picker));
  return { node, first: text, take };
}

/** Say why files are not taken; an empty string where one is. @param {File[]} files */
function refusal(files) {
  if (files.length !== 1) return `One report at a time is read here. All ${files.length} at once: kg ingest ${files.slice(0, 3).map(({ name }) => quoted(name)).join(" ")}${files.length > 3 ? " …" : ""}`;
  const [file] = files;
  if (!READ.test(file.name)) return `Here txt, md and html files are read. jsonl, json and csv files, which hold many reports: kg ingest ${quoted(file.name)}`;
  return file.size > LARGEST ? `This file is larger than a megabyte. On the command line there is more room: kg ingest ${quoted(file.name)}` : "";
}

/** @param {string} name */
function quoted(name) {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** Have it read; who is not at the server's machine needs a token for that. @param {Context} context @param {object} draft @returns {Promise<Reading | null>} */
async function ask(context, draft) {
  if (!context.summary.local && !token() && !(await signIn(context))) return null;
  return context.send("POST", "/explorer/reading", draft);
}

/** Give the bytes of a file in base 64. @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => failed(new Error(`${file.name} cannot be read here.`)));
    reader.readAsDataURL(file);
  });
}
