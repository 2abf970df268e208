import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';

/** Names that stand in the source only as literals, wherever the file that has them lies. */

const root = join(import.meta.dirname, '../..');
const neverOurs = new Set(['node_modules', '.next', 'generated']);

/** Of a syntax tree (ESTree): what is looked at here. */
type SyntaxNode = { type: string } & Record<string, unknown>;

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Paths from the root of the tree, sorted. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: (name) => neverOurs.has(name) }).toSorted();
}

export const absolute = (path: string) => join(root, path);

export const textOf = (path: string) => readFileSync(absolute(path), 'utf8');

const parsed = new Map<string, SyntaxNode[]>();

/** Every node of the files below `folders`. */
function nodesOf(folders: readonly string[]): SyntaxNode[] {
  return folders
    .flatMap((folder) => filesOf(folder.includes('.') ? folder : `${folder}/**/*.{ts,tsx}`))
    .flatMap((path) => {
      const known = parsed.get(path) ?? nodesBelow(parseAst(textOf(path), { lang: langOf(path) }));
      parsed.set(path, known);
      return known;
    });
}

const langOf = (path: string) => (path.endsWith('x') ? 'tsx' : 'ts');

function nodesBelow(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesBelow);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesBelow)];
}

const literal = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;

const calleeOf = (node: SyntaxNode): string | null => {
  const callee = node.type === 'CallExpression' ? node['callee'] : null;
  return isNode(callee) && typeof callee['name'] === 'string' ? callee['name'] : null;
};

const argumentsOf = (node: SyntaxNode): unknown[] =>
  Array.isArray(node['arguments']) ? node['arguments'] : [];

/** How often one of these functions is called. */
export function callsTo(functions: readonly string[], ...folders: string[]): number {
  return nodesOf(folders).filter((node) => functions.includes(calleeOf(node) ?? '')).length;
}

/** The first argument of every call to one of these functions. Throws where it is no literal. */
export function firstArguments(functions: readonly string[], ...folders: string[]): string[] {
  return nodesOf(folders)
    .filter((node) => functions.includes(calleeOf(node) ?? ''))
    .map((node) => {
      const name = literal(argumentsOf(node)[0]);
      if (name === null) throw new Error(`${calleeOf(node)} is called with a name that is no literal`);
      return name;
    });
}

/** The types of the failures that are raised under a literal, be it as a property or as the argument after the message. */
export function literalFailureTypes(...folders: string[]): string[] {
  return nodesOf(folders).flatMap((node) => {
    const callee = node.type === 'CallExpression' ? node['callee'] : null;
    const of = isNode(callee) ? callee['object'] : null;
    if (!isNode(of) || of['name'] !== 'ApplicationFailure') return [];
    const properties = argumentsOf(node).flatMap((argument) => stringsOf('type', nodesBelow(argument)));
    return [literal(argumentsOf(node)[1]) ?? [], properties].flat();
  });
}

/** What `join` puts below the directory of this name: the literals that follow it. */
export function joinedTo(directory: string, ...folders: string[]): string[] {
  return nodesOf(folders).flatMap((node) => {
    const [first, ...rest] = calleeOf(node) === 'join' ? argumentsOf(node) : [];
    const property = isNode(first) && first.type === 'MemberExpression' ? first['property'] : first;
    if (!isNode(property) || property['name'] !== directory) return [];
    const names = rest.flatMap((part) => literal(part) ?? []);
    return names.length > 0 ? [names.join('/')] : [];
  });
}

/** String literals of this form. */
export function strings(form: RegExp, ...folders: string[]): string[] {
  return nodesOf(folders).flatMap((node) => {
    const text = literal(node);
    return text !== null && form.test(text) ? [text] : [];
  });
}

/** String literals below the property of this name, of every object that has it. */
export function stringsBelow(property: string, ...folders: string[]): string[] {
  return stringsOf(property, nodesOf(folders));
}

const stringsOf = (property: string, nodes: readonly SyntaxNode[]): string[] =>
  nodes.flatMap((node) => {
    const key = node.type === 'Property' ? node['key'] : null;
    if (!isNode(key) || (key['name'] ?? key['value']) !== property) return [];
    return nodesBelow(node['value']).flatMap((below) => literal(below) ?? []);
  });

/** Template literals of this form, `…` for what is put in. */
export function templates(form: RegExp, ...folders: string[]): string[] {
  return nodesOf(folders).flatMap((node) => {
    const quasis = node.type === 'TemplateLiteral' ? node['quasis'] : null;
    if (!Array.isArray(quasis)) return [];
    const text = quasis.map(cookedOf).join('…');
    return form.test(text) ? [text] : [];
  });
}

const cookedOf = (quasi: unknown): string => {
  const value = isNode(quasi) ? quasi['value'] : null;
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
};
