import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import { useToday } from '#renderer/ui/use-today.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import { STOCK_AT_ID } from '../element-ids.ts';
import styles from './detail.module.css';
import { endOfMinuteMs } from './end-of-minute.ts';

/** What the batch held at a past time, worked out by the core from the movements alone. */
export function StockAt({ batchId }: { readonly batchId: number }) {
  const { t } = useTranslation('stock');
  const errorText = useErrorText();
  const today = useToday();
  const [day, setDay] = useState<DateText | null>(null);
  const [time, setTime] = useState('23:59');
  const atMs = day === null ? null : endOfMinuteMs(day, time);
  const stock = useQueryCall(
    'inventory.stockAt',
    { batchId, atMs: atMs ?? 0 },
    { enabled: atMs !== null, keepPrevious: true },
  );
  const answer =
    atMs !== null && stock.data !== undefined
      ? t('stockAt.answer', {
          onHand: formatCount(stock.data.onHand),
          reserved: formatCount(stock.data.reserved),
        })
      : day !== null && atMs === null
        ? t('stockAt.wrongTime')
        : t('stockAt.hint');
  return (
    <fieldset className={styles.stockAt}>
      <legend className="visually-hidden">{t('stockAt.title')}</legend>
      <label htmlFor={STOCK_AT_ID}>{t('stockAt.title')}</label>
      <Kbd keys={shortcutKey('stock', 'stockAt')} />
      <DateField id={STOCK_AT_ID} label={t('stockAt.day')} value={day} example={today} onChange={setDay} />
      <Input
        className={styles.time}
        aria-label={t('stockAt.time')}
        autoComplete="off"
        maxLength={5}
        status={day !== null && atMs === null ? 'error' : ''}
        value={time}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTime(event.target.value)}
      />
      <span role="status" className={atMs === null ? styles.soft : styles.answer}>
        {stock.error === null ? answer : errorText(stock.error).text}
      </span>
    </fieldset>
  );
}
