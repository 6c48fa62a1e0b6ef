import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AwaitedState } from '#renderer/app/shortcuts/record-keys.tsx';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { ChangedBy } from '#renderer/ui/changed-by.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import table from '#renderer/ui/table.module.css';
import { useToday } from '#renderer/ui/use-today.ts';
import type { RuleView } from '#shared/contracts/rules.ts';
import { ChangeRuleDialog } from './change-rule-dialog.tsx';
import styles from './compliance.module.css';
import { ExportButton, ExportOutcome, useRegisterExport } from './register-export.tsx';
import { RuleRow } from './rule-row.tsx';

/** Every rule with its numbers, its source, and whether the program keeps it; the chosen one can be changed. */
export function RulesPanel() {
  const { t } = useTranslation('compliance');
  const list = useQueryCall('rules.list', {});
  const [chosen, setChosen] = useState<RuleView['ruleId'] | null>(null);
  const [isChanging, setChanging] = useState(false);
  const today = useToday();
  const file = useRegisterExport({ register: 'rules', fromDate: today, toDate: today });
  const rules = list.data?.rules ?? [];
  const rule = rules.find(({ ruleId }) => ruleId === chosen) ?? rules[0];
  const move = (step: 1 | -1) => {
    const place = rules.findIndex(({ ruleId }) => ruleId === rule?.ruleId) + step;
    setChosen(rules[Math.min(Math.max(place, 0), rules.length - 1)]?.ruleId ?? null);
  };
  const mayChange = useMay()('settings.edit');
  const change = () => setChanging(rule !== undefined && mayChange);
  useShortcuts('compliance', {
    previousRule: () => move(-1),
    nextRule: () => move(1),
    change,
    export: file.run,
  });
  useEffect(() => {
    if (chosen !== null) document.getElementById(`rule-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <AwaitedState />;
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>{t('rules.title')}</h1>
          <p>{t('rules.hint')}</p>
        </div>
        <div className={styles.days}>
          {mayChange ? null : <ChangedBy permission="settings.edit" />}
          <Button disabled={!mayChange} onClick={change}>
            {t('rules.change')} <Kbd keys={shortcutKey('compliance', 'change')} />
          </Button>
          <ExportButton {...file} />
        </div>
      </header>
      <ExportOutcome {...file} />
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th>{t('rules.rule')}</th>
            <th>{t('rules.numbers')}</th>
            <th>{t('rules.state')}</th>
            <th>{t('rules.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((row) => (
            <RuleRow
              key={row.ruleId}
              rule={row}
              isChosen={row.ruleId === rule?.ruleId}
              onChoose={() => setChosen(row.ruleId)}
            />
          ))}
        </tbody>
      </table>
      {isChanging && rule !== undefined ? (
        <ChangeRuleDialog rule={rule} onClose={() => setChanging(false)} />
      ) : null}
    </>
  );
}
