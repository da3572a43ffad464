// Modules that the file export joins into one script by plain means: what they may not contain.

const OWN = /^\.\.?\/([a-z0-9-]+\/)?[a-z0-9-]+\.js$/;
const MAY_LOAD = /[\\/]file[\\/]libraries\.js$/;

/** @param {(node: any, message: string) => void} say */
const imports = (say) => ({
  /** @param {any} node */
  ImportDeclaration(node) {
    if (!OWN.test(node.source.value)) say(node, "import modules by relative path, as in the address space");
    if (!node.specifiers.length) say(node, "import what is used by its name");
  },
  /** @param {any} node */
  ImportDefaultSpecifier: (node) => say(node, "no default imports"),
  /** @param {any} node */
  ImportNamespaceSpecifier: (node) => say(node, "no star imports"),
});

/** @param {(node: any, message: string) => void} say */
const exports = (say) => ({
  /** @param {any} node */
  ExportDefaultDeclaration: (node) => say(node, "no default exports"),
  /** @param {any} node */
  ExportAllDeclaration: (node) => say(node, "no star exports"),
  /** @param {any} node */
  ExportNamedDeclaration(node) {
    const made = node.declaration;
    if (!made) say(node, "write export in front of what is declared");
    else if (made.type === "VariableDeclaration" && made.kind !== "const") say(node, "export only const");
  },
});

/** @param {(node: any, message: string) => void} say @param {string} filename */
const loading = (say, filename) => ({
  /** @param {any} node */
  ImportExpression(node) {
    if (!MAY_LOAD.test(filename)) say(node, "modules are not loaded later; vendored code comes by context.library");
  },
  /** @param {any} node */
  "Program > :matches(ExpressionStatement, VariableDeclaration, ExportNamedDeclaration) AwaitExpression"(node) {
    if (!inFunction(node)) say(node, "no await outside a function");
  },
});

/** @param {any} node @returns {boolean} */
const inFunction = (node) => Boolean(node.parent) && (/Function/.test(node.parent.type) || inFunction(node.parent));

const form = {
  meta: { type: "problem", schema: [] },
  /** @param {any} context */
  create(context) {
    const say = (/** @type {any} */ node, /** @type {string} */ message) => context.report({ node, message });
    return { ...imports(say), ...exports(say), ...loading(say, context.filename) };
  },
};

export default { rules: { form } };
