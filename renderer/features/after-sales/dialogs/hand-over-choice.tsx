import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './dialogs.module.css';

export interface HandOverChoiceProps {
  readonly handOver: boolean;
  readonly onChange: (handOver: boolean) => void;
}

/** Whether the customer takes the new goods along, or they are dispensed later. */
export function HandOverChoice({ handOver, onChange }: HandOverChoiceProps) {
  const { t } = useTranslation('afterSales');
  return (
    <div>
      <Checkbox checked={handOver} onChange={(event) => onChange(event.target.checked)}>
        {t('exchange.handOver')} <Kbd keys="F4" />
      </Checkbox>
      <p className={styles.hint}>{t(handOver ? 'exchange.handOverHint' : 'exchange.laterHint')}</p>
    </div>
  );
}
