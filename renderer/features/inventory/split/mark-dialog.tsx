import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useKeepSplit } from '#renderer/client/use-keep-split.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { SplitView } from '#shared/contracts/splitting.ts';
import { unitPriceOf } from '#shared/domain/split-packs.ts';
import styles from '../dialogs/dialogs.module.css';
import { useStockStore } from '../stock-store.ts';
import { firstDraft, type MarkDraft, type MarkField, readMark } from './mark-draft.ts';

const FIELD_IDS = { units: 'split-units', unit: 'split-unit', price: 'split-price' } as const;
const DIRECTIONS_ID = 'split-directions';

export interface MarkDialogProps {
  readonly drug: Drug;
  readonly view: SplitView | null;
}

/** Says that a drug's packs may be opened, and how its units are sold. */
export function MarkDialog({ drug, view }: MarkDialogProps) {
  const { t } = useTranslation('splitting');
  const { close, say } = useStockStore();
  const [draft, setDraft] = useState<MarkDraft>(() => firstDraft(drug, view));
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const mark = useCommand('splitting.mark');
  const unmark = useCommand('splitting.unmark');
  const keep = useKeepSplit();
  const drugId = drug.drugId;
  const { terms, wrong } = readMark(draft);
  const done = (kind: 'marked' | 'unmarked') => (marked: SplitView) => {
    keep(drugId, marked);
    say({ kind, drugId });
  };
  const change = (part: Partial<MarkDraft>) => setDraft((before) => ({ ...before, ...part }));
  const problemOf = (field: MarkField, words: string) => (isChecked && wrong.includes(field) ? words : null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (mark.isPending || unmark.isPending) return;
    const [first] = wrong;
    if (terms === null) {
      if (first !== undefined) document.getElementById(FIELD_IDS[first])?.focus();
      return;
    }
    mark.mutate({ drugId, ...terms }, { onSuccess: done('marked') });
  };
  useShortcuts('step', { confirm: () => pressEnter(form.current), close }, { modal: true });
  const field = (id: string, value: string, take: (text: string) => void) => ({
    id,
    value,
    autoComplete: 'off',
    'aria-describedby': fieldNoteId(id),
    onChange: (event: { target: { value: string } }) => take(event.target.value),
  });
  return (
    <Dialog title={t('mark.title', { name: drug.genericName })} width={600} onClose={close}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <p className={styles.facts}>
          <strong>{drug.specification}</strong>
          <span>{drug.manufacturer}</span>
        </p>
        <div className={styles.fields}>
          <Field
            id={FIELD_IDS.units}
            label={t('mark.unitsPerPack', { unit: drug.unit })}
            problem={problemOf('units', t('mark.wrongUnits'))}
          >
            <Input
              data-initial-focus
              inputMode="numeric"
              maxLength={4}
              {...field(FIELD_IDS.units, draft.unitsText, (unitsText) => change({ unitsText }))}
            />
          </Field>
          <Field id={FIELD_IDS.unit} label={t('mark.unit')} problem={problemOf('unit', t('mark.wrongUnit'))}>
            <Input maxLength={8} {...field(FIELD_IDS.unit, draft.unit, (unit) => change({ unit }))} />
          </Field>
        </div>
        <Field
          id={FIELD_IDS.price}
          label={t('mark.price')}
          problem={problemOf('price', t('mark.wrongPrice'))}
          hint={<PriceHint drug={drug} unitsPerPack={terms?.unitsPerPack ?? null} />}
        >
          <Input
            inputMode="decimal"
            maxLength={10}
            {...field(FIELD_IDS.price, draft.priceText, (priceText) => change({ priceText }))}
          />
        </Field>
        <Field id={DIRECTIONS_ID} label={t('mark.directions')} hint={t('mark.directionsHint')}>
          <Input
            maxLength={200}
            {...field(DIRECTIONS_ID, draft.directions, (directions) => change({ directions }))}
          />
        </Field>
        <FailureAlert failure={mark.error ?? unmark.error} />
        <DialogFoot
          confirm={t('mark.confirm')}
          busy={mark.isPending}
          onBack={close}
          aside={
            view?.article.isActive === true ? (
              <Button
                danger
                loading={unmark.isPending}
                onClick={() => unmark.mutate({ drugId }, { onSuccess: done('unmarked') })}
              >
                {t('mark.end')}
              </Button>
            ) : undefined
          }
        />
      </form>
    </Dialog>
  );
}

/** What a unit costs where nothing is typed. */
function PriceHint({ drug, unitsPerPack }: { readonly drug: Drug; readonly unitsPerPack: number | null }) {
  const { t } = useTranslation('splitting');
  if (unitsPerPack === null) return null;
  return t('mark.priceHint', {
    unit: drug.unit,
    pack: formatMoney(drug.priceFen),
    price: formatMoney(unitPriceOf(drug.priceFen, unitsPerPack)),
  });
}
