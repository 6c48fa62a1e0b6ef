import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useReplacementFinder } from '#renderer/client/use-replacement-finder.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { draftOf, wishesOf } from '#renderer/ui/exchange/replacement-draft.ts';
import { REPLACEMENT_SEARCH_ID, ReplacementEditor } from '#renderer/ui/exchange/replacement-editor.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { useToday } from '#renderer/ui/use-today.ts';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import styles from './dialogs.module.css';
import { useFinish } from './use-finish.ts';

const REASON_ID = 'replacement-reason';

/** Chooses anew what the customer gets instead; with nothing left, the money goes back. */
export function ReplacementDialog({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const close = useAfterSalesStore((state) => state.close);
  const [{ afterSalesId, version }] = useState(request);
  const [lines, setLines] = useState(() => draftOf(request));
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const finder = useReplacementFinder(lines);
  const today = useToday();
  const command = useCommand('aftersales.chooseReplacement');
  const finish = useFinish(request, 'choose_replacement');
  const confirm = () => pressEnter(form.current);
  const search = () => document.getElementById(REPLACEMENT_SEARCH_ID)?.focus();
  useShortcuts('replacement', { confirm, search, clear: () => setLines([]), close }, { modal: true });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (command.isPending) return;
    const replacements = wishesOf(lines);
    command.mutate({ afterSalesId, version, replacements, reason: reason.trim() }, finish);
  };
  return (
    <Dialog title={t('exchange.choose')} width={860} onClose={close}>
      <DialogForm form={form} onSubmit={onSubmit}>
        <p className={styles.hint}>{t('exchange.chooseHint')}</p>
        <ReplacementEditor
          lines={lines}
          finder={finder}
          today={today}
          first
          units={request.quantity}
          searchKey={shortcutKey('replacement', 'search')}
          problem={null}
          onLines={setLines}
          onEnter={confirm}
        />
        <Field id={REASON_ID} label={t('exchange.reason')}>
          <Input
            id={REASON_ID}
            autoComplete="off"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <FailureAlert failure={command.error} />
        <DialogFoot
          confirm={t('exchange.chooseConfirm')}
          busy={command.isPending}
          aside={
            <Button onClick={() => setLines([])} disabled={lines.length === 0}>
              {t('exchange.clear')} <Kbd keys={shortcutKey('replacement', 'clear')} />
            </Button>
          }
          onBack={close}
        />
      </DialogForm>
    </Dialog>
  );
}
