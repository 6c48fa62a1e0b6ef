import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHINESE_MODES } from '#shared/contracts/settings.ts';
import styles from '../settings.module.css';

type ChineseMode = (typeof CHINESE_MODES)[number];

export interface PaperChoiceProps<Width extends number> {
  readonly paper: { readonly paperMm: Width; readonly chinese: ChineseMode };
  readonly widthsMm: readonly Width[];
  /** A printer that is sent pictures alone has no characters of its own to choose. */
  readonly onlyPictures?: boolean;
  readonly onChange: (change: { readonly paperMm?: Width; readonly chinese?: ChineseMode }) => void;
}

/** The paper in a printer, and how Chinese gets onto it. */
export function PaperChoice<Width extends number>({
  paper,
  widthsMm,
  onlyPictures = false,
  onChange,
}: PaperChoiceProps<Width>) {
  const { t } = useTranslation('settings');
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('receipt.paper')}</legend>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          aria-label={t('receipt.paper')}
          value={paper.paperMm}
          options={widthsMm.map((width) => ({ value: width, label: t('receipt.paperMm', { width }) }))}
          onChange={(event) => onChange({ paperMm: event.target.value as Width })}
        />
      </fieldset>
      {onlyPictures ? null : (
        <fieldset className={styles.group}>
          <legend>{t('receipt.chinese')}</legend>
          <Radio.Group
            className={styles.radios ?? ''}
            aria-label={t('receipt.chinese')}
            value={paper.chinese}
            options={CHINESE_MODES.map((mode) => ({ value: mode, label: t(`receipt.chineseModes.${mode}`) }))}
            onChange={(event) => onChange({ chinese: event.target.value as ChineseMode })}
          />
        </fieldset>
      )}
    </>
  );
}
