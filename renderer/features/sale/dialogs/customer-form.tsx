import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { Customer } from '#shared/contracts/customers.ts';
import styles from './dialogs.module.css';

export interface CustomerFormProps {
  /** What was searched for: digits are a phone number, anything else a name. */
  readonly text: string;
  readonly onBack: () => void;
  readonly onSaved: (customer: Customer) => void;
}

/** Adds a customer at the till: name, phone, membership. */
export function CustomerForm({ text, onBack, onSaved }: CustomerFormProps) {
  const { t } = useTranslation('sale');
  const { t: tCommon } = useTranslation('common');
  const typedPhone = /^\+?[\d -]+$/.test(text.trim());
  const [name, setName] = useState(typedPhone ? '' : text.trim());
  const [phone, setPhone] = useState(typedPhone ? text.trim() : '');
  const [isMember, setMember] = useState(true);
  const save = useCommand('customers.save');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate({ customerId: null, name, phone, isMember }, { onSuccess: onSaved });
  };
  return (
    <Dialog title={t('customer.create')} width={460} onClose={onBack}>
      <form className={styles.form} onSubmit={onSubmit}>
        <div className={styles.labelled}>
          <label htmlFor="customer-name">{t('customer.name')}</label>
          <Input
            id="customer-name"
            data-initial-focus
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className={styles.labelled}>
          <label htmlFor="customer-phone">{t('customer.phone')}</label>
          <Input
            id="customer-phone"
            inputMode="tel"
            autoComplete="off"
            maxLength={30}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </div>
        <Checkbox checked={isMember} onChange={(event) => setMember(event.target.checked)}>
          {t('customer.isMember')}
        </Checkbox>
        <FailureAlert failure={save.error} />
        <div className={styles.foot}>
          <Button onClick={onBack}>
            {tCommon('back')} <Kbd keys="Esc" />
          </Button>
          <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {tCommon('save')} <Kbd keys="Enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
