// Rules for the explorer's modules; run from the root of the repository with `--config` naming this file.
import js from "@eslint/js";
import globals from "globals";
import joinable from "./joinable.mjs";

const MARKUP = "markup is never made of text: build elements with shell/dom.js";
const MARKUP_PROPERTIES = ["innerHTML", "outerHTML", "srcdoc"];
const MARKUP_METHODS = [
  "insertAdjacentHTML",
  "setHTMLUnsafe",
  "parseHTMLUnsafe",
  "createContextualFragment",
  "parseFromString",
];
const INLINE = "CallExpression[callee.property.name=/^setAttribute(NS)?$/] > Literal.arguments[value=/^(style|on.+)$/i]";
// Globals of a browser that are more often a forgotten declaration.
const TAKEN_FOR_OWN = ["close", "event", "find", "length", "name", "open", "origin", "parent", "print", "status", "stop", "top"];

export default [
  { ignores: ["kg/draw/explorer/*.js", "**/vendor/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["kg/*/explorer/**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-alert": "error",
      "no-unused-vars": ["error", { args: "after-used", caughtErrors: "all" }],
      "no-restricted-globals": ["error", ...TAKEN_FOR_OWN],
      "no-restricted-properties": [
        "error",
        ...[...MARKUP_PROPERTIES, ...MARKUP_METHODS].map((property) => ({ property, message: MARKUP })),
        ...["write", "writeln"].map((property) => ({ object: "document", property, message: MARKUP })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: INLINE, message: "styles go through element.style or a class, listeners through addEventListener" },
        { selector: `Property[key.name=/^(${MARKUP_PROPERTIES.join("|")})$/]`, message: MARKUP },
      ],
    },
  },
  {
    files: ["kg/draw/explorer/*/**/*.js"],
    plugins: { joinable },
    rules: { "joinable/form": "error" },
  },
];
