import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useDrugSearch } from '#renderer/client/use-drug-search.ts';
import { DrugHitCells } from '#renderer/ui/drug-hit-cells.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { SuggestField } from '#renderer/ui/suggest-field.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import type { CaptureDraft } from './capture-draft.ts';
import { CaptureLineRow } from './capture-line-row.tsx';
import type { CaptureProblems } from './check-capture.ts';
import { CAPTURE_IDS } from './field-ids.ts';
import { useAddLine } from './use-add-line.ts';

export interface CaptureLinesProps {
  readonly draft: CaptureDraft;
  readonly problems: CaptureProblems;
}

/** The drugs (Rp): found as in the sale, each with its directions and quantity under the search. */
export function CaptureLines({ draft, problems }: CaptureLinesProps) {
  const { t } = useTranslation('prescriptions');
  const change = usePrescriptionsStore((state) => state.change);
  const addLine = useAddLine();
  const today = useToday();
  const { asked, search, hits } = useDrugSearch(draft.drugText);
  const problem = draft.lines.length === 0 ? problems.get(CAPTURE_IDS.drug) : undefined;
  return (
    <section className={styles.lines} aria-label={t('lines.title')}>
      <div className={styles.drugSearch}>
        <label htmlFor={CAPTURE_IDS.drug}>
          {t('lines.drug')} <Kbd keys={shortcutKey('capture', 'drug')} />
        </label>
        <SuggestField
          id={CAPTURE_IDS.drug}
          label={t('lines.find')}
          placeholder={t('lines.placeholder')}
          text={draft.drugText}
          options={hits}
          stale={search.isPlaceholderData || search.isPending}
          open={asked}
          keyOf={(hit) => hit.drugId}
          empty={t('lines.nothing')}
          wrong={problem !== undefined}
          onText={(drugText) => change({ drugText })}
          onPick={addLine}
          onEnter={() => undefined}
        >
          {(hit) => (
            <span className={styles.hit}>
              <DrugHitCells hit={hit} today={today} />
            </span>
          )}
        </SuggestField>
        {problem === undefined ? null : (
          <p className={styles.linesProblem} role="status">
            {t(`problem.${problem}`)}
          </p>
        )}
      </div>
      {draft.lines.length === 0 ? (
        <div className={styles.noLines}>
          <p>{t('lines.none')}</p>
          <p className={styles.soft}>{t('lines.noneHint')}</p>
        </div>
      ) : (
        <ol className={styles.rows}>
          {draft.lines.map((line, index) => (
            <CaptureLineRow key={line.key} line={line} place={index + 1} problems={problems} />
          ))}
        </ol>
      )}
    </section>
  );
}
