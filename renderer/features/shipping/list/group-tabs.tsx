import { useTranslation } from 'react-i18next';
import { formatCount } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { SHIPMENT_GROUPS } from '#shared/contracts/shipping.ts';
import type { ParcelListState } from '../use-parcel-list.ts';
import styles from './list.module.css';

/** The groups of parcels, each with how many are in it; a search looks in all of them. */
export function GroupTabs({ state }: { readonly state: ParcelListState }) {
  const { t } = useTranslation('shipping');
  const { counts } = state;
  const countOf = {
    waiting: counts?.waiting,
    on_the_way: counts?.onTheWay,
    trouble: counts?.trouble,
    done: null,
  };
  return (
    <fieldset className={styles.groups}>
      <legend className="visually-hidden">{t('group.label')}</legend>
      {SHIPMENT_GROUPS.map((name) => (
        <button
          key={name}
          type="button"
          tabIndex={-1}
          data-group={name}
          aria-pressed={state.search === '' && name === state.group}
          onClick={() => state.pick(name)}
        >
          {t(`group.${name}`)}
          {countOf[name] == null ? null : (
            <strong data-alarm={(name === 'trouble' && countOf[name] > 0) || undefined}>
              {formatCount(countOf[name])}
            </strong>
          )}
        </button>
      ))}
      <Kbd keys="F3" />
    </fieldset>
  );
}
