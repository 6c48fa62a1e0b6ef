import { layPickList } from '#shared/domain/pick-list-layout.ts';
import { dispensingSheet } from '../dispensing/dispensing-sheet.ts';
import { readSettings } from '../settings/settings.ts';
import { localTime, type OrderDocument } from './order-document.ts';
import { printerFor } from './printer-for.ts';

/** What is fetched from the shelves for an order, in the order of one walk. */
export const PICK_LIST: OrderDocument = {
  kind: 'pick_list',
  read: (context, { orderId, language, paperMm, copyNo }, timeZone) => {
    const { orderNumber, status, customerName, remark, lines } = dispensingSheet(context.reader, orderId);
    const settings = readSettings(context.reader);
    return {
      name: `${orderNumber}-pick-${copyNo}`,
      settings,
      layout: layPickList({
        orderNumber,
        status,
        customerName,
        remark,
        items: lines,
        printedAt: localTime(context.nowMs, timeZone),
        language,
        paperMm: paperMm ?? printerFor(settings, 'pick_list').paperMm,
        copyNo,
      }),
      openDrawer: false,
    };
  },
};
