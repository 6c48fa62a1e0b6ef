import { CrownFilled, TeamOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { CartView } from '#shared/contracts/cart.ts';
import type { Customer } from '#shared/contracts/customers.ts';
import { useCartCommands } from '../cart/use-cart-commands.ts';
import { useSaleStore } from '../sale-store.ts';
import { CustomerForm } from './customer-form.tsx';
import { DialogFailure } from './dialog-failure.tsx';
import styles from './dialogs.module.css';
import { Picker } from './picker.tsx';

/** Finds the customer by phone or name; a new one is made from what was typed. */
export function CustomerDialog({ cart }: { readonly cart: CartView | null }) {
  const { t } = useTranslation('sale');
  const close = useSaleStore((state) => state.close);
  const commands = useCartCommands();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [creating, setCreating] = useState(false);
  const search = useQueryCall('customers.search', { query: text.trim(), limit: 20 }, { keepPrevious: true });
  const awaited = useSaleStore((state) => state.awaited);
  const current = cart === null ? awaited : cart.customer;
  const take = async (customer: Customer | null) => {
    if (cart === null) useSaleStore.getState().await(customer);
    else if (!(await commands.setCustomer(customer?.customerId ?? null))) return;
    close();
  };
  if (creating) {
    return (
      <CustomerForm
        text={text}
        onBack={() => setCreating(false)}
        onSaved={(customer) => void take(customer)}
      />
    );
  }
  return (
    <Dialog title={t('customer.title')} onClose={close}>
      <Picker
        label={t('customer.find')}
        placeholder={t('customer.placeholder')}
        text={text}
        options={search.data?.customers ?? []}
        chosen={chosen}
        stale={search.isPlaceholderData || search.isPending}
        keyOf={(customer) => customer.customerId}
        empty={
          <EmptyState icon={<TeamOutlined />} title={t('customer.none')} hint={t('customer.noneHint')} />
        }
        onText={(next) => {
          setText(next);
          setChosen(0);
        }}
        onChosen={setChosen}
        onPick={(customer) => (customer === undefined ? setCreating(true) : void take(customer))}
      >
        {(customer) => (
          <>
            <span className={styles.optionMain}>
              <strong>{customer.name}</strong>
              <span>{customer.phone}</span>
            </span>
            {customer.isMember ? (
              <Tag tone="primary" icon={<CrownFilled aria-hidden />}>
                {t('summary.member')}
              </Tag>
            ) : null}
          </>
        )}
      </Picker>
      <FailureAlert failure={search.error} />
      <DialogFailure />
      <div className={styles.foot}>
        <p className={styles.keys}>
          <span>
            <Kbd keys="Enter" /> {t('customer.take')}
          </span>
        </p>
        <Button disabled={current === null} onClick={() => void take(null)}>
          {t('customer.walkIn')}
        </Button>
        <Button icon={<UserAddOutlined aria-hidden />} onClick={() => setCreating(true)}>
          {t('customer.create')}
        </Button>
      </div>
    </Dialog>
  );
}
