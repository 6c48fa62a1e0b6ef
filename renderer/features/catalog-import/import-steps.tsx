import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';

const STEPS = ['choose', 'map', 'check', 'apply'] as const;
export type ImportStep = (typeof STEPS)[number];

export interface ImportStepsProps {
  readonly current: ImportStep;
  readonly isDone?: boolean;
}

/** How far the import is, of four steps. */
export function ImportSteps({ current, isDone = false }: ImportStepsProps) {
  const { t } = useTranslation('catalogImport');
  const place = isDone ? STEPS.length : STEPS.indexOf(current);
  return (
    <ol className={styles.steps}>
      {STEPS.map((name, index) => (
        <li
          key={name}
          className={index < place ? styles.stepDone : ''}
          aria-current={index === place ? 'step' : undefined}
        >
          <span className={styles.stepNumber}>
            {index < place ? <CheckOutlined aria-hidden /> : index + 1}
          </span>
          {t(`steps.${name}`)}
        </li>
      ))}
    </ol>
  );
}
