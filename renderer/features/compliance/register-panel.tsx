import { FileSearchOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { RegisterPeriod } from '#shared/contracts/registers.ts';
import { addDays, type DateText } from '#shared/domain/expiry.ts';
import styles from './compliance.module.css';
import { ExportButton, ExportOutcome, useRegisterExport } from './register-export.tsx';
import { RegisterTable } from './register-table.tsx';

const FROM_ID = 'register-from';
const ROWS_ON_A_PAGE = 50;

export interface RegisterPanelProps {
  readonly register: CallOutput<'registers.index'>['registers'][number];
  readonly maxRows: number;
  readonly comingDays: number;
}

/** The days that a register begins with: this month so far, those ahead that the rules warn of, or today. */
function firstDays(
  period: RegisterPeriod,
  { today, comingDays }: { today: DateText; comingDays: number },
): { from: DateText; to: DateText } {
  if (period === 'coming') return { from: today, to: addDays(today, comingDays) };
  return { from: period === 'none' ? today : `${today.slice(0, 8)}01`, to: today };
}

/** A register of some days: its rows, their sums, and the way to hand them to an inspector as a file. */
export function RegisterPanel({ register, maxRows, comingDays }: RegisterPanelProps) {
  const { t } = useTranslation('compliance');
  const language = useLanguageStore((state) => state.language);
  const today = useToday();
  const first = firstDays(register.period, { today, comingDays });
  const [fromDate, setFromDate] = useState<DateText | null>(first.from);
  const [toDate, setToDate] = useState<DateText | null>(first.to);
  const [page, setPage] = useState(1);
  const days = { register: register.id, fromDate: fromDate ?? today, toDate: toDate ?? today };
  const enabled = fromDate !== null && toDate !== null;
  const input = { ...days, page, pageSize: ROWS_ON_A_PAGE };
  const list = useQueryCall('registers.list', input, { enabled, keepPrevious: true });
  const file = useRegisterExport(enabled ? days : null);
  const total = list.data?.total ?? 0;
  const turn = (to: number) => {
    if (to >= 1 && to <= Math.max(Math.ceil(total / ROWS_ON_A_PAGE), 1)) setPage(to);
  };
  useShortcuts('compliance', {
    days: () => document.getElementById(FROM_ID)?.focus(),
    previousPage: () => turn(page - 1),
    nextPage: () => turn(page + 1),
    export: file.run,
  });
  const pick = (set: (day: DateText | null) => void) => (day: DateText | null) => {
    set(day);
    setPage(1);
  };
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>{register.title[language]}</h1>
          <p>{t(`registers.hint.${register.period}`, { max: formatCount(maxRows) })}</p>
        </div>
        <div className={styles.days}>
          {register.period === 'none' ? null : (
            <>
              <Kbd keys={shortcutKey('compliance', 'days')} />
              <DateField
                id={FROM_ID}
                label={t('registers.from')}
                example={today}
                value={fromDate}
                onChange={pick(setFromDate)}
              />
              <span aria-hidden>–</span>
              <DateField
                label={t('registers.to')}
                example={today}
                value={toDate}
                onChange={pick(setToDate)}
              />
            </>
          )}
          <ExportButton {...file} />
        </div>
      </header>
      <FailureAlert failure={list.error} />
      <ExportOutcome {...file} />
      {list.data === undefined || total > 0 ? (
        <RegisterTable register={register} page={list.data} />
      ) : (
        <EmptyState
          icon={<FileSearchOutlined />}
          title={t('registers.empty')}
          hint={t('registers.emptyHint')}
        />
      )}
      <Pager page={page} pageSize={ROWS_ON_A_PAGE} total={total} onPage={turn} />
    </>
  );
}
