import type { TableRow, TableSource } from './table-source.ts';
import { XlsxArchive } from './xlsx-archive.ts';
import { SheetReader } from './xlsx-sheet.ts';
import { readDateStyles, readSharedTexts, readWorkbook } from './xlsx-workbook.ts';
import { xmlEvents } from './xml-events.ts';

/** Opens a workbook; its rows are those of the first sheet that is shown. */
export async function openXlsx(path: string): Promise<TableSource> {
  return { format: 'xlsx', encoding: 'none', rows: () => xlsxRows(path) };
}

async function* xlsxRows(path: string): AsyncGenerator<TableRow> {
  const archive = await XlsxArchive.open(path);
  try {
    const { sheetPart, startsIn1904 } = await readWorkbook(archive);
    const reader = new SheetReader({
      texts: await readSharedTexts(archive),
      dateStyles: await readDateStyles(archive),
      startsIn1904,
    });
    for await (const _ of xmlEvents(await archive.read(sheetPart), reader)) yield* reader.takeRows();
  } finally {
    archive.close();
  }
}
