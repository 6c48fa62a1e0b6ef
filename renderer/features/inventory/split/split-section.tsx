import { useTranslation } from 'react-i18next';
import { formatCount, formatMinute, formatMoney } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { SplitView } from '#shared/contracts/splitting.ts';
import styles from '../detail/detail.module.css';
import { useSplit } from './use-split.ts';

/** How the drug is split: price of a unit, loose stock, and every opened pack that still holds units. */
export function SplitSection({ drug }: { readonly drug: Drug }) {
  const { t } = useTranslation('splitting');
  const { view } = useSplit(drug);
  if (view === null) return null;
  const { article, openPacks } = view;
  const { unit, packUnit } = article;
  const counts = { unit, onHand: formatCount(view.onHandUnits), available: formatCount(view.availableUnits) };
  return (
    <Section
      title={t('section.title')}
      corner={
        <span>
          {t('section.terms', {
            packUnit,
            unit,
            units: formatCount(article.unitsPerPack),
            price: formatMoney(article.unitPriceFen),
          })}{' '}
          ({t(article.statedPriceFen === null ? 'section.derived' : 'section.stated', { unit: packUnit })})
        </span>
      }
    >
      <p>{t(article.isActive ? 'section.loose' : 'section.ended', counts)}</p>
      {openPacks.length === 0 ? <p>{t('section.none')}</p> : <OpenPacks packs={openPacks} unit={unit} />}
    </Section>
  );
}

function OpenPacks({ packs, unit }: { readonly packs: SplitView['openPacks']; readonly unit: string }) {
  const { t } = useTranslation('splitting');
  return (
    <table className={styles.table} data-testid="open-packs">
      <thead>
        <tr>
          <th>{t('section.number')}</th>
          <th>{t('section.traceCode')}</th>
          <th>{t('section.expiry')}</th>
          <th>{t('section.opened')}</th>
          <th className={styles.number}>{t('section.left')}</th>
          <th>{t('section.splitter')}</th>
          <th>{t('section.checker')}</th>
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.openedPackId}>
            <td>{pack.batchNumber}</td>
            <td>{pack.traceCode ?? '–'}</td>
            <td>{pack.expiryDate}</td>
            <td>{formatMinute(pack.atMs)}</td>
            <td className={styles.number}>
              {formatCount(pack.left)} / {formatCount(pack.units)} {unit}
            </td>
            <td>{pack.splitterName}</td>
            <td>{pack.checkerName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
