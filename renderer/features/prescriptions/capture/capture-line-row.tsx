import { DeleteOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { ControlBadge } from '#renderer/ui/control-badge.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import type { CaptureLine } from './capture-draft.ts';
import { type CaptureProblems, lineInput } from './check-capture.ts';
import { DirectionsEcho } from './directions-echo.tsx';
import { CAPTURE_IDS, focusField, lineFieldId } from './field-ids.ts';
import { useReading } from './use-reading.ts';

export interface CaptureLineRowProps {
  readonly line: CaptureLine;
  readonly place: number;
  readonly problems: CaptureProblems;
}

/** One drug with its directions in shorthand, what was understood of them, and the quantity that follows. */
export function CaptureLineRow({ line, place, problems }: CaptureLineRowProps) {
  const { t } = useTranslation('prescriptions');
  const { change, changeLine } = usePrescriptionsStore();
  const reading = useReading(line);
  const { drug, key } = line;
  const directionsId = lineFieldId(key, 'directions');
  const quantityId = lineFieldId(key, 'quantity');
  const directionsProblem = line.text.trim() === '' ? problems.get(directionsId) : undefined;
  const isDoubted =
    problems.get(directionsId) === 'notUnderstood' &&
    !line.asWritten &&
    (reading?.notUnderstood.length ?? 0) > 0;
  const quantityText = line.quantityText ?? String(reading?.quantity ?? '');
  const isQuantityWrong = problems.has(quantityId) && (reading === null || lineInput(line, reading) === null);
  return (
    <li className={styles.row}>
      <span className={styles.place}>{place}</span>
      <div>
        <span className={styles.name}>
          <CategoryBadge category={drug.category} />
          <strong>{drug.genericName}</strong>
          {drug.tradeName === '' ? null : <span>{drug.tradeName}</span>}
          <ControlBadge controlClass={drug.controlClass} />
        </span>
        <div className={styles.soft}>
          {[drug.specification, drug.manufacturer].filter((fact) => fact !== '').join(' · ')}{' '}
          <span className={drug.availableQuantity === 0 ? styles.out : undefined}>
            {t('lines.available', { quantity: formatCount(drug.availableQuantity) })}
          </span>
        </div>
      </div>
      <div>
        <Input
          id={directionsId}
          aria-label={t('lines.directionsOf', { name: drug.genericName })}
          aria-describedby={`${directionsId}-echo`}
          aria-invalid={directionsProblem !== undefined || isDoubted}
          status={directionsProblem !== undefined || isDoubted ? 'error' : ''}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('lines.directionsPlaceholder')}
          value={line.text}
          onChange={(event) => changeLine(key, { text: event.target.value, asWritten: false })}
          onKeyDown={(event) => onEnter(event, quantityId)}
        />
        <DirectionsEcho
          id={`${directionsId}-echo`}
          line={line}
          reading={reading}
          missing={directionsProblem !== undefined}
        />
      </div>
      <div className={styles.quantity}>
        <Input
          id={quantityId}
          aria-label={t('lines.quantityOf', { name: drug.genericName })}
          aria-describedby={`${quantityId}-note`}
          aria-invalid={isQuantityWrong}
          status={isQuantityWrong ? 'error' : ''}
          autoComplete="off"
          inputMode="numeric"
          maxLength={4}
          value={quantityText}
          onChange={(event) =>
            changeLine(key, { quantityText: event.target.value === '' ? null : event.target.value })
          }
          onKeyDown={(event) => onEnter(event, CAPTURE_IDS.drug)}
        />
        <span>{drug.unit}</span>
        <QuantityNote id={`${quantityId}-note`} line={line} reading={reading} wrong={isQuantityWrong} />
      </div>
      <button
        type="button"
        tabIndex={-1}
        className={styles.remove}
        aria-label={t('lines.remove', { name: drug.genericName })}
        onClick={() => {
          const { draft } = usePrescriptionsStore.getState();
          change({ lines: (draft?.lines ?? []).filter((other) => other.key !== key) });
        }}
      >
        <DeleteOutlined aria-hidden />
      </button>
    </li>
  );
}

interface QuantityNoteProps {
  readonly id: string;
  readonly line: CaptureLine;
  readonly reading: ReturnType<typeof useReading>;
  readonly wrong: boolean;
}

/** Where the quantity comes from, or why none follows and somebody has to say one. */
function QuantityNote({ id, line, reading, wrong }: QuantityNoteProps) {
  const { t } = useTranslation('prescriptions');
  const workedOut = reading?.quantity ?? null;
  const note =
    line.quantityText !== null
      ? workedOut !== null && String(workedOut) !== line.quantityText.trim()
        ? t('lines.workedOutOther', { quantity: workedOut })
        : ''
      : workedOut !== null
        ? t('lines.workedOut')
        : reading?.quantityProblem == null
          ? wrong
            ? t('problem.quantity')
            : ''
          : t(`quantityProblem.${reading.quantityProblem}`);
  return (
    <p id={id} className={`${styles.quantityNote} ${wrong ? styles.wrong : ''}`} role="status">
      {note}
    </p>
  );
}

function onEnter(event: KeyboardEvent, nextId: string): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey) return;
  event.preventDefault();
  focusField(nextId);
}
