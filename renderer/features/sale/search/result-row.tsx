import { memo } from 'react';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { ControlBadge } from '#renderer/ui/control-badge.tsx';
import { ExpiryTag } from '#renderer/ui/expiry-tag.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import { useWords } from '#renderer/ui/use-words.ts';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import styles from './search.module.css';

export interface ResultRowProps {
  readonly hit: DrugHit;
  readonly id: string;
  readonly highlighted: boolean;
  readonly today: string;
  readonly onChoose: (hit: DrugHit) => void;
}

/** One drug found, and what this counter can sell of it now. */
export const ResultRow = memo(function ResultRow({ hit, id, highlighted, today, onChoose }: ResultRowProps) {
  const t = useWords('sale');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box, which has the focus, hears the keys of its listbox
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search box (aria-activedescendant)
    <div
      id={id}
      role="option"
      aria-selected={highlighted}
      className={styles.row}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(hit)}
    >
      <span className={styles.drug}>
        <span className={styles.name}>
          <CategoryBadge category={hit.category} />
          <strong>{hit.genericName}</strong>
          {hit.tradeName === '' ? null : <span>{hit.tradeName}</span>}
          <ControlBadge controlClass={hit.controlClass} />
        </span>
        <span className={styles.facts}>
          {[hit.specification, hit.manufacturer, hit.shelf].filter((fact) => fact !== '').join(' · ')}
        </span>
      </span>
      <span>
        <ExpiryTag date={hit.nearestExpiry} today={today} />
      </span>
      <span className={hit.availableQuantity === 0 ? styles.out : styles.stock}>
        {hit.availableQuantity === 0
          ? t('search.outOfStock')
          : t('search.units', { quantity: formatCount(hit.availableQuantity), unit: hit.unit })}
      </span>
      <span className={styles.price}>
        <Money fen={hit.priceFen} />
        {hit.memberPriceFen === null ? null : (
          <span className={styles.member}>
            {t('search.member')} <Money fen={hit.memberPriceFen} />
          </span>
        )}
      </span>
    </div>
  );
});
