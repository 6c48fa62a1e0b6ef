import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatTimeOfDay } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Money } from '#renderer/ui/money.tsx';
import { useCartCommands } from '../cart/use-cart-commands.ts';
import { useSaleStore } from '../sale-store.ts';
import { DialogFailure } from './dialog-failure.tsx';
import styles from './dialogs.module.css';
import { Picker } from './picker.tsx';

/** The parked carts (挂单): one is taken back, or thrown away by pressing Delete twice. */
export function ResumeDialog() {
  const { t } = useTranslation('sale');
  const { t: tOrders } = useTranslation('orders');
  const close = useSaleStore((state) => state.close);
  const commands = useCartCommands();
  const parked = useQueryCall('cart.listParked', {});
  const discard = useCommand('cart.discard');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [doomed, setDoomed] = useState<number | null>(null);
  // What was thrown away is off the list at once, so that the next Delete is meant for the cart it shows.
  const [thrownAway, setThrownAway] = useState<readonly number[]>([]);
  const carts = (parked.data?.carts ?? []).filter(
    (cart) =>
      !thrownAway.includes(cart.cartId) &&
      `${cart.customerName} ${cart.label} ${cart.staffName}`.includes(text.trim()),
  );
  const resume = async (cartId: number) => {
    if (await commands.resume(cartId)) close();
  };
  const onDelete = () => {
    const cart = carts[chosen];
    if (cart === undefined) return;
    if (doomed !== cart.cartId) return setDoomed(cart.cartId);
    setDoomed(null);
    setChosen(0);
    setThrownAway((before) => [...before, cart.cartId]);
    discard
      .mutateAsync({ cartId: cart.cartId })
      .catch(() => setThrownAway((before) => before.filter((cartId) => cartId !== cart.cartId)));
  };
  return (
    <Dialog title={t('resume.title')} onClose={close}>
      <Picker
        label={t('resume.find')}
        placeholder={t('resume.placeholder')}
        text={text}
        options={carts}
        chosen={chosen}
        stale={parked.isFetching}
        keyOf={(cart) => cart.cartId}
        empty={<EmptyState icon={<InboxOutlined />} title={t('resume.none')} hint={t('resume.noneHint')} />}
        onText={(next) => {
          setText(next);
          setChosen(0);
        }}
        onChosen={setChosen}
        onPick={(cart) => (cart === undefined ? undefined : void resume(cart.cartId))}
        onKey={(event) => {
          if (event.key !== 'Delete' || text !== '') return false;
          onDelete();
          return true;
        }}
      >
        {(cart) => (
          <>
            <span className={styles.optionMain}>
              <strong>{cart.customerName || cart.label || t('summary.walkIn')}</strong>
              <span>
                {doomed === cart.cartId
                  ? t('resume.again')
                  : t('resume.facts', {
                      time: formatTimeOfDay(cart.updatedAtMs),
                      kinds: tOrders('list.kinds', { count: cart.lineCount }),
                      units: tOrders('list.units', { count: cart.quantity }),
                      staff: cart.staffName,
                    })}
              </span>
            </span>
            <span className={styles.optionAmount}>
              <Money fen={cart.totalFen} />
            </span>
          </>
        )}
      </Picker>
      <p className={styles.keys}>
        <span>
          <Kbd keys="Enter" /> {t('resume.take')}
        </span>
        <span>
          <Kbd keys="Delete" /> {t('resume.discard')}
        </span>
      </p>
      <FailureAlert failure={parked.error ?? discard.error} />
      <DialogFailure />
    </Dialog>
  );
}
