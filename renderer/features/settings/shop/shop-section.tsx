import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { SaveBar } from '../save-bar.tsx';
import styles from '../settings.module.css';
import { useSettingsStore } from '../settings-store.ts';
import { TextSetting } from '../text-setting.tsx';
import { useSave } from '../use-save.ts';
import { SHOP_FIELDS } from './shop-draft.ts';

/** Name, address and licence of the shop. */
export function ShopSection({ saved }: { readonly saved: Settings['shop'] }) {
  const { t } = useTranslation('settings');
  const draft = useSettingsStore((state) => state.shop) ?? saved;
  const change = useSettingsStore((state) => state.change);
  const form = useRef<HTMLFormElement>(null);
  const { save, ...saving } = useSave();
  const isChanged = SHOP_FIELDS.some(({ name }) => draft[name] !== saved[name]);
  const isNameless = draft.name.trim() === '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && !isNameless) save({ shop: draft });
  };
  useShortcuts('settings', { save: () => form.current?.requestSubmit() });
  return (
    <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
      <div className={styles.pair}>
        {SHOP_FIELDS.map(({ name, maxLength }) => (
          <TextSetting
            key={name}
            label={t(`shop.${name}`)}
            {...(name === 'footer' ? { hint: t('shop.footerHint') } : {})}
            maxLength={maxLength}
            value={draft[name]}
            problem={name === 'name' && isNameless && isChanged ? 'required' : null}
            onChange={(value) => change({ shop: { ...draft, [name]: value } })}
          />
        ))}
      </div>
      <SaveBar isChanged={isChanged} {...saving} onDiscard={() => change({ shop: null })} />
    </form>
  );
}
