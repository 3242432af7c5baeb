import { parseSync } from 'vite';

/** @typedef {{ type: string, [key: string]: unknown }} Syntax a node of the syntax tree */

/**
 * Every module that a source file imports: imports, re-exports, `import()`, `import('x').T` and `require`, including
 * types, since a type is knowledge too.
 * @param {string} file for its ending: TypeScript or not, JSX or not
 * @param {string} text
 * @returns {{ specifier: string, line: number }[]}
 */
export function importsOf(file, text) {
  /** @type {{ specifier: string, line: number }[]} */
  const found = [];
  const visit = (/** @type {unknown} */ value) => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isSyntax(value)) return;
    const source = sourceOf(value);
    if (source) found.push({ specifier: source.value, line: lineAt(text, source.start) });
    Object.values(value).forEach(visit);
  };
  visit(parseSync(file, text).program);
  return found;
}

/** @returns {value is Syntax} */
function isSyntax(/** @type {unknown} */ value) {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The literal that names a module, if this node has one. */
function sourceOf(/** @type {Syntax} */ syntax) {
  if (syntax.type === 'CallExpression') return isRequire(syntax) ? literal(syntax.arguments) : null;
  return literal([syntax.type === 'TSExternalModuleReference' ? syntax.expression : syntax.source]);
}

function isRequire(/** @type {Syntax} */ call) {
  return (
    isSyntax(call.callee) && call.callee.type === 'Identifier' && call.callee.name === 'require'
  );
}

function literal(/** @type {unknown} */ words) {
  const word = Array.isArray(words) ? words[0] : null;
  if (!isSyntax(word) || typeof word.value !== 'string') return null;
  return { value: word.value, start: Number(word.start) };
}

const lineAt = (/** @type {string} */ text, /** @type {number} */ at) =>
  text.slice(0, at).split('\n').length;
