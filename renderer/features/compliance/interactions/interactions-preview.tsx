import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { CountTiles } from '#renderer/ui/count-tiles.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { RejectedTable } from '#renderer/ui/rejected-table.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { InteractionProblem, InteractionSet } from '#shared/contracts/prescriptions.ts';
import styles from '../compliance.module.css';
import { InteractionFailure } from './interaction-failure.tsx';
import { InteractionTable } from './interaction-table.tsx';

/** A file that was read and found to be a table of interactions. */
export interface PickedTable {
  readonly fileRef: string;
  readonly preview: CallOutput<'prescriptions.previewInteractions'>;
}

export interface InteractionsPreviewProps {
  readonly picked: PickedTable;
  /** The version in force now; another screen may have put it in place since the file was read. */
  readonly newest: InteractionSet | undefined;
  readonly onLookAgain: () => void;
  readonly onDone: () => void;
}

/** What a file would do to the table in force. With one wrong row nothing of it can be put in force. */
export function InteractionsPreview({ picked, newest, onLookAgain, onDone }: InteractionsPreviewProps) {
  const { t } = useTranslation('compliance');
  const { fileRef, preview } = picked;
  const { fileName, version, rows, added, removed, rowsRejected, sample, problems } = preview;
  const put = useCommand('prescriptions.importInteractions');
  const isOvertaken = (newest?.version ?? version) !== version && !put.isPending && !put.isSuccess;
  const canPut = rowsRejected === 0 && rows > 0 && !isOvertaken;
  const onPut = () => {
    if (canPut && !put.isPending) put.mutate({ fileRef, version }, { onSuccess: onDone });
  };
  useShortcuts('interactions', { putInForce: onPut, back: onDone, lookAgain: onLookAgain });
  const rejected = useRows(problems);
  const tiles = { rows, added, removed, rowsRejected };
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>{fileName}</h1>
          <p>{t(rowsRejected === 0 ? 'interactions.good' : 'interactions.bad')}</p>
        </div>
        <div className={styles.days}>
          <Button onClick={onDone} ref={canPut ? undefined : focusOnMount}>
            {t('interactions.other')} <Kbd keys={shortcutKey('interactions', 'back')} />
          </Button>
          {canPut ? (
            <Button type="primary" ref={focusOnMount} loading={put.isPending} onClick={onPut}>
              {t('interactions.put', { rows: formatCount(rows) })}{' '}
              <Kbd keys={shortcutKey('interactions', 'putInForce')} />
            </Button>
          ) : null}
        </div>
      </header>
      <CountTiles
        tiles={(['rows', 'added', 'removed', 'rowsRejected'] as const).map((name) => ({
          name,
          title: t(`interactions.count.${name}`),
          count: tiles[name],
        }))}
      />
      {isOvertaken ? (
        <Alert
          type="warning"
          showIcon
          title={t('interactions.overtaken', { name: newest?.staffName ?? '' })}
          action={
            <Button onClick={onLookAgain}>
              {t('interactions.lookAgain')} <Kbd keys={shortcutKey('interactions', 'lookAgain')} />
            </Button>
          }
        />
      ) : (
        <InteractionFailure failure={put.error} />
      )}
      {rejected.length === 0 ? null : (
        <Section title={t('interactions.rejected')}>
          <RejectedTable rows={rejected} />
        </Section>
      )}
      <InteractionTable rows={sample} />
      {rows > sample.length ? (
        <p className={styles.soft}>{t('interactions.sample', { count: sample.length })}</p>
      ) : null}
    </>
  );
}

/** The problems of a file by row, as sentences. */
function useRows(problems: readonly InteractionProblem[]) {
  const { t } = useTranslation('compliance');
  const byRow = new Map<number, { row: number; text: string; problems: string[] }>();
  for (const { row, field, code, text } of problems) {
    const said = t('interactions.at', {
      field: t(`interactions.field.${field}`),
      problem: t(`interactions.problem.${code}`),
    });
    const known = byRow.get(row);
    if (known === undefined) byRow.set(row, { row, text, problems: [said] });
    else known.problems.push(said);
  }
  return [...byRow.values()];
}
