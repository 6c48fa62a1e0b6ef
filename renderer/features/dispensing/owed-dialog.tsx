import { Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { isStockWrong, OWED_CAUSES, type OwedCause } from '#shared/domain/owed-balance.ts';
import { CauseBar } from './cause-bar.tsx';
import styles from './dispensing.module.css';
import { emptyDraft, isWaiting, type OwedDraft, owedRows, readOwedDraft } from './owed-draft.ts';
import { OwedTable, owedFieldId } from './owed-table.tsx';
import type { Owing } from './use-owing.ts';

const CAUSE_KEYS = ['F5', 'F6', 'F7'] as const;

export interface OwedDialogProps {
  readonly sheet: DispensingSheet;
  readonly owing: Owing;
}

/** Says which packs cannot be handed over now and why; they wait in an order of their own. */
export function OwedDialog({ sheet, owing }: OwedDialogProps) {
  const { t } = useTranslation('dispensing');
  const rows = owedRows(sheet);
  const [draft, setDraft] = useState<OwedDraft>(() => emptyDraft(sheet, rows));
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const read = readOwedDraft(sheet, rows, draft);
  const change = (place: number, text: string) =>
    setDraft((before) => ({
      ...before,
      quantities: before.quantities.map((old, index) => (index === place ? text : old)),
    }));
  const choose = (cause: OwedCause) => setDraft((before) => ({ ...before, cause }));
  const wholeRow = () => {
    const place = focusedRow();
    const left = String(rows[place]?.left ?? 0);
    change(place, draft.quantities[place] === left ? '0' : left);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (read.lines === null) return focusRow(0);
    const { orderId } = sheet;
    const reason = draft.reason.trim() === '' ? t(`owed.cause.${draft.cause}`) : draft.reason;
    // Batches and packs guard what was seen, not the order's version, which moves on with every label that is printed.
    owing.submit({ orderId, cause: draft.cause, reason, lines: read.lines });
  };
  useShortcuts(
    'owed',
    {
      confirm: () => pressEnter(form.current),
      previousRow: () => focusRow(Math.max(focusedRow() - 1, 0)),
      nextRow: () => focusRow(Math.min(focusedRow() + 1, rows.length - 1)),
      wholeRow,
      notOnShelf: () => choose('not_on_shelf'),
      damaged: () => choose('damaged'),
      customerChoice: () => choose('customer_choice'),
      close: owing.close,
    },
    { modal: true },
  );
  const problem = read.problem === 'number' || isChecked ? read.problem : null;
  return (
    <Dialog
      title={t('owed.title', { number: formatOrderNumber(sheet.orderNumber) })}
      width={720}
      onClose={owing.close}
    >
      <DialogForm form={form} onSubmit={submit}>
        <OwedTable rows={rows} draft={draft} onChange={change} />
        <div className={styles.under}>
          <p role="status" className={styles.problem}>
            {problem === null ? null : t(`owed.problem.${problem}`)}
          </p>
          <span className={styles.soft}>
            <Kbd keys="↑" /> <Kbd keys="↓" /> {t('owed.otherRow')} <Kbd keys="F4" /> {t('owed.wholeRow')}
          </span>
        </div>
        <CauseBar
          label={t('owed.causes')}
          causes={OWED_CAUSES}
          keys={CAUSE_KEYS}
          chosen={draft.cause}
          nameOf={(cause) => t(`owed.cause.${cause}`)}
          onChoose={choose}
        />
        <Field id="owed-reason" label={t('owed.reason')} problem={null}>
          <Input
            id="owed-reason"
            autoComplete="off"
            maxLength={200}
            placeholder={t(`owed.cause.${draft.cause}`)}
            value={draft.reason}
            onChange={(event) => setDraft((before) => ({ ...before, reason: event.target.value }))}
          />
        </Field>
        <p className={styles.hintText}>
          {t(isStockWrong(draft.cause) ? 'owed.hint.writtenOff' : 'owed.hint.kept')}
          {isWaiting(sheet) ? ` ${t('owed.hint.waiting')}` : null}
        </p>
        <FailureAlert failure={owing.failure} />
        <DialogFoot confirm={t('owed.confirm')} busy={owing.busy} onBack={owing.close} />
      </DialogForm>
    </Dialog>
  );
}

function focusRow(place: number): void {
  const field = document.getElementById(owedFieldId(place));
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** The row whose number has the focus, else the first. */
function focusedRow(): number {
  return Number(document.activeElement?.getAttribute('data-place') ?? 0);
}
