import { invariant } from '#shared/errors/index.ts';

/** Makes a row object of the values of one result row, in the order of the columns. */
export type RowFactory = (values: readonly unknown[]) => Record<string, unknown>;

const toCamelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Makes the factory of a statement's rows. It is compiled from an object literal, as the driver compiles its own:
 * filling an object key by key takes some forty times as long, and a sale reads hundreds of values.
 */
export function rowFactory(columns: readonly string[]): RowFactory {
  const properties = columns.map((column, index) => {
    const key = toCamelCase(column);
    invariant(/^[a-z][A-Za-z0-9]*$/.test(key), `a column has a plain name: ${column}`);
    return `${key}: values[${index}]`;
  });
  return new Function('values', `return { ${properties.join(', ')} };`) as RowFactory;
}
