import type { OrderDetail } from '#shared/contracts/orders.ts';
import { isDrug } from '#shared/domain/drugs.ts';
import { layPackingSlip } from '#shared/domain/packing-slip-layout.ts';
import { orderDetail } from '../orders/order-detail.ts';
import { readSettings } from '../settings/settings.ts';
import { findShipment } from '../shipping/shipment-rows.ts';
import { localTime, type OrderDocument } from './order-document.ts';
import { printerFor } from './printer-for.ts';

/** What lies in a parcel. It can be printed while the parcel is packed, before carrier and number are known. */
export const PACKING_SLIP: OrderDocument = {
  kind: 'packing_slip',
  read: (context, { orderId, language, paperMm, copyNo }, timeZone) => {
    const order = orderDetail(context, orderId);
    const settings = readSettings(context.reader);
    const parcel = findShipment(context.reader, orderId);
    return {
      name: `${order.orderNumber}-packing-${copyNo}`,
      settings,
      layout: layPackingSlip({
        orderNumber: order.orderNumber,
        isCancelled: order.status === 'cancelled',
        staffName: order.staffName,
        shop: settings.shop,
        receiver: receiverOnPaper(order),
        parcel: {
          ...(parcel ?? { carrier: '', trackingNumber: '', packageCount: 1, note: '' }),
          drugsApartBy: packedApartBy(order),
        },
        items: order.items.map((item) => ({
          ...item,
          isDrug: isDrug(item.category),
        })),
        remark: order.remark,
        printedAt: localTime(context.nowMs, timeZone),
        language,
        paperMm: paperMm ?? printerFor(settings, 'packing_slip').paperMm,
        copyNo,
      }),
      openDrawer: false,
    };
  },
};

/** Who said of the parcel that was sent last that its drugs are packed apart. */
const packedApartBy = ({ events }: OrderDetail): string | null =>
  events.findLast(({ action, details }) => action === 'ship' && details.drugsApart === true)?.staffName ??
  null;

function receiverOnPaper({ address, customer }: OrderDetail) {
  if (address === null) return { name: customer.name, phone: customer.phone, address: '' };
  const { province, city, district, detail, postCode } = address;
  return {
    name: address.name || customer.name,
    phone: address.phone || customer.phone,
    address: [province, city, district, detail, postCode].filter((part) => part !== '').join(' '),
  };
}
