import { type FormEvent, useRef, useState } from 'react';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { PrinterFields } from '../printer/printer-fields.tsx';
import { TestPageButton } from '../printer/test-page-button.tsx';
import { useTestPage } from '../printer/use-test-page.ts';
import { SaveBar } from '../save-bar.tsx';
import styles from '../settings.module.css';
import { useSettingsStore } from '../settings-store.ts';
import { useSave } from '../use-save.ts';
import { PaperFields } from './paper-fields.tsx';
import { draftOfReceipt, type ReceiptDraft, readReceipt } from './receipt-draft.ts';
import { TestPage } from './test-page.tsx';

/** Which printer, which paper, and a test page to see that both are right. */
export function ReceiptSection({ saved }: { readonly saved: Settings['receipt'] }) {
  const draft = useSettingsStore((state) => state.receipt) ?? draftOfReceipt(saved);
  const changeDrafts = useSettingsStore((state) => state.change);
  const form = useRef<HTMLFormElement>(null);
  const [isChecked, setChecked] = useState(false);
  const { save, ...saving } = useSave();
  const testPage = useTestPage('receipt');
  const { receipt, problem } = readReceipt(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOfReceipt(saved));
  const change = (part: Partial<ReceiptDraft>) => changeDrafts({ receipt: { ...draft, ...part } });

  const submit = (onSaved?: () => void) => {
    setChecked(true);
    if (receipt === null) return;
    if (isChanged) save({ receipt }, onSaved);
    else onSaved?.();
  };
  const printTestPage = () => submit(testPage.print);
  useShortcuts('settings', { save: () => form.current?.requestSubmit(), testPage: printTestPage });
  return (
    <div className={styles.columns}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
      >
        <PrinterFields
          draft={draft}
          problem={isChecked ? problem : null}
          language="ESC/POS"
          onChange={change}
        />
        <PaperFields draft={draft} onChange={change} />
        <SaveBar
          isChanged={isChanged}
          {...saving}
          failure={saving.failure ?? testPage.failure}
          onDiscard={() => {
            setChecked(false);
            changeDrafts({ receipt: null });
          }}
        >
          <TestPageButton
            savesFirst={isChanged}
            disabled={draft.kind === 'none'}
            busy={testPage.busy}
            onPrint={printTestPage}
          />
        </SaveBar>
        <p role="status" className={styles.done}>
          {testPage.done}
        </p>
      </form>
      <TestPage />
    </div>
  );
}
