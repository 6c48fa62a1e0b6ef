import { ExclamationCircleOutlined, StopOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { keyedByPlace } from '#renderer/ui/keyed-by-place.ts';
import table from '#renderer/ui/table.module.css';
import { Tag } from '#renderer/ui/tag.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from '../compliance.module.css';

type Interaction = CallOutput<'prescriptions.listInteractions'>['rows'][number];

/** Pairs of drugs with how grave it is to give them together. */
export function InteractionTable({ rows }: { readonly rows: readonly Interaction[] }) {
  const { t } = useTranslation('compliance');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls a wide table
    <section className={styles.scroll} aria-label={t('interactions.title')} tabIndex={0}>
      <table className={`${table.table} ${styles.register}`}>
        <thead>
          <tr>
            <th>{t('interactions.field.a')}</th>
            <th>{t('interactions.field.b')}</th>
            <th>{t('interactions.field.severity')}</th>
            <th>{t('interactions.field.note')}</th>
            <th>{t('interactions.field.source')}</th>
          </tr>
        </thead>
        <tbody>
          {keyedByPlace(rows).map(({ key, item: { a, b, severity, note, source } }) => (
            <tr key={key}>
              <td>{a}</td>
              <td>{b}</td>
              <td>
                {severity === 'forbidden' ? (
                  <Tag tone="danger" icon={<StopOutlined aria-hidden />}>
                    {t('interactions.severity.forbidden')}
                  </Tag>
                ) : (
                  <Tag tone="warning" icon={<ExclamationCircleOutlined aria-hidden />}>
                    {t('interactions.severity.caution')}
                  </Tag>
                )}
              </td>
              <td className={styles.long}>{note}</td>
              <td className={styles.long}>{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
