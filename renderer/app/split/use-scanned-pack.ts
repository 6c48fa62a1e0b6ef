import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import type { PackDraft } from '#renderer/ui/split/pack-draft.ts';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { SplitView } from '#shared/contracts/splitting.ts';
import { useScan } from '../scan/use-scan.ts';

/** Takes the code of a scanned pack, and the batch that it names. Returns what is wrong with the last one, or null. */
export function useScannedPack(
  view: SplitView | null | undefined,
  onPack: (change: Partial<PackDraft>) => void,
): string | null {
  const { t } = useTranslation('splitting');
  const client = useClient();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const take = (code: string, { hit, facts }: CallOutput<'catalog.resolveScan'>) => {
    if (hit.drugId !== view?.article.packDrugId) {
      return setProblem(t('open.scannedOther', { name: hit.genericName }));
    }
    const batch = view.packBatches.find(({ batchNumber }) => batchNumber === facts.batchNumber);
    onPack({ code, noCodeReason: '', ...(batch === undefined ? {} : { batchId: batch.batchId }) });
    setProblem(null);
  };
  useScan((code) => {
    client.query('catalog.resolveScan', { code }).then(
      (found) => take(code, found),
      (error: unknown) => setProblem(errorText(asCallFailure(error)).text),
    );
  });
  return problem;
}
