import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from './format.ts';
import { Kbd } from './kbd.tsx';
import styles from './pager.module.css';

export interface PagerProps {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** The keys that turn the page, when the screen has some. */
  readonly keys?: readonly [back: string, forward: string];
  readonly onPage: (page: number) => void;
}

/** Where a list stands within all its records, and the ways on. */
export function Pager({ page, pageSize, total, keys, onPage }: PagerProps) {
  const { t } = useTranslation('common');
  const pages = Math.max(Math.ceil(total / pageSize), 1);
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const range = { first: formatCount(first), last: formatCount(Math.min(page * pageSize, total)) };
  return (
    <nav className={styles.pager} aria-label={t('pager.label')}>
      <span className={styles.range} role="status">
        {total === 0 ? t('pager.nothing') : t('pager.range', { ...range, total: formatCount(total) })}
      </span>
      <Button
        size="small"
        aria-label={t('pager.previous')}
        icon={<LeftOutlined aria-hidden />}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        {keys === undefined ? null : <Kbd keys={keys[0]} />}
      </Button>
      <span className={styles.page}>
        {formatCount(page)} / {formatCount(pages)}
      </span>
      <Button
        size="small"
        aria-label={t('pager.next')}
        icon={<RightOutlined aria-hidden />}
        iconPlacement="end"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        {keys === undefined ? null : <Kbd keys={keys[1]} />}
      </Button>
    </nav>
  );
}
