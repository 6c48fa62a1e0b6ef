import { Radio } from 'antd';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { CASH_ROUNDINGS, type CashRounding } from '#shared/domain/money.ts';
import { SaveBar } from '../save-bar.tsx';
import styles from '../settings.module.css';
import { useSettingsStore } from '../settings-store.ts';
import { TextSetting } from '../text-setting.tsx';
import { useSave } from '../use-save.ts';
import { draftOfLimits, LIMIT_FIELDS, readLimits } from './limits-draft.ts';

/** The limits of a sale that the chain sets (ORD-4), and how cash is rounded. */
export function LimitsSection({ saved }: { readonly saved: Settings['limits'] }) {
  const { t } = useTranslation('settings');
  const draft = useSettingsStore((state) => state.limits) ?? draftOfLimits(saved);
  const change = useSettingsStore((state) => state.change);
  const form = useRef<HTMLFormElement>(null);
  const { save, ...saving } = useSave();
  const { limits, wrong } = readLimits(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOfLimits(saved));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && limits !== null) save({ limits });
  };
  useShortcuts('settings', { save: () => form.current?.requestSubmit() });
  return (
    <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
      <div className={styles.pair}>
        {LIMIT_FIELDS.map(({ name }) => (
          <TextSetting
            key={name}
            numeric
            label={t(`limits.${name}`)}
            hint={t(`limits.${name}Hint`)}
            maxLength={5}
            value={draft.texts[name]}
            problem={wrong?.includes(name) ? 'number' : null}
            onChange={(text) => change({ limits: { ...draft, texts: { ...draft.texts, [name]: text } } })}
          />
        ))}
      </div>
      <fieldset className={styles.group}>
        <legend>{t('limits.cashRounding')}</legend>
        <Radio.Group
          className={styles.radios ?? ''}
          aria-label={t('limits.cashRounding')}
          value={draft.cashRounding}
          options={CASH_ROUNDINGS.map((name) => ({ value: name, label: t(`limits.roundings.${name}`) }))}
          onChange={(event) =>
            change({ limits: { ...draft, cashRounding: event.target.value as CashRounding } })
          }
        />
      </fieldset>
      <SaveBar isChanged={isChanged} {...saving} onDiscard={() => change({ limits: null })} />
    </form>
  );
}
