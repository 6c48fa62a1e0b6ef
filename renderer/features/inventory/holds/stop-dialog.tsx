import { useState } from 'react';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { HoldDialog } from './hold-dialog.tsx';
import { RecallDialog } from './recall-dialog.tsx';

export interface StopDialogProps {
  readonly drug: Drug;
  readonly batch: Batch;
  readonly dialog: 'lock' | 'recall';
}

/**
 * The dialog that stops a batch or lets it go, by the state in which it was opened: when somebody else changes the
 * batch meanwhile, the words stay what they were, and the core refuses.
 */
export function StopDialog({ drug, batch, dialog }: StopDialogProps) {
  const [opened] = useState(batch.status);
  if (dialog === 'lock') {
    return <HoldDialog drug={drug} batch={batch} action={opened === 'locked' ? 'unlock' : 'lock'} />;
  }
  if (opened === 'recalled') return <HoldDialog drug={drug} batch={batch} action="end_recall" />;
  return <RecallDialog drug={drug} batch={batch} />;
}
