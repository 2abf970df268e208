import {
  API,
  SignatureKind,
  SymbolFlags,
  TypeFlags,
  type Checker,
  type Signature,
  type Symbol as TypeSymbol,
  type Type,
} from 'typescript/unstable/sync';
import { absolute } from './source-names.ts';
import { messageDefinitions } from './wire-temporal.ts';

/**
 * The shapes of what is written into histories, as the compiler knows them: one line for each value that is no object, so
 * that a new property or a new word of a union is a new line and changes no other. A replay compares none of this.
 */
export async function payloadShapes(): Promise<string[]> {
  const defined = await messageDefinitions();
  const api = new API({ cwd: root, fs: { readFile, fileExists } });
  try {
    const project = api.updateSnapshot({ openProject: settings }).getProjects()[0];
    if (!project) throw new Error('The compiler opened no project');
    const { checker, program } = project;
    const exportsOf = (path: string): readonly TypeSymbol[] => {
      const file = program.getSourceFile(absolute(path));
      const symbol = file && checker.getSymbolAtLocation(file);
      return symbol ? checker.getExportsOfModule(symbol) : [];
    };
    const named = (path: string, name: string) =>
      typeOf(
        checker,
        exportsOf(path).find((symbol) => symbol.name === name),
      );
    const made = checker.getReturnTypeOfSignature(
      signatureOf(checker, named('activities/index.ts', 'createActivities')),
    );
    return [
      ...exportsOf('workflows/index.ts').flatMap((symbol) => callShapes(checker, 'workflow', symbol)),
      ...propertiesOf(checker, made).flatMap((symbol) => callShapes(checker, 'activity', symbol)),
      ...defined.flatMap(({ path, exported, type, name }) =>
        messageShapes(checker, `${type} ${name}`, named(path, exported)),
      ),
    ];
  } finally {
    api.close();
  }
}

const root = absolute('.');

/** The rules of the tree for the files that say payloads, and for what they import: the whole tree takes seconds. */
const settings = absolute('tsconfig.payloads.json');
const readFile = (path: string) =>
  path === settings
    ? JSON.stringify({
        extends: './tsconfig.json',
        include: ['workflows/**/*.ts', 'activities/index.ts'],
      })
    : undefined;
const fileExists = (path: string) => (path === settings ? true : undefined);

const propertiesOf = (checker: Checker, type: Type | undefined) =>
  type ? checker.getPropertiesOfType(type) : [];

const typeOf = (checker: Checker, symbol: TypeSymbol | undefined) =>
  symbol &&
  checker.getTypeOfSymbol(symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);

function signatureOf(checker: Checker, type: Type | undefined): Signature {
  const signature = type && checker.getSignaturesOfType(type, SignatureKind.Call)[0];
  if (!signature) throw new Error('What should be a function is none');
  return signature;
}

function callShapes(checker: Checker, kind: string, symbol: TypeSymbol): string[] {
  const signature = signatureOf(checker, typeOf(checker, symbol));
  const name = `${kind} ${symbol.name}`;
  const given = signature
    .getParameters()
    .flatMap((parameter, index) =>
      shapes(checker, `${name}, argument ${index + 1}`, checker.getTypeOfSymbol(parameter)),
    );
  return [...given, ...shapes(checker, `${name}, result`, checker.getReturnTypeOfSignature(signature))];
}

/** A signal's type has its arguments, that of the others their result before them. */
function messageShapes(checker: Checker, name: string, type: Type | undefined): string[] {
  const parts = type?.isTypeReference() ? checker.getTypeArguments(type) : [];
  const [result, given] = name.startsWith('signal') ? [undefined, parts[0]] : parts;
  if (!given) throw new Error(`The compiler does not know the arguments of ${name}`);
  const values = given.isTypeReference() ? checker.getTypeArguments(given) : [];
  return [
    ...values.flatMap((value, index) => shapes(checker, `${name}, argument ${index + 1}`, value)),
    ...(result ? shapes(checker, `${name}, result`, result) : []),
  ];
}

const deepest = 10;

function shapes(checker: Checker, path: string, type: Type | undefined, depth = 0): string[] {
  if (!type || depth > deepest) throw new Error(`The type of ${path} has no end`);
  if (type.isUnionType()) return type.getTypes().flatMap((one) => shapes(checker, path, one, depth + 1));
  if (type.flags & (TypeFlags.Undefined | TypeFlags.Void)) return [];
  if (!type.isObjectType() && !type.isIntersectionType()) return [`${path}: ${checker.typeToString(type)}`];
  if (type.getSymbol()?.name === 'Promise' && type.isTypeReference())
    return shapes(checker, path, checker.getTypeArguments(type)[0], depth + 1);
  if (checker.isArrayLikeType(type) && type.isTypeReference())
    return checker.getTypeArguments(type).flatMap((one) => shapes(checker, `${path}[]`, one, depth + 1));
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const mark = property.flags & SymbolFlags.Optional ? '?' : '';
    return shapes(checker, `${path}.${property.name}${mark}`, checker.getTypeOfSymbol(property), depth + 1);
  });
}
