import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import styles from '../settings.module.css';
import { STOCK_RANGES, STOCK_SIDES, type StockDraft, type StockProblem } from './label-stock-draft.ts';

export interface LabelStockFieldsProps {
  readonly draft: StockDraft;
  readonly problem: StockProblem | null;
  readonly onChange: (draft: StockDraft) => void;
}

/** Which language a printer for labels speaks, and how large its labels are when it has to be told. */
export function LabelStockFields({ draft, problem, onChange }: LabelStockFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('labels.language')}</legend>
        <Radio.Group
          className={styles.radios ?? ''}
          aria-label={t('labels.language')}
          value={draft.isTspl}
          options={[
            { value: false, label: t('labels.escpos') },
            { value: true, label: t('labels.tspl') },
          ]}
          onChange={(event) => onChange({ ...draft, isTspl: event.target.value as boolean })}
        />
      </fieldset>
      {draft.isTspl ? (
        <fieldset className={styles.group}>
          <legend>{t('labels.size')}</legend>
          <div className={styles.sides}>
            {STOCK_SIDES.map((side) => {
              const id = `label-${side}`;
              const { least, most } = STOCK_RANGES[side];
              const isNarrow = side === 'widthMm' && problem === 'too_narrow';
              const said = isNarrow ? t('labels.tooNarrow') : t('labels.range', { least, most });
              return (
                <Field
                  key={side}
                  id={id}
                  label={t(`labels.${side}`)}
                  hint={t('labels.range', { least, most })}
                  problem={problem === side || isNarrow ? said : null}
                >
                  <Input
                    id={id}
                    autoComplete="off"
                    inputMode="numeric"
                    maxLength={3}
                    aria-describedby={fieldNoteId(id)}
                    value={draft.sides[side]}
                    onChange={(event) =>
                      onChange({ ...draft, sides: { ...draft.sides, [side]: event.target.value } })
                    }
                  />
                </Field>
              );
            })}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
