import { CarOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { DrugsApartField } from '#renderer/ui/drugs-apart-field.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { readCount } from '#renderer/ui/read-count.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { isDrug } from '#shared/domain/drugs.ts';
import { useShippingStore } from '../shipping-store.ts';
import { FIELD_IDS, firstProblem, MOST_PACKAGES, type ShipDraft } from './ship-draft.ts';
import styles from './steps.module.css';
import { useOvertaken } from './use-overtaken.ts';

/** Sends an order: with whom, under which number, in how many packages. */
export function ShipDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('shipping');
  const { close, finish } = useShippingStore();
  const carriers = useCarriers();
  const command = useCommand('orders.ship');
  const overtaken = useOvertaken(order.orderNumber);
  // As it was when the dialog opened: that is what the person packs.
  const [{ orderId, version, orderNumber, items }] = useState(order);
  const hasDrugs = items.some(({ category }) => isDrug(category));
  const [draft, setDraft] = useState<ShipDraft>({
    carrier: '',
    trackingNumber: '',
    packages: '1',
    note: '',
    drugsApart: false,
  });
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const carrier = carriers.stored(draft.carrier);
  const problem = firstProblem({ ...draft, carrier }, hasDrugs);
  const change = (part: Partial<ShipDraft>) => setDraft((before) => ({ ...before, ...part }));
  const pick = (choice: string) => {
    change({ carrier: choice });
    document.getElementById(FIELD_IDS.trackingNumber)?.focus();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (problem !== null) {
      document.getElementById(FIELD_IDS[problem])?.focus();
      return;
    }
    if (command.isPending) return;
    const packageCount = readCount(draft.packages, { least: 1, most: MOST_PACKAGES }) ?? 1;
    const { note, drugsApart } = draft;
    const trackingNumber = draft.trackingNumber.trim();
    command.mutate(
      { orderId, version, carrier, trackingNumber, packageCount, note, drugsApart },
      { onSuccess: () => finish({ orderNumber, deed: 'ship' }), onError: overtaken },
    );
  };
  useShortcuts(
    'step',
    {
      confirm: () => pressEnter(form.current),
      close,
      ...choiceKeys(carriers.choices, pick),
      ...(hasDrugs ? { drugsApart: () => change({ drugsApart: !draft.drugsApart }) } : {}),
    },
    { modal: true },
  );
  const shown = (name: Exclude<keyof typeof FIELD_IDS, 'drugsApart'>) =>
    isChecked && problem === name ? t(`ship.problem.${name}`) : null;
  return (
    <Dialog
      title={
        <>
          <CarOutlined aria-hidden /> {t('ship.title')}
        </>
      }
      width={600}
      onClose={close}
    >
      <DialogForm form={form} onSubmit={onSubmit}>
        <ChoiceField
          id={FIELD_IDS.carrier}
          label={t('ship.carrier')}
          maxLength={40}
          choices={carriers.choices}
          value={draft.carrier}
          problem={shown('carrier')}
          onChange={(text) => change({ carrier: text })}
          onPick={pick}
        />
        <Field
          id={FIELD_IDS.trackingNumber}
          label={t('ship.trackingNumber')}
          problem={shown('trackingNumber')}
        >
          <Input
            id={FIELD_IDS.trackingNumber}
            data-accepts-scan
            autoComplete="off"
            maxLength={60}
            placeholder={t('ship.trackingPlaceholder')}
            value={draft.trackingNumber}
            onChange={(event) => change({ trackingNumber: event.target.value })}
          />
        </Field>
        <div className={styles.pair}>
          <Field id={FIELD_IDS.packages} label={t('ship.packages')} problem={shown('packages')}>
            <Input
              id={FIELD_IDS.packages}
              inputMode="numeric"
              autoComplete="off"
              maxLength={2}
              value={draft.packages}
              onChange={(event) => change({ packages: event.target.value })}
            />
          </Field>
          <Field id="ship-note" label={t('ship.note')}>
            <Input
              id="ship-note"
              autoComplete="off"
              maxLength={200}
              value={draft.note}
              onChange={(event) => change({ note: event.target.value })}
            />
          </Field>
        </div>
        {hasDrugs ? (
          <DrugsApartField
            id={FIELD_IDS.drugsApart}
            checked={draft.drugsApart}
            isMissing={isChecked && problem === 'drugsApart'}
            onChange={(drugsApart) => change({ drugsApart })}
          />
        ) : null}
        <FailureAlert failure={command.error} />
        <DialogFoot confirm={t('ship.confirm')} busy={command.isPending} onBack={close} />
      </DialogForm>
    </Dialog>
  );
}
