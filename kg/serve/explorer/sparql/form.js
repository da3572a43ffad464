// A question with its fields.

import { element } from "../shell/dom.js";
import { buildField, suggest } from "./fields.js";

/** @typedef {import("./catalogue.js").Question} Question */
/** @typedef {import("../shell/context.js").Context} Context */

/**
 * Build the form of a question.
 * @param {Question} question @param {Context} context
 * @param {{run: (given: URLSearchParams) => void, edit: (given: URLSearchParams) => void}} told
 */
export function buildForm(question, context, { run, edit }) {
  const fields = question.parameters.map((parameter) => buildField(parameter, context));
  const given = () => new URLSearchParams(fields.flatMap((field) => (field.value() ? [[field.name, field.value()]] : [])));
  const fill = (/** @type {URLSearchParams} */ values) => {
    for (const field of fields) field.fill(values.get(field.name) || "");
  };
  const examples = question.parameters.filter((one) => one.example && one.default === null);
  const example = () => fill(new URLSearchParams(question.parameters.flatMap((one) => (one.example ? [[one.name, one.example]] : []))));
  const form = element("form", { class: "sparql-form", novalidate: false, submit: (/** @type {Event} */ event) => { event.preventDefault(); run(given()); } });
  form.append(
    element("h2", {}, question.title),
    element("p", { class: "sparql-explained" }, question.description),
    ...(fields.length ? [element("div", { class: "sparql-fields" }, ...fields.map((field) => field.node))] : []),
    element("div", { class: "sparql-do" },
      element("button", { class: "strong sparql-run" }, "Run"),
      element("button", { type: "button", click: () => { if (form.reportValidity()) edit(given()); } }, "Edit as SPARQL"),
      examples.length > 0 && element("button", { type: "button", class: "plain", click: example }, "Fill in an example")));
  return {
    node: form,
    fill,
    suggest() {
      question.parameters.forEach((parameter, at) => suggest(fields[at], parameter, context));
    },
    /** Tell whether what must be given is there. @param {URLSearchParams} values */
    complete: (values) => question.parameters.every((one) => one.default !== null || values.get(one.name)),
  };
}
