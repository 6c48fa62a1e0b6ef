import { Radio } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { PAPERS_MM } from '#shared/domain/receipt-grid.ts';
import { PaperChoice } from '../printer/paper-choice.tsx';
import { PrinterFields } from '../printer/printer-fields.tsx';
import { TestPageButton } from '../printer/test-page-button.tsx';
import { useTestPage } from '../printer/use-test-page.ts';
import { SaveBar } from '../save-bar.tsx';
import styles from '../settings.module.css';
import { useSettingsStore } from '../settings-store.ts';
import { useSave } from '../use-save.ts';
import {
  type DocumentDraft,
  draftOfDocuments,
  OTHER_DOCUMENTS,
  type OtherDocument,
  readDocuments,
} from './documents-draft.ts';
import { STOCK_SIDES } from './label-stock-draft.ts';
import { LabelStockFields } from './label-stock-fields.tsx';

const PRINTER_PROBLEMS = ['host', 'port', 'usb'] as const;
const STOCK_PROBLEMS = [...STOCK_SIDES, 'too_narrow'] as const;

/** Which papers have a printer of their own, and which paper is in it. */
export function DocumentsSection({ saved }: { readonly saved: Settings['documents'] }) {
  const { t } = useTranslation('settings');
  const { t: tCommon } = useTranslation('common');
  const draft = useSettingsStore((state) => state.documents) ?? draftOfDocuments(saved);
  const changeDrafts = useSettingsStore((state) => state.change);
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<OtherDocument>('label');
  const [isChecked, setChecked] = useState(false);
  const { save, ...saving } = useSave();
  const { documents, problem } = readDocuments(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOfDocuments(saved));
  const shown = draft[kind];
  const isTspl = kind === 'label' && shown.stock.isTspl;
  const wrong = isChecked && problem?.document === kind ? problem.problem : null;
  const change = (part: Partial<DocumentDraft>) =>
    changeDrafts({ documents: { ...draft, [kind]: { ...shown, ...part } } });

  const testPage = useTestPage(kind);
  const submit = (onSaved?: () => void) => {
    setChecked(true);
    if (documents === null) setKind(problem.document);
    else if (isChanged) save({ documents }, onSaved);
    else onSaved?.();
  };
  const printTestPage = () => submit(testPage.print);
  useShortcuts('settings', { save: () => form.current?.requestSubmit(), testPage: printTestPage });
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={styles.group}>
        <legend>{t('documents.kind')}</legend>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          aria-label={t('documents.kind')}
          value={kind}
          options={OTHER_DOCUMENTS.map((name) => ({ value: name, label: tCommon(`document.${name}`) }))}
          onChange={(event) => setKind(event.target.value as OtherDocument)}
        />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('documents.where')}</legend>
        <Radio.Group
          className={styles.radios ?? ''}
          aria-label={t('documents.where')}
          value={shown.isOwn}
          options={[
            { value: false, label: t('documents.asReceipt') },
            { value: true, label: t('documents.own') },
          ]}
          onChange={(event) => change({ isOwn: event.target.value as boolean })}
        />
      </fieldset>
      {shown.isOwn ? (
        <>
          <PrinterFields
            draft={shown}
            problem={PRINTER_PROBLEMS.find((name) => name === wrong) ?? null}
            language={isTspl ? 'TSPL' : 'ESC/POS'}
            onChange={change}
          />
          <PaperChoice paper={shown} widthsMm={PAPERS_MM} onlyPictures={isTspl} onChange={change} />
          {kind === 'label' ? (
            <LabelStockFields
              draft={shown.stock}
              problem={STOCK_PROBLEMS.find((name) => name === wrong) ?? null}
              onChange={(stock) => change({ stock })}
            />
          ) : null}
        </>
      ) : null}
      <SaveBar
        isChanged={isChanged}
        {...saving}
        failure={saving.failure ?? testPage.failure}
        onDiscard={() => {
          setChecked(false);
          changeDrafts({ documents: null });
        }}
      >
        <TestPageButton
          savesFirst={isChanged}
          disabled={shown.isOwn && shown.kind === 'none'}
          busy={testPage.busy}
          onPrint={printTestPage}
        />
      </SaveBar>
      <p role="status" className={styles.done}>
        {testPage.done}
      </p>
    </form>
  );
}
