import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import { type StockDone, useStockStore } from '../stock-store.ts';
import styles from './detail.module.css';

/** What was just booked, or why a scan led nowhere; its place is kept free, so that nothing moves. */
export function StockNotice({ drugId }: { readonly drugId: number }) {
  const { done, failure } = useStockStore();
  const words = useDoneWords();
  const told = useErrorText();
  const { text, detail } = failure === null ? { text: '', detail: null } : told(failure);
  // Whose it is says more than that it is not theirs.
  const said = failure?.code === 'FORBIDDEN' ? (detail ?? text) : text;
  const tone = failure === null ? styles.done : styles.failed;
  return (
    <span className={`${styles.notice} ${tone}`} role="status">
      {failure !== null ? (
        <>
          <CloseCircleFilled aria-hidden /> {said}
        </>
      ) : done?.drugId === drugId ? (
        <>
          <CheckCircleFilled aria-hidden /> {words(done)}
        </>
      ) : null}
    </span>
  );
}

function useDoneWords(): (done: StockDone) => string {
  const { t } = useTranslation('stock');
  const { t: tSplit } = useTranslation('splitting');
  return (done) => {
    switch (done.kind) {
      case 'goodsIn':
        return t(done.waits ? 'goodsIn.doneWaits' : 'goodsIn.done', {
          quantity: formatCount(done.quantity),
          unit: done.unit,
          number: done.number,
          key: shortcutKey('stock', 'fillBin'),
        });
      case 'binFilled':
        return t('bin.done', { number: done.number });
      case 'adjust':
      case 'release':
      case 'destroy':
        return t(`${done.kind}.done`, { onHand: formatCount(done.onHand), number: done.number });
      case 'packOpened': {
        const { packUnit, unit, left } = done;
        return tSplit('open.done', { packUnit, unit, left: formatCount(left) });
      }
      case 'marked':
        return tSplit('mark.done');
      case 'unmarked':
        return tSplit('mark.ended');
      case 'hold':
        return t(`hold.done.${done.action}`, { number: done.number });
    }
  };
}
