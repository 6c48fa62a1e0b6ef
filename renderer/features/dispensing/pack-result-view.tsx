import { CheckCircleFilled, CloseCircleFilled, ScanOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import styles from './dispensing.module.css';
import { isOnTheBench, OverNote } from './over-note.tsx';
import { isHandOver, type PackResult } from './use-sheet.ts';

interface ShownPack {
  readonly name?: string;
  readonly specification?: string;
  readonly batchNumber?: string;
  readonly expiryDate?: string;
}

/** What the last scan came to. A wrong pack is shown beside the right one, so that the eye sees the difference. */
export function PackResultView({
  sheet,
  result,
}: {
  readonly sheet: DispensingSheet;
  readonly result: PackResult | null;
}) {
  const { t } = useTranslation('dispensing');
  if (!isOnTheBench(sheet) && !isHandOver(result)) return <OverNote orderId={sheet.orderId} />;
  if (result === null || (result.kind === 'done' && result.what === 'started')) {
    return (
      <p role="status" className={styles.hintLine}>
        <ScanOutlined aria-hidden /> {t(`hint.${hintOf(sheet)}`)}
      </p>
    );
  }
  if (result.kind === 'refused') return <Refusal sheet={sheet} result={result} />;
  return (
    <p role="status" className={styles.takenLine}>
      <CheckCircleFilled aria-hidden />{' '}
      {result.kind === 'done'
        ? t(`done.${result.what}`)
        : t(result.left === 0 ? 'taken.complete' : 'taken.left', { name: result.name, count: result.left })}
    </p>
  );
}

type Hint = 'start' | 'owedStart' | 'owedWaiting' | 'scan' | 'check' | 'ready';

function hintOf(sheet: DispensingSheet): Hint {
  if (sheet.status === 'paid' && sheet.owed !== null) {
    return sheet.owed.waiting > 0 ? 'owedWaiting' : 'owedStart';
  }
  if (sheet.status === 'paid') return 'start';
  if (sheet.complete) return 'ready';
  return sheet.lines.some((line) => line.mustVerify && line.verified < line.quantity) ? 'scan' : 'check';
}

function Refusal({
  sheet,
  result: { failure },
}: {
  readonly sheet: DispensingSheet;
  readonly result: Extract<PackResult, { kind: 'refused' }>;
}) {
  const { t } = useTranslation('dispensing');
  const textOf = useErrorText();
  const { scanned, expected, lineNo } = failure.params as {
    scanned?: ShownPack;
    expected?: readonly ShownPack[];
    lineNo?: number;
  };
  if (scanned === undefined || expected === undefined) return <FailureAlert failure={failure} />;
  const line = sheet.lines.find((candidate) => candidate.lineNo === lineNo);
  const right: readonly ShownPack[] =
    failure.code === 'PACK_WRONG_BATCH'
      ? expected.map(({ name = '', expiryDate = '' }) => ({
          name: line?.genericName ?? '',
          specification: line?.specification ?? '',
          batchNumber: name,
          expiryDate,
        }))
      : expected;
  return (
    <div role="alert" className={styles.refusal}>
      <strong className={styles.refusalTitle}>
        <CloseCircleFilled aria-hidden /> {textOf(failure).text}
      </strong>
      <div className={styles.pictures}>
        <PackPicture title={t('picture.scanned')} tone={styles.wrongPack ?? ''} packs={[scanned]} />
        <PackPicture title={t('picture.expected')} tone={styles.rightPack ?? ''} packs={right} />
      </div>
    </div>
  );
}

function PackPicture(props: {
  readonly title: string;
  readonly tone: string;
  readonly packs: readonly ShownPack[];
}) {
  const { t } = useTranslation('dispensing');
  return (
    <div className={`${styles.picture} ${props.tone}`}>
      <span className={styles.soft}>{props.title}</span>
      {props.packs.map((pack) => (
        <div key={`${pack.name}/${pack.specification}/${pack.batchNumber}`}>
          <strong>{pack.name}</strong> {pack.specification}
          {pack.batchNumber ? (
            <div>
              {t('pick.batch')} <b>{pack.batchNumber}</b> {pack.expiryDate}
            </div>
          ) : null}
        </div>
      ))}
    </div>
  );
}
