import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AwaitedState } from '#renderer/app/shortcuts/record-keys.tsx';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { PartMenu } from '#renderer/ui/part-menu.tsx';
import styles from './compliance.module.css';
import { InteractionsPanel } from './interactions/interactions-panel.tsx';
import { RegisterPanel } from './register-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';

const WORK_ID = 'compliance-work';
/** The register that has a screen of its own: rules are changed there. */
const RULES = 'rules';
const INTERACTIONS = 'interactions';

/** What an inspector asks for: the rules as they stand, and each register by date. `subject` names the part. */
export function ComplianceScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('compliance');
  const language = useLanguageStore((state) => state.language);
  const show = useRouteStore((state) => state.show);
  const index = useQueryCall('registers.index', {});
  const registers = index.data?.registers ?? [];
  const [first = RULES, ...others] = registers.map(({ id }) => id);
  const parts = [first, INTERACTIONS, ...others];
  const part = parts.includes(subject) ? subject : RULES;
  const register = registers.find(({ id }) => id === part);
  const nameOf = (id: string) =>
    registers.find((row) => row.id === id)?.title[language] ??
    t(id === INTERACTIONS ? 'interactions.title' : 'rules.title');
  const move = (step: 1 | -1) => {
    const place = Math.min(Math.max(parts.indexOf(part) + step, 0), parts.length - 1);
    show(parts[place] ?? RULES);
  };
  useShortcuts('compliance', { previousPart: () => move(-1), nextPart: () => move(1) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another part is shown
  useEffect(() => document.getElementById(WORK_ID)?.focus(), [part]);
  return (
    <div className={styles.screen}>
      <PartMenu
        label={t('title')}
        parts={parts.map((id) => ({ id, name: nameOf(id) }))}
        current={part}
        keys={{
          previous: shortcutKey('compliance', 'previousPart'),
          next: shortcutKey('compliance', 'nextPart'),
          hint: t('partKeys'),
        }}
        onChoose={show}
      />
      <div id={WORK_ID} className={styles.work} tabIndex={-1}>
        {index.isError ? (
          <ErrorState failure={index.error} onRetry={() => void index.refetch()} />
        ) : index.data === undefined ? (
          <AwaitedState />
        ) : part === INTERACTIONS ? (
          <InteractionsPanel />
        ) : register === undefined || part === RULES ? (
          <RulesPanel />
        ) : (
          <RegisterPanel
            key={register.id}
            register={register}
            maxRows={index.data.maxRows}
            comingDays={index.data.comingDays}
          />
        )}
      </div>
    </div>
  );
}
