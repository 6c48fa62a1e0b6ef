import { openTable } from '#core/table-files/open-table.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { Till } from './till.ts';

export type RegisterPage = CallOutput<'registers.list'>;

/** The month in which tests begin. */
export const MONTH = { fromDate: '2026-06-01', toDate: '2026-06-30' } as const;

/** A page of a register with its values by the keys of the columns; words in Chinese. */
export async function valuesOf(
  till: Till,
  register: string,
  page: RegisterPage,
): Promise<Record<string, unknown>[]> {
  const { registers } = await till.do('registers.index', {});
  const columns = registers.find(({ id }) => id === register)?.columns ?? [];
  return page.rows.map((row) =>
    Object.fromEntries(
      columns.map(({ key }, place) => {
        const value = row[place] ?? null;
        return [key, typeof value === 'object' ? (value?.zh ?? null) : value];
      }),
    ),
  );
}

/** What a file says, read by the program's own reader. */
export async function readBack(path: string): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of (await openTable(path)).rows()) rows.push(cells);
  return rows;
}
