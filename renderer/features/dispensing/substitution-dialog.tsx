import { Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { DispensingSheet, PickLine } from '#shared/contracts/dispensing.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { isWrittenOff, SUBSTITUTION_CAUSES, type SubstitutionCause } from '#shared/domain/substitution.ts';
import { CauseBar } from './cause-bar.tsx';
import styles from './dispensing.module.css';
import { EquivalentsTable } from './equivalents-table.tsx';
import { MissingFields } from './missing-fields.tsx';
import own from './substitution.module.css';
import {
  chosenOf,
  emptyDraft,
  firstLine,
  missingFor,
  readMissing,
  type SubstitutionDraft,
} from './substitution-draft.ts';
import type { Substitution } from './use-substitution.ts';

const CAUSE_KEYS = ['F5', 'F6', 'F7', 'F8'] as const;

export interface SubstitutionDialogProps {
  readonly sheet: DispensingSheet;
  readonly substitution: Substitution;
}

/** A pharmacist chooses what is given for a line whose drug is missing, and says why. */
export function SubstitutionDialog({ sheet, substitution }: SubstitutionDialogProps) {
  const { t } = useTranslation('dispensing');
  const [lineNo, setLineNo] = useState(() => firstLine(sheet)?.lineNo);
  const place = sheet.lines.findIndex((line) => line.lineNo === lineNo);
  const line = sheet.lines[place];
  const goTo = (next: PickLine | undefined) => {
    if (next === undefined) return;
    substitution.forget();
    setLineNo(next.lineNo);
  };
  if (line === undefined) return null;
  return (
    <Dialog
      title={t('substitution.title', { number: formatOrderNumber(sheet.orderNumber) })}
      width={760}
      onClose={substitution.close}
    >
      <div className={`${styles.causes} ${own.lines}`} role="toolbar" aria-label={t('substitution.lines')}>
        {sheet.lines.map((other) => (
          <button
            key={other.lineNo}
            type="button"
            tabIndex={-1}
            aria-pressed={other === line}
            onClick={() => goTo(other)}
          >
            {other.genericName} {other.specification} × {other.quantity}
          </button>
        ))}
      </div>
      <LineForm
        key={line.lineNo}
        sheet={sheet}
        line={line}
        substitution={substitution}
        onMove={(step) => goTo(sheet.lines[place + step])}
      />
    </Dialog>
  );
}

interface LineFormProps extends SubstitutionDialogProps {
  readonly line: PickLine;
  readonly onMove: (step: 1 | -1) => void;
}

function LineForm({ sheet, line, substitution, onMove }: LineFormProps) {
  const { t } = useTranslation('dispensing');
  const [draft, setDraft] = useState<SubstitutionDraft>(() => emptyDraft(line));
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { orderId } = sheet;
  const { lineNo } = line;
  const query = useQueryCall('dispensing.equivalents', { orderId, lineNo });
  const enough = query.data?.equivalents.filter(({ isEnough }) => isEnough) ?? [];
  const chosen = chosenOf(enough, draft);
  const missing = readMissing(line, draft);
  const change = (part: Partial<SubstitutionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const choose = (cause: SubstitutionCause) => change({ cause, missing: missingFor(line, cause) });
  const move = (step: 1 | -1) => {
    const next = enough[(chosen === undefined ? -1 : enough.indexOf(chosen)) + step];
    if (next !== undefined) change({ drugId: next.drugId });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (chosen === undefined || missing === null) return;
    const { cause } = draft;
    const reason = draft.reason.trim() === '' ? t(`substitution.cause.${cause}`) : draft.reason;
    substitution.submit({ orderId, lineNo, drugId: chosen.drugId, cause, reason, missing });
  };
  useShortcuts(
    'substitution',
    {
      confirm: () => pressEnter(form.current),
      previousDrug: () => move(-1),
      nextDrug: () => move(1),
      previousLine: () => onMove(-1),
      nextLine: () => onMove(1),
      notOnShelf: () => choose('not_on_shelf'),
      damaged: () => choose('damaged'),
      outOfStock: () => choose('out_of_stock'),
      customerChoice: () => choose('customer_choice'),
      close: substitution.close,
    },
    { modal: true },
  );
  return (
    <DialogForm form={form} onSubmit={submit}>
      {query.isError ? (
        <ErrorState failure={asCallFailure(query.error)} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <LoadingState />
      ) : (
        <EquivalentsTable listed={query.data} chosen={chosen} onChoose={(drugId) => change({ drugId })} />
      )}
      <p className={styles.hintText}>
        <Kbd keys="↑" /> <Kbd keys="↓" /> {t('substitution.otherDrug')} <Kbd keys="Ctrl+↑" />{' '}
        <Kbd keys="Ctrl+↓" /> {t('substitution.otherLine')}
      </p>
      <CauseBar
        label={t('substitution.causes')}
        causes={SUBSTITUTION_CAUSES}
        keys={CAUSE_KEYS}
        chosen={draft.cause}
        nameOf={(cause) => t(`substitution.cause.${cause}`)}
        onChoose={choose}
      />
      {isWrittenOff(draft.cause) ? (
        <MissingFields line={line} missing={draft.missing} onChange={(texts) => change({ missing: texts })} />
      ) : null}
      <Field
        id="substitution-reason"
        label={t('substitution.reason')}
        problem={isChecked && missing === null ? t('substitution.problem') : null}
        hint={t(isWrittenOff(draft.cause) ? 'substitution.writtenOff' : 'substitution.kept')}
      >
        <Input
          id="substitution-reason"
          data-initial-focus
          autoComplete="off"
          maxLength={200}
          placeholder={t(`substitution.cause.${draft.cause}`)}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
      <FailureAlert failure={substitution.failure} />
      <DialogFoot
        confirm={t('substitution.confirm')}
        busy={substitution.busy}
        disabled={chosen === undefined}
        onBack={substitution.close}
      />
    </DialogForm>
  );
}
