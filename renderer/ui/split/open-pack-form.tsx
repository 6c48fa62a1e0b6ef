import { Button, Radio } from 'antd';
import { type FormEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SplitView } from '#shared/contracts/splitting.ts';
import { CheckerFields } from '../checker-fields.tsx';
import type { ShownFailure } from '../error-state.tsx';
import { FailureAlert } from '../failure-alert.tsx';
import { formatCount } from '../format.ts';
import { Kbd } from '../kbd.tsx';
import { Tag } from '../tag.tsx';
import { PackCodeField } from './pack-code-field.tsx';
import { isIdentified, type PackDraft } from './pack-draft.ts';
import styles from './split.module.css';

/** What opening one pack takes. */
export interface PackWish extends PackDraft {
  readonly batchId: number;
  readonly checkerId: number;
  readonly checkerPin: string;
}

export interface OpenPackFormProps {
  readonly ref?: Ref<HTMLFormElement | null>;
  readonly view: SplitView;
  readonly draft: PackDraft;
  /** What is wrong with the code that was scanned last, or null. */
  readonly problem: string | null;
  readonly checkers: readonly { readonly staffId: number; readonly name: string }[];
  /** Units that the sale needs; null where nobody is waiting for them. */
  readonly wanted: number | null;
  readonly busy: boolean;
  readonly failure: ShownFailure | null;
  readonly onDraft: (change: Partial<PackDraft>) => void;
  readonly onOpen: (wish: PackWish) => void;
  readonly onClose: () => void;
}

/** Batches that are offered; the later ones of a drug with many are opened from the stock screen when they are first. */
const SHOWN_BATCHES = 5;

/** Which pack is opened, its code, and who checks it with their own PIN. */
export function OpenPackForm(props: OpenPackFormProps) {
  const { view, draft, checkers, wanted, busy, failure, onDraft } = props;
  const { t } = useTranslation('splitting');
  const { t: tCommon } = useTranslation('common');
  const { article, packBatches } = view;
  const [chosenChecker, setChecker] = useState<number | null>(null);
  const [pin, setPin] = useState('');
  const [asked, setAsked] = useState(false);
  const batches = packBatches.filter(
    ({ batchId }, place) => place < SHOWN_BATCHES || batchId === draft.batchId,
  );
  const batch = batches.find(({ batchId }) => batchId === draft.batchId) ?? batches[0];
  const checker = checkers.find(({ staffId }) => staffId === chosenChecker) ?? checkers[0];
  const { unit, packUnit } = article;
  const identified = isIdentified(draft, article.asksForCode);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (batch === undefined || checker === undefined || pin === '') return;
    setAsked(!identified);
    if (!identified) return;
    props.onOpen({ ...draft, batchId: batch.batchId, checkerId: checker.staffId, checkerPin: pin });
    setPin('');
  };
  return (
    <form ref={props.ref} className={styles.form} onSubmit={onSubmit} noValidate>
      <p className={styles.facts}>
        <strong>
          {article.specification} · {article.manufacturer}
        </strong>
        <span>
          {t('open.what', {
            packUnit,
            unit,
            units: formatCount(article.unitsPerPack),
            left: formatCount(view.availableUnits),
          })}
        </span>
        {wanted === null ? null : <b>{t('open.wanted', { quantity: formatCount(wanted), unit })}</b>}
      </p>
      {batch === undefined ? (
        <p role="alert" className={styles.missing}>
          {t('open.noPack', { unit: packUnit })}
        </p>
      ) : (
        <fieldset className={styles.choice}>
          <legend>{t('open.batch')}</legend>
          <Radio.Group
            name="split-batch"
            vertical
            value={batch.batchId}
            onChange={(event) => onDraft({ batchId: event.target.value })}
          >
            {batches.map(({ batchId, batchNumber, expiryDate, available }, place) => (
              <Radio key={batchId} value={batchId}>
                {t('open.batchFacts', {
                  number: batchNumber,
                  expiry: expiryDate,
                  unit: packUnit,
                  quantity: formatCount(available),
                })}{' '}
                {place === 0 ? <Tag tone="info">{t('open.first')}</Tag> : null}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
      )}
      <PackCodeField
        draft={draft}
        asksForCode={article.asksForCode}
        problem={props.problem ?? (asked && !identified ? t('open.codeNeeded') : null)}
        onDraft={onDraft}
      />
      <CheckerFields
        id="split"
        checkers={checkers}
        checkerId={checker?.staffId}
        pin={pin}
        words={{
          checker: t('open.checker'),
          nobody: t('open.nobody'),
          pin: t('open.pin'),
          pinHint: t('open.pinHint'),
        }}
        onChecker={setChecker}
        onPin={setPin}
      />
      <FailureAlert failure={failure} />
      <p className={styles.keep}>{t('open.keep')}</p>
      <div className={styles.foot}>
        <Button onClick={props.onClose}>
          {tCommon('back')} <Kbd keys="Esc" />
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={batch === undefined || checker === undefined}
        >
          {t('open.confirm', { unit: packUnit })} <Kbd keys="Enter" />
        </Button>
      </div>
    </form>
  );
}
