import { Input } from 'antd';
import { type FormEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import type { Settings } from '#shared/contracts/settings.ts';
import { MAX_CARRIERS } from '#shared/domain/carriers.ts';
import { SaveBar } from '../save-bar.tsx';
import styles from '../settings.module.css';
import { useSettingsStore } from '../settings-store.ts';
import { useSave } from '../use-save.ts';
import { draftOfCarriers, readCarriers } from './carriers-draft.ts';

/** The carriers that parcels go with, in the order of their number keys. */
export function CarriersSection({ saved }: { readonly saved: Settings['shipping'] }) {
  const { t } = useTranslation('settings');
  const draft = useSettingsStore((state) => state.carriers) ?? draftOfCarriers(saved.carriers);
  const change = useSettingsStore((state) => state.change);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const { save, ...saving } = useSave();
  const carriers = readCarriers(draft);
  const isChanged = JSON.stringify(carriers) !== JSON.stringify(saved.carriers);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && carriers !== null) save({ shipping: { carriers } });
  };
  useShortcuts('settings', { save: () => form.current?.requestSubmit() });
  return (
    <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
      <Field
        id={id}
        label={t('shipping.carriers')}
        hint={t('shipping.carriersHint', { count: MAX_CARRIERS })}
        problem={carriers === null ? t('shipping.carriersProblem', { count: MAX_CARRIERS }) : null}
      >
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 9, maxRows: 16 }}
          spellCheck={false}
          status={carriers === null ? 'error' : ''}
          aria-invalid={carriers === null}
          aria-describedby={fieldNoteId(id)}
          value={draft}
          onChange={(event) => change({ carriers: event.target.value })}
        />
      </Field>
      <SaveBar isChanged={isChanged} {...saving} onDiscard={() => change({ carriers: null })} />
    </form>
  );
}
