import { z } from 'zod';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Every field of a call's input by its path, over all branches of its unions; `*` is an element of a list. */
export function inputPaths(input: z.ZodType): string[] {
  const root = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return [...new Set(pathsOf(root, ''))].sort();
}

function pathsOf(schema: JsonSchema, path: string): string[] {
  const below = (name: string, child: JsonSchema): string[] => {
    const childPath = path === '' ? name : `${path}.${name}`;
    return [childPath, ...pathsOf(child, childPath)];
  };
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, child]) => below(name, child)),
    ...(schema.items === undefined ? [] : below('*', schema.items)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((branch) => pathsOf(branch, path)),
  ];
}

type Json = Readonly<Record<string, unknown>> | readonly unknown[];

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const keyOf = (part: string): string => (part === '*' ? '0' : part);

/** True when the input has a value at the path, so that it can be replaced there. */
export function hasPath(input: unknown, path: string): boolean {
  let place: unknown = input;
  for (const part of path.split('.')) {
    if (!isJson(place) || !(keyOf(part) in place)) return false;
    place = (place as Readonly<Record<string, unknown>>)[keyOf(part)];
  }
  return true;
}

/** A copy of the input with another value at the path. */
export function withValue(input: unknown, path: string, value: unknown): unknown {
  return edited(input, path, (parent, key) => {
    parent[key] = value;
  });
}

/** A copy of the input without the field at the path. */
export function withoutValue(input: unknown, path: string): unknown {
  return edited(input, path, (parent, key) => {
    delete parent[key];
  });
}

function edited(
  input: unknown,
  path: string,
  edit: (parent: Record<string, unknown>, key: string) => void,
): unknown {
  const copy = structuredClone(input);
  const parts = path.split('.').map(keyOf);
  const last = parts.pop() ?? '';
  const parent = parts.reduce((place, part) => (place as Record<string, unknown>)[part], copy);
  edit(parent as Record<string, unknown>, last);
  return copy;
}
