import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { GoodsInDraft } from './goods-in-draft.ts';

/** Takes batch and expiry from the code of a scanned pack, if it is the drug that is being received. */
export function useScannedPack(drug: Drug, onRead: (change: Partial<GoodsInDraft>) => void) {
  const { t } = useTranslation('stock');
  const client = useClient();
  const errorText = useErrorText();
  const [note, setNote] = useState<string | null>(null);
  const take = ({ hit, facts }: CallOutput<'catalog.resolveScan'>) => {
    if (hit.drugId !== drug.drugId) return setNote(t('goodsIn.scannedOther', { name: hit.genericName }));
    if (facts.batchNumber === null) return setNote(t('goodsIn.scannedNoBatch'));
    onRead({
      batchNumber: facts.batchNumber,
      ...(facts.expiryDate === null ? {} : { expiryDate: facts.expiryDate }),
    });
    setNote(t('goodsIn.scanned'));
  };
  useScan((code) => {
    client
      .query('catalog.resolveScan', { code })
      .then(take, (error: unknown) => setNote(errorText(asCallFailure(error)).text));
  });
  return { note };
}
