import type { DrugHit } from '#shared/contracts/catalog.ts';
import { CategoryBadge } from './category-badge.tsx';
import { ControlBadge } from './control-badge.tsx';
import styles from './drug-hit-cells.module.css';
import { ExpiryTag } from './expiry-tag.tsx';
import { formatCount } from './format.ts';
import { Money } from './money.tsx';
import { useWords } from './use-words.ts';

export interface DrugHitCellsProps {
  readonly hit: DrugHit;
  readonly today: string;
}

/** What a list of found drugs says of one: which it is, its nearest expiry, what can be sold of it, its price. */
export function DrugHitCells({ hit, today }: DrugHitCellsProps) {
  const t = useWords('common');
  return (
    <>
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
          ? t('drugHit.outOfStock')
          : t('drugHit.units', { quantity: formatCount(hit.availableQuantity), unit: hit.unit })}
        {hit.outsideBinQuantity === 0 ? null : (
          <small className={styles.outsideBin}>
            {t('drugHit.outsideBin', { quantity: formatCount(hit.outsideBinQuantity) })}
          </small>
        )}
      </span>
      <span className={styles.price}>
        <Money fen={hit.priceFen} />
        {hit.memberPriceFen === null ? null : (
          <span className={styles.member}>
            {t('drugHit.member')} <Money fen={hit.memberPriceFen} />
          </span>
        )}
      </span>
    </>
  );
}
