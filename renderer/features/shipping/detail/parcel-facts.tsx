import { useTranslation } from 'react-i18next';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { ShownParcel } from '../shown-parcel.ts';

const joined = (...texts: readonly string[]) => texts.filter((text) => text !== '').join(' ');

/** For whom the parcel is, with whom it travels, and when its order completes by itself. */
export function ParcelFacts({ order, shipment }: ShownParcel) {
  const { t } = useTranslation('shipping');
  const { t: tCommon } = useTranslation('common');
  const carriers = useCarriers();
  const apart = order.events.findLast(
    ({ action, details }) => action === 'ship' && details.drugsApart === true,
  );
  const { address, customer } = order;
  const receiver =
    shipment === null
      ? joined(address?.name || customer.name, address?.phone || customer.phone)
      : joined(shipment.receiverName, shipment.receiverPhone);
  const facts: Fact[] = [
    { key: 'receiver', label: t('facts.receiver'), value: receiver || t('nobody') },
    {
      key: 'address',
      label: t('facts.address'),
      value:
        address === null
          ? t('facts.noAddress')
          : joined(address.province, address.city, address.district, address.detail, address.postCode),
    },
    ...(shipment === null
      ? []
      : [
          {
            key: 'carrier',
            label: t('facts.carrier'),
            value: joined(carriers.shown(shipment.carrier), shipment.trackingNumber),
          },
          ...(apart === undefined
            ? []
            : [
                {
                  key: 'apart',
                  label: tCommon('drugsApart.label'),
                  value: t('facts.apart', { name: apart.staffName }),
                },
              ]),
          { key: 'packages', label: t('facts.packages'), value: String(shipment.packageCount) },
          { key: 'sent', label: t('facts.sent'), value: formatDateTime(shipment.createdAtMs) },
        ]),
    ...(shipment === null || shipment.note === ''
      ? []
      : [{ key: 'note', label: t('facts.note'), value: shipment.note }]),
    ...(shipment === null || shipment.autoCompletesAtMs === null
      ? []
      : [
          {
            key: 'auto',
            label: t('facts.autoCompletes'),
            value: formatDateTime(shipment.autoCompletesAtMs),
          },
        ]),
    ...(order.remark === '' ? [] : [{ key: 'remark', label: t('facts.remark'), value: order.remark }]),
  ];
  return (
    <Section title={t('facts.title')}>
      <Facts facts={facts} />
    </Section>
  );
}
