import type { DrugCategory } from '#shared/domain/drugs.ts';
import { Tag, type Tone } from './tag.tsx';
import { useWords } from './use-words.ts';

const TONES: Readonly<Record<DrugCategory, Tone>> = {
  rx: 'danger',
  otc_a: 'warning',
  otc_b: 'success',
  tcm_piece: 'violet',
  device: 'info',
  other: 'neutral',
};

/** How a drug may be sold, by its customary short sign: Rx red, class A OTC red-brown, class B OTC green. */
export function CategoryBadge({ category }: { readonly category: DrugCategory }) {
  const t = useWords('common');
  return (
    <Tag tone={TONES[category]} title={t(`category.${category}`)}>
      {t(`categoryShort.${category}`)}
    </Tag>
  );
}
