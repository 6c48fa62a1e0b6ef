import { ForkOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { useOrdersStore } from '../orders-store.ts';
import styles from './divide.module.css';
import { emptyDraft, partsInput, readSplit } from './split-draft.ts';
import { quantityFieldId, SplitTable } from './split-table.tsx';
import { useSplit } from './use-split.ts';

/** Says line by line how much goes to a second order; the amounts of both are there while it is said. */
export function SplitDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const close = useOrdersStore((state) => state.close);
  const split = useSplit(order);
  const [draft, setDraft] = useState(() => emptyDraft(order));
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { second, problem, parts } = readSplit(order, draft);

  const change = (place: number, text: string) =>
    setDraft((before) => before.map((old, index) => (index === place ? text : old)));
  const servable = () => split.submit('servable');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (parts !== null) split.submit(partsInput(order, parts));
    else focusLine(Math.max(second.indexOf(null), 0));
  };
  const wholeLine = () => {
    const place = focusedLine();
    const quantity = order.items[place]?.quantity ?? 0;
    change(place, second[place] === quantity ? '0' : String(quantity));
  };
  useShortcuts(
    'split',
    {
      confirm: () => pressEnter(form.current),
      previousLine: () => focusLine(Math.max(focusedLine() - 1, 0)),
      nextLine: () => focusLine(Math.min(focusedLine() + 1, order.items.length - 1)),
      wholeLine,
      servable,
      close,
    },
    { modal: true },
  );

  return (
    <Dialog
      title={
        <>
          <ForkOutlined aria-hidden /> {t('split.title', { number: formatOrderNumber(order.orderNumber) })}
        </>
      }
      width={760}
      onClose={close}
    >
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <SplitTable order={order} draft={draft} second={second} parts={parts} onChange={change} />
        <div className={styles.under}>
          <p className={styles.problem} role="status">
            {problem === 'number' || (isChecked && problem !== null) ? t(`split.problem.${problem}`) : null}
          </p>
          <span className={styles.keys}>
            <Kbd keys="↑" /> <Kbd keys="↓" /> {t('split.otherLine')} <Kbd keys="F4" /> {t('split.wholeLine')}
          </span>
        </div>
        <p className={styles.hint}>{t(order.status === 'paid' ? 'split.paidHint' : 'split.pendingHint')}</p>
        <FailureAlert failure={split.failure} />
        <DialogFoot
          confirm={t('split.confirm')}
          busy={split.busy}
          onBack={close}
          aside={
            <Button disabled={split.busy} onClick={servable}>
              {t('split.servable')} <Kbd keys="F3" />
            </Button>
          }
        />
      </form>
    </Dialog>
  );
}

function focusLine(place: number): void {
  const field = document.getElementById(quantityFieldId(place));
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** The line whose number has the focus, else the first. */
function focusedLine(): number {
  return Number(document.activeElement?.getAttribute('data-place') ?? 0);
}
