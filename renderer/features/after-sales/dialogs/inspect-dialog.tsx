import { Alert, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import styles from './dialogs.module.css';
import { inspection, inspectRows, NOTHING_YET, setAccepted } from './inspect-draft.ts';
import { InspectTable } from './inspect-table.tsx';
import { useFinish } from './use-finish.ts';
import { useInspectedPacks } from './use-inspected-packs.ts';

const REMARK_ID = 'inspect-remark';

/** Goods that came back, pack by pack against what was sold; what is accepted goes to quarantine. */
export function InspectDialog({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const close = useAfterSalesStore((state) => state.close);
  const [{ version, rows }] = useState(() => ({ version: request.version, rows: inspectRows(request) }));
  const [draft, setDraft] = useState(NOTHING_YET);
  const [current, setCurrent] = useState(0);
  const [remark, setRemark] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const command = useCommand('aftersales.receiveGoods');
  const finish = useFinish(request, 'receive_goods');
  const { afterSalesId } = request;
  const note = useInspectedPacks({ afterSalesId, rows, draft, onDraft: setDraft, onRow: setCurrent });
  const { packs, lines } = inspection(rows, draft);

  const move = (step: 1 | -1) => setCurrent(Math.min(Math.max(current + step, 0), rows.length - 1));
  const change = (place: number, units: number) =>
    setDraft((before) => setAccepted(rows, before, { place, units }));
  const add = (step: 1 | -1) => change(current, (draft.accepted.get(current) ?? 0) + step);
  const reject = (lineNo: number, units: number) => {
    const rejected = new Map(draft.rejected).set(lineNo, Math.max(units, 0));
    setDraft({ ...draft, rejected });
  };
  useShortcuts(
    'inspect',
    {
      confirm: () => pressEnter(form.current),
      close,
      previousRow: () => move(-1),
      nextRow: () => move(1),
      more: () => add(1),
      less: () => add(-1),
      all: () =>
        setDraft(
          rows.reduce((all, { most }, place) => setAccepted(rows, all, { place, units: most }), draft),
        ),
    },
    { modal: true },
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (command.isPending || packs.length === 0) return;
    command.mutate({ afterSalesId, version, lines, packs, reason: remark.trim() }, finish);
  };
  return (
    <Dialog title={t('inspect.title')} width={860} onClose={close}>
      <DialogForm form={form} onSubmit={onSubmit}>
        <p className={styles.hint}>{t('inspect.hint')}</p>
        <InspectTable
          rows={rows}
          draft={draft}
          current={current}
          onCurrent={setCurrent}
          onAccepted={change}
          onRejected={reject}
        />
        <div role="status">
          {note === null ? null : (
            <Alert type={note.isWrong ? 'error' : 'success'} showIcon title={note.text} />
          )}
        </div>
        <Field
          id={REMARK_ID}
          label={t('inspect.remark')}
          problem={isChecked && packs.length === 0 ? t('inspect.missing') : null}
        >
          <Input
            id={REMARK_ID}
            data-initial-focus
            data-command-line
            autoComplete="off"
            maxLength={200}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </Field>
        <FailureAlert failure={command.error} />
        <DialogFoot confirm={t('inspect.confirm')} busy={command.isPending} onBack={close} />
      </DialogForm>
    </Dialog>
  );
}
