import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { RECALL_LEVELS, RECALL_SOURCES } from '#shared/domain/batches.ts';
import dialogs from '../dialogs/dialogs.module.css';
import { useStockStore } from '../stock-store.ts';
import { RECALL_REASON_ID, type RecallDraft, RecallFields } from './recall-fields.tsx';
import { RecallPreview } from './recall-preview.tsx';

export interface RecallDialogProps {
  readonly drug: Drug;
  readonly batch: Batch;
}

const nextOf = <T,>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length] ?? now;

/** Recalls a lot: how grave, by whom, under which notice and why; then shows where the lot went. */
export function RecallDialog({ drug, batch }: RecallDialogProps) {
  const { t } = useTranslation('stock');
  const { close, finish } = useStockStore();
  const [draft, setDraft] = useState<RecallDraft>({
    level: 'class_1',
    source: 'maker',
    noticeNumber: '',
    reason: '',
  });
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const recall = useCommand('inventory.recallBatches');
  const change = (part: Partial<RecallDraft>) => setDraft((before) => ({ ...before, ...part }));
  const answers = (['quality', 'adverse', 'label', 'contamination'] as const).map((name) =>
    t(`recallReason.${name}`),
  );
  const { batchNumber } = batch;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (recall.isPending) return;
    if (draft.reason.trim() === '') return document.getElementById(RECALL_REASON_ID)?.focus();
    recall.mutate(
      { drugId: drug.drugId, batchNumbers: [batchNumber], ...draft },
      {
        onSuccess: () =>
          finish(
            { kind: 'hold', drugId: drug.drugId, action: 'recall', number: batchNumber },
            batch.batchId,
            'lot',
          ),
      },
    );
  };
  useShortcuts(
    'recall',
    {
      confirm: () => pressEnter(form.current),
      close,
      level: () => change({ level: nextOf(RECALL_LEVELS, draft.level) }),
      source: () => change({ source: nextOf(RECALL_SOURCES, draft.source) }),
      ...choiceKeys(answers, (reason) => change({ reason })),
    },
    { modal: true },
  );

  return (
    <Dialog
      title={t('hold.title.recall', { name: drug.genericName, number: batchNumber })}
      width={680}
      onClose={close}
    >
      <form ref={form} className={dialogs.form} onSubmit={onSubmit} noValidate>
        <RecallPreview drugId={drug.drugId} batchNumber={batchNumber} unit={drug.unit} />
        <RecallFields
          draft={draft}
          answers={answers}
          problem={isChecked && draft.reason.trim() === '' ? t('problem.reason') : null}
          onChange={change}
        />
        <FailureAlert failure={recall.error} />
        <DialogFoot confirm={t('hold.confirm.recall')} busy={recall.isPending} danger onBack={close} />
      </form>
    </Dialog>
  );
}
