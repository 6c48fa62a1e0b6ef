import { Checkbox, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from '../settings.module.css';
import { PAPER_WIDTHS_MM, type ReceiptDraft } from './receipt-draft.ts';

const CHINESE_MODES = ['raster', 'gb18030'] as const satisfies readonly ReceiptDraft['chinese'][];

export interface PaperFieldsProps {
  readonly draft: ReceiptDraft;
  readonly onChange: (change: Partial<ReceiptDraft>) => void;
}

/** The paper, how Chinese gets onto it, and what happens by itself after a sale. */
export function PaperFields({ draft, onChange }: PaperFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('receipt.paper')}</legend>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          aria-label={t('receipt.paper')}
          value={draft.paperMm}
          options={PAPER_WIDTHS_MM.map((width) => ({ value: width, label: t('receipt.paperMm', { width }) }))}
          onChange={(event) => onChange({ paperMm: event.target.value as ReceiptDraft['paperMm'] })}
        />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('receipt.chinese')}</legend>
        <Radio.Group
          className={styles.radios ?? ''}
          aria-label={t('receipt.chinese')}
          value={draft.chinese}
          options={CHINESE_MODES.map((mode) => ({ value: mode, label: t(`receipt.chineseModes.${mode}`) }))}
          onChange={(event) => onChange({ chinese: event.target.value as ReceiptDraft['chinese'] })}
        />
      </fieldset>
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
