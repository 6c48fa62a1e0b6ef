import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { PaperChoice } from '../printer/paper-choice.tsx';
import styles from '../settings.module.css';
import { PAPER_WIDTHS_MM, type ReceiptDraft } from './receipt-draft.ts';

export interface PaperFieldsProps {
  readonly draft: ReceiptDraft;
  readonly onChange: (change: Partial<ReceiptDraft>) => void;
}

/** The paper, how Chinese gets onto it, and what happens by itself after a sale. */
export function PaperFields({ draft, onChange }: PaperFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <PaperChoice paper={draft} widthsMm={PAPER_WIDTHS_MM} onChange={onChange} />
      <div className={styles.checks}>
        <Checkbox
          checked={draft.printAfterSale}
          onChange={(event) => onChange({ printAfterSale: event.target.checked })}
        >
          {t('receipt.printAfterSale')}
        </Checkbox>
        <Checkbox
          checked={draft.openDrawer}
          onChange={(event) => onChange({ openDrawer: event.target.checked })}
        >
          {t('receipt.openDrawer')}
        </Checkbox>
      </div>
    </>
  );
}
