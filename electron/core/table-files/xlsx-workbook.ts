import { posix } from 'node:path';
import { refuseFile } from './unreadable-file.ts';
import type { XlsxArchive } from './xlsx-archive.ts';
import { xmlEvents } from './xml-events.ts';

/** Texts of a workbook that cells refer to by number. More than this fit into no list of goods. */
const MAX_SHARED_TEXT_LENGTH = 200_000_000;

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHARED_TEXTS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';

export interface WorkbookFacts {
  /** The part with the first sheet that is shown. */
  readonly sheetPart: string;
  /** Days are counted from 1904 in files of old Macintosh programs. */
  readonly startsIn1904: boolean;
}

/** Finds the first sheet that is shown. */
export async function readWorkbook(archive: XlsxArchive): Promise<WorkbookFacts> {
  const sheets: { relation: string; hidden: boolean }[] = [];
  let startsIn1904 = false;
  await readPart(archive, WORKBOOK, (name, attributes) => {
    if (name === 'workbookPr') startsIn1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
    if (name === 'sheet')
      sheets.push({
        relation: attributes['r:id'] ?? '',
        hidden: attributes.state !== undefined && attributes.state !== 'visible',
      });
  });
  const targets = new Map<string, string>();
  await readPart(archive, RELATIONS, (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
  });
  const shown = sheets.find((sheet) => !sheet.hidden) ?? refuseFile('no_sheet');
  const target = targets.get(shown.relation) ?? refuseFile('no_sheet');
  const sheetPart = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
  return { sheetPart, startsIn1904 };
}

async function readPart(
  archive: XlsxArchive,
  part: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const ignore = (): void => undefined;
  for await (const _ of xmlEvents(await archive.read(part), { open, text: ignore, close: ignore }));
}

/** The texts that cells refer to by number. Hints on how to read Chinese characters aloud are left out. */
export async function readSharedTexts(archive: XlsxArchive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.has(SHARED_TEXTS)) return texts;
  let current = '';
  let inText = false;
  let inHint = false;
  let total = 0;
  const listener = {
    open: (name: string) => {
      if (name === 'si') current = '';
      inText = name === 't';
      inHint ||= name === 'rPh';
    },
    text: (text: string) => {
      if (!inText || inHint) return;
      total += text.length;
      if (total > MAX_SHARED_TEXT_LENGTH) refuseFile('unpacks_too_large', { part: SHARED_TEXTS });
      current += text;
    },
    close: (name: string) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inHint = false;
      if (name === 'si') texts.push(current);
    },
  };
  for await (const _ of xmlEvents(await archive.read(SHARED_TEXTS), listener));
  return texts;
}

/** Number formats that the standard gives to dates (ECMA-376 §18.8.30), the East Asian ones included. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** For each cell style whether it shows a number as a date. */
export async function readDateStyles(archive: XlsxArchive): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!archive.has(STYLES)) return styles;
  const ownFormats = new Map<number, string>();
  let inCellStyles = false;
  const listener = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === 'numFmt') ownFormats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const format = Number(attributes.numFmtId ?? 0);
      styles.push(DATE_FORMATS.has(format) || showsDate(ownFormats.get(format) ?? ''));
    },
    text: () => undefined,
    close: (name: string) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  };
  for await (const _ of xmlEvents(await archive.read(STYLES), listener));
  return styles;
}

/** True for a format code with a year in it, outside quotes and brackets. */
function showsDate(formatCode: string): boolean {
  return /y/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
