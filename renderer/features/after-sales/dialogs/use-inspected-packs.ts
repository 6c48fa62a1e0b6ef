import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import { isTraceCode } from '#shared/domain/drug-codes.ts';
import {
  addCode,
  hasCode,
  type InspectDraft,
  type InspectRow,
  rowFor,
  setAccepted,
} from './inspect-draft.ts';

export interface ScanNote {
  readonly text: string;
  readonly isWrong: boolean;
}

interface Inspecting {
  readonly afterSalesId: number;
  readonly rows: readonly InspectRow[];
  readonly draft: InspectDraft;
  readonly onDraft: (draft: InspectDraft) => void;
  readonly onRow: (place: number) => void;
}

/** Each scanned pack that was sold adds one to its batch; any other says what was scanned and what was sold. */
export function useInspectedPacks({
  afterSalesId,
  rows,
  draft,
  onDraft,
  onRow,
}: Inspecting): ScanNote | null {
  const { t } = useTranslation('afterSales');
  const client = useClient();
  const errorText = useErrorText();
  const [note, setNote] = useState<ScanNote | null>(null);
  const take = (code: string, pack: CallOutput<'aftersales.checkPack'>) => {
    const { lineNo, batchId } = pack;
    if (isTraceCode(code) && hasCode(draft, code))
      return setNote({ text: t('inspect.twice'), isWrong: true });
    const place =
      batchId === null
        ? rows.findIndex((row) => row.lineNo === lineNo)
        : rowFor(rows, draft, { lineNo, batchId });
    const row = rows[place];
    if (row === undefined) return;
    onRow(place);
    const { drug, batchNumber: batch } = row;
    if (batchId === null && rows.filter((other) => other.lineNo === lineNo).length > 1) {
      setNote({ text: t('inspect.chooseBatch', { drug }), isWrong: false });
      return;
    }
    const before = draft.accepted.get(place) ?? 0;
    const next = setAccepted(rows, draft, { place, units: before + 1 });
    const count = next.accepted.get(place) ?? 0;
    onDraft(isTraceCode(code) && count > before ? addCode(next, place, code) : next);
    setNote(
      count === before
        ? { text: t('inspect.full', { drug, batch }), isWrong: true }
        : { text: t('inspect.ok', { drug, batch, count }), isWrong: false },
    );
  };
  useScan((code) => {
    client.query('aftersales.checkPack', { afterSalesId, code }).then(
      (pack) => take(code, pack),
      (error: unknown) => {
        const { text, detail } = errorText(asCallFailure(error));
        setNote({ text: [text, detail].filter((part) => part !== null).join(' '), isWrong: true });
      },
    );
  });
  return note;
}
