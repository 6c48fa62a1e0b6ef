import { CompassOutlined } from '@ant-design/icons';
import { Input, Radio } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogEffect, DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { ShipmentDetail } from '#shared/contracts/shipping.ts';
import type { TrackedState } from '#shared/domain/shipment-states.ts';
import { ShipmentTag } from '../shipment-tag.tsx';
import { useShippingStore } from '../shipping-store.ts';
import styles from './steps.module.css';
import { useOvertaken } from './use-overtaken.ts';

const NOTE_ID = 'track-note';
const STATE_ID = 'track-state';

export interface TrackDialogProps {
  readonly order: OrderDetail;
  readonly shipment: ShipmentDetail;
}

/** What the carrier or the customer says of a parcel, and what follows from it. */
export function TrackDialog({ order, shipment }: TrackDialogProps) {
  const { t } = useTranslation('shipping');
  const { t: tCommon } = useTranslation('common');
  const { close, finish } = useShippingStore();
  const command = useCommand('shipping.track');
  const overtaken = useOvertaken(order.orderNumber);
  const [{ shipmentId, version, state, steps }] = useState(shipment);
  const [to, setTo] = useState<TrackedState | null>(null);
  const [place, setPlace] = useState('');
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const step = steps.find((candidate) => candidate.to === to);
  const lacksNote = step?.needsNote === true && note.trim() === '';
  const pick = (next: TrackedState) => {
    setTo(next);
    document.getElementById(NOTE_ID)?.focus();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (to === null) document.getElementById(STATE_ID)?.focus();
    else if (lacksNote) document.getElementById(NOTE_ID)?.focus();
    else if (!command.isPending)
      command.mutate(
        { shipmentId, version, to, place, note },
        {
          onSuccess: () => finish({ orderNumber: order.orderNumber, deed: to }),
          onError: overtaken,
        },
      );
  };
  const names = steps.map((candidate) => candidate.to);
  useShortcuts(
    'step',
    {
      confirm: () => pressEnter(form.current),
      close,
      ...choiceKeys(names, (name) => pick(name as TrackedState)),
    },
    { modal: true },
  );
  return (
    <Dialog
      title={
        <>
          <CompassOutlined aria-hidden /> {t('track.title')} <ShipmentTag state={state} />
        </>
      }
      width={600}
      onClose={close}
    >
      <DialogForm form={form} onSubmit={onSubmit}>
        <Field
          id={STATE_ID}
          label={t('track.state')}
          problem={isChecked && to === null ? t('track.problem.state') : null}
        >
          <Radio.Group
            className={styles.states ?? ''}
            aria-label={t('track.state')}
            value={to}
            onChange={(event) => setTo(event.target.value as TrackedState)}
          >
            {names.map((name, index) => (
              <Radio
                key={name}
                value={name}
                data-initial-focus={index === 0 || undefined}
                {...(index === 0 ? { id: STATE_ID } : {})}
              >
                <Kbd keys={String(index + 1)} />{' '}
                {state === 'lost' && name === 'in_transit'
                  ? t('track.found')
                  : tCommon(`shipmentState.${name}`)}
              </Radio>
            ))}
          </Radio.Group>
        </Field>
        <Field
          id={NOTE_ID}
          label={t(step?.needsNote === true ? 'track.noteNeeded' : 'track.note')}
          problem={isChecked && lacksNote ? t('track.problem.note') : null}
        >
          <Input
            id={NOTE_ID}
            autoComplete="off"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        <Field id="track-place" label={t('track.place')}>
          <Input
            id="track-place"
            autoComplete="off"
            maxLength={60}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          />
        </Field>
        <DialogEffect>{t(to === null ? 'track.effect.undecided' : `track.effect.${to}`)}</DialogEffect>
        <FailureAlert failure={command.error} />
        <DialogFoot confirm={t('track.confirm')} busy={command.isPending} onBack={close} />
      </DialogForm>
    </Dialog>
  );
}
