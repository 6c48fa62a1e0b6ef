export const errors = {
  VALIDATION_FAILED: {
    text: 'Something is not filled in correctly. Check it and try again.',
    detail: 'Fields: {{fields}}',
  },
  UNAUTHENTICATED: { text: 'First choose who is on duty.' },
  FORBIDDEN: {
    text: 'The person on duty is not allowed to do this. Ask someone who is.',
    detail: 'Allowed for: {{roles}} (F12 switches).',
  },
  UNKNOWN_CALL: { text: 'The screen and the program have different versions. Open the program again.' },
  COMMAND_ID_REUSED: {
    text: 'This clashed with an earlier action and was not carried out. Do it once more.',
  },
  VERSION_CONFLICT: {
    text: 'This was changed elsewhere. Check it as it is now and try again.',
    detail: '{{staffName}}, {{changed_at_ms}}',
  },
  CLOCK_BEHIND: {
    text: "This computer's clock is behind the newest record, so nothing is booked. Set the clock, or let a manager confirm it.",
    detail: 'Newest record: {{newest_record_ms}}',
  },
  CORE_STOPPING: { text: 'The program is closing; this was not carried out.' },
  CORE_UNREACHABLE: {
    text: "The counter's core does not answer. Try again: the same action never happens twice.",
  },
  INTERNAL: { text: 'Something went wrong inside the program. Nothing was carried out and no data changed.' },
  STORE_NEWER: {
    text: 'The data was written by a newer version of the program. Install that version.',
    detail: 'Data version {{store_version}}; this program reads up to {{program_version}}.',
  },
  STORE_DAMAGED: {
    text: 'The data file is damaged. It is kept as it is, nothing was deleted. Restore a backup, or call support.',
    detail: 'File: {{path}}',
  },
  STORE_LOCKED: {
    text: 'Another program uses the data. Close other counter windows and try again.',
    detail: 'File: {{path}}',
  },
  STORE_READ_ONLY: {
    text: 'The data folder cannot be written to. Check its permissions.',
    detail: 'Place: {{path}}',
  },
  DISK_FULL: {
    text: 'The disk is full; this was not carried out. Make room and try again.',
    detail: 'Place: {{path}}',
  },
  MIGRATION_FAILED: {
    text: 'The data could not be upgraded and is as it was before. Call support.',
    detail: 'Backup from before: {{backupPath}}',
  },
  FIRST_RUN_DONE: { text: 'The first set-up has been done already.' },
  STAFF_NOT_FOUND: { text: 'There is no account for this person.' },
  STAFF_INACTIVE: { text: 'This account is closed.', detail: 'Person: {{name}}' },
  STAFF_NAME_TAKEN: {
    text: 'Another account has this name. Choose a different one, for example with a staff number.',
    detail: 'Name: {{name}}',
  },
  LAST_ADMINISTRATOR: {
    text: 'One open account has to stay administrator, or nobody could manage accounts.',
  },
  PIN_WRONG: { text: 'The PIN is not right. Type it again.', detail: 'Person: {{name}}' },
  PIN_NOT_CHOSEN: { text: 'This account has no PIN yet. Choose one first.', detail: 'Person: {{name}}' },
  PIN_ALREADY_CHOSEN: {
    text: 'This account has a PIN: sign in with it. An administrator can set a new one.',
    detail: 'Person: {{name}}',
  },
  PIN_TOO_SIMPLE: { text: 'This PIN is too simple. Avoid equal or consecutive digits such as 1111 or 1234.' },
  DRUG_NOT_FOUND: { text: 'This drug is not in the catalogue any more.' },
  BARCODE_UNKNOWN: { text: 'No drug in the catalogue has this barcode.', detail: 'Barcode: {{code}}' },
  BARCODE_INVALID: {
    text: 'The barcode could not be read. Scan again or search by name.',
    detail: 'Read: {{code}}',
  },
  BATCH_NOT_FOUND: { text: 'This batch was not found.' },
  BATCH_NOT_SELLABLE: {
    text: 'This batch may not be sold (expired, locked or recalled).',
    reason: {
      expired: 'This batch has expired and may not be sold.',
      locked: 'This batch is locked and may not be sold.',
      recalled: 'This batch is recalled and may not be sold. Take the pack back.',
      quarantine: 'This batch is in quarantine and may not be sold.',
      outside_bin: 'This batch is not in its bin. Clean the bin and put it in (Stock, Alt+B), then sell it.',
    },
    detail: 'Batch: {{batchNumber}}',
    fullDetail: 'Batch {{batchNumber}}, by {{held_by}} at {{held_at_ms}}: {{held_reason}}',
  },
  BIN_HOLDS_BATCH: {
    text: 'This batch is in its bin already.',
    detail: 'Batch: {{batchNumber}}',
    fullDetail: 'Batch {{batchNumber}}, put in by {{filled_by}} at {{filled_at_ms}}',
  },
  BIN_BATCH_RESERVED: {
    text: 'Orders wait for pieces of the batch in the bin. Dispense or cancel them, then clean the bin.',
    detail: 'Batch {{batchNumber}}, {{quantity}} reserved',
  },
  CHECKER_IS_FILLER: {
    text: 'Whoever fills the bin cannot check it. Somebody else has to.',
    detail: 'Filled by: {{name}}',
  },
  BATCH_STATE_CONFLICT: {
    text: 'The status of this batch has changed.',
    reason: {
      available: 'This batch is neither locked nor recalled.',
      locked: 'This batch is locked already.',
      recalled: 'This batch is recalled.',
    },
    detail: 'Batch: {{batchNumber}}',
    fullDetail: 'Batch {{batchNumber}}, by {{held_by}} at {{held_at_ms}}: {{held_reason}}',
  },
  FILE_NOT_FOUND: { text: 'The file was not found. Choose it again.' },
  FILE_TOO_LARGE: {
    text: 'The file is too large. Split it and import the parts.',
    detail: 'Limit: {{limit_bytes}}',
  },
  FILE_UNREADABLE: { text: 'The file cannot be read. It must be a CSV or XLSX file without a password.' },
  FILE_ENCODING_UNKNOWN: { text: "The file's encoding is unknown. Save it as CSV in UTF-8 or GB18030." },
  IMPORT_COLUMNS_MISSING: {
    text: 'Required columns are missing. Map them first.',
    detail: 'Missing: {{fields}}',
  },
  IMPORT_NOT_FOUND: { text: 'This import was not found.' },
  IMPORT_RUNNING: { text: 'Another file is being imported. Wait for it to finish.' },
  IMPORT_NOT_READY: { text: 'This import is not at the stage for that.' },
  CATALOG_NOT_EMPTY: { text: 'The catalogue has data already; demo data goes into an empty one only.' },
  CART_NOT_FOUND: { text: 'This cart is gone: it was sold or thrown away.' },
  CART_LINE_NOT_FOUND: { text: 'This line is not in the cart any more.' },
  CART_EMPTY: { text: 'No line is selected. Add a drug first.' },
  NOTHING_TO_UNDO: { text: 'There is nothing to undo.' },
  DISCOUNT_TOO_LARGE: {
    text: 'The discount is larger than the amount.',
    detail: 'Discount {{discount_fen}}, amount {{amount_fen}}.',
  },
  AMOUNT_TOO_LARGE: { text: 'The amount is larger than one sale can be.', detail: 'At most {{limit_fen}}.' },
  CUSTOMER_NOT_FOUND: { text: 'This customer was not found.' },
  TOO_MANY_KINDS: {
    text: 'Too many different items for one order. Split it.',
    detail: 'At most {{limit}} different items per order.',
  },
  QUANTITY_LIMIT: { text: 'Too many of one item.', detail: 'At most {{limit}} of an item.' },
  PRESCRIPTION_REQUIRED: {
    text: 'Sold only on a prescription that a pharmacist approved. Write it down, have it approved, and add the drug from it.',
  },
  CONTROLLED_QUANTITY_EXCEEDED: {
    text: 'More of a watched drug than one sale may have.',
    detail: 'At most {{limit}} packs; this sale has {{quantity}}.',
  },
  EPHEDRINE_PACK_TOO_STRONG: {
    text: 'This pack holds more ephedrine than any pack may. It must not be sold: take it off the shelf and tell the quality manager.',
  },
  GIFT_FORBIDDEN: {
    text: 'Prescription and class A OTC drugs are never given away. Take off less, so that each of them costs something.',
  },
  BUYER_ID_REQUIRED: { text: "For a watched drug the buyer's name and ID number are recorded." },
  BUYER_ID_INVALID: { text: 'The ID number is wrong. Check its 18 characters.' },
  NOT_FOR_SALE: { text: 'This item is no longer sold.' },
  REGISTER_NOT_FOUND: { text: 'This register was not found.' },
  REGISTER_TOO_LARGE: {
    text: 'Too many records in these days. Export shorter ranges.',
    detail: '{{rows}} rows; one export holds at most {{limit}}.',
  },
  COUPON_NOT_FOUND: { text: 'There is no such coupon. Check its code.' },
  COUPON_REFUSED: {
    text: 'This coupon cannot be used now.',
    fullDetail: '{{name}}: {{short_fen}} short',
    detail: '{{name}}',
    reason: {
      stopped: 'This coupon was stopped.',
      not_yet: 'The first day of this coupon has not come yet.',
      expired: 'This coupon has expired.',
      used_up: 'This coupon was used as often as it may be.',
      members_only: 'This coupon is for members. Choose the member first (F3).',
      customer_needed: 'This coupon is limited for each customer. Choose the customer first (F3).',
      used_by_customer: 'This customer used the coupon as often as it says.',
      not_these_goods:
        'The coupon covers none of these goods. Prescription and class A drugs are never promoted.',
      not_with_discount: 'This coupon does not go with a member price or a discount.',
      minimum: 'The goods do not reach the minimum of this coupon.',
    },
  },
  COUPON_CODE_TAKEN: {
    text: 'Another coupon has this code. Choose another one.',
    detail: '{{code}}: {{name}}',
  },
  COUPON_LIMIT_BELOW_USES: {
    text: 'The limit cannot be lower than the uses so far.',
    detail: 'Used {{used}} times',
  },
  RULE_FIXED: { text: 'This rule cannot be switched off.' },
  ORDER_NOT_FOUND: { text: 'This order was not found.' },
  INVALID_ORDER_STATUS: {
    text: "The order's present state does not allow this.",
    detail: '{{staffName}}, {{changed_at_ms}}',
    reason: {
      pending: 'The order waits for payment. This cannot be done now.',
      paid: 'The order is paid, and nobody dispenses it yet. This cannot be done now.',
      dispensing: 'The order is being dispensed. This cannot be done now.',
      shipped: 'The order was sent. This cannot be done now.',
      completed: 'The order is completed. This cannot be done now.',
      cancelled: 'The order is cancelled. This cannot be done now.',
      after_sales: 'The order is in after-sales. This cannot be done now.',
    },
  },
  INSUFFICIENT_STOCK: {
    text: 'Not enough sellable stock; no order was made.',
    detail: 'Short of: {{shortages}}',
    fullDetail: 'Batches that wait for their bin: {{bin_batches}}. Clean it in Stock (Alt+3, then Alt+B).',
  },
  INVENTORY_UPDATE_FAILED: {
    text: 'Stock was not changed: a count cannot be below what orders have reserved.',
  },
  PRICE_CHANGED: {
    text: 'A price or discount changed. Check the new amount before you take money.',
    detail: 'Now due {{total_fen}}, shown {{expected_fen}}.',
  },
  ORDER_EXPIRED: { text: 'The time to pay has passed and the stock was released. Make a new order.' },
  AFTER_SALES_WINDOW_PASSED: { text: 'The return window has passed.' },
  PATIENT_NOT_FOUND: { text: 'This patient was not found. Search again.' },
  DOCTOR_NOT_FOUND: { text: 'This doctor was not found. Search again.' },
  PRESCRIPTION_NOT_FOUND: { text: 'No such prescription. Check the number.', detail: 'Number: {{number}}' },
  INVALID_PRESCRIPTION_STATUS: {
    text: "The prescription's state does not allow this. Look at it as it is now.",
  },
  PRESCRIPTION_INCOMPLETE: {
    text: 'Something is missing. Complete the prescription before it goes to review.',
    detail: 'Missing: {{fields}}',
  },
  PRESCRIPTION_LAPSED: {
    text: 'The prescription is out of date. The customer needs a new one.',
    detail: 'Issued {{issuedOn}}, valid until {{lastValidDay}}',
  },
  PRESCRIPTION_NOT_APPROVED: {
    text: 'No pharmacist has approved the prescription, or it was sent back, withdrawn or used up.',
    detail: 'Number: {{number}}',
  },
  PRESCRIPTION_MISMATCH: {
    text: 'This is not the drug that was prescribed.',
    detail: 'Number: {{number}}',
  },
  PRESCRIPTION_QUANTITY_EXCEEDED: {
    text: 'More than is left of the prescription. Lower the quantity.',
    detail: '{{prescribed}} prescribed, {{remaining}} left, {{quantity}} wanted',
  },
  PRESCRIPTION_USED_UP: {
    text: 'Everything on this prescription has been ordered.',
    detail: 'Number: {{number}}',
  },
  PHARMACIST_ABSENT: {
    text: 'No pharmacist is on duty, so prescription drugs cannot be sold. A pharmacist has to sign in.',
  },
  PRESCRIPTION_CHECKS_FAILED: {
    text: "The checks are not settled: what is forbidden goes back, what asks needs a reason or the doctor's signature.",
  },
  REVIEWER_IS_CAPTURER: {
    text: 'Who wrote a prescription down does not review it. Another pharmacist must.',
  },
  LICENCE_MISSING: {
    text: "No pharmacist's licence is recorded, so you cannot review or replace drugs. The manager records it with the staff.",
  },
  LICENCE_EXPIRED: {
    text: "The pharmacist's licence has expired, so you cannot review or replace drugs.",
    detail: 'Valid until {{expiresOn}}',
  },
  INTERACTIONS_REJECTED: {
    text: 'Some rows of the file cannot be read, so the table of interactions stays as it was.',
    detail: '{{total}} problems.',
  },
  IMAGE_NOT_FOUND: { text: 'The prescription has no such image.' },
  IMAGE_NOT_ACCEPTED: { text: 'This file cannot be attached. Choose a JPEG, PNG or WebP picture, or a PDF.' },
  IMAGE_DAMAGED: { text: 'The image file is damaged or was changed, so it is not shown. Tell the manager.' },
  SHIPMENT_NOT_FOUND: { text: 'There is no such parcel.' },
  INVALID_SHIPMENT_STATE: {
    text: 'The state of the parcel does not allow this. A lost parcel is found or given up first, a refused one taken back, on the Shipping screen.',
  },
  TRACKING_NUMBER_INVALID: {
    text: 'This is not how the carrier writes its tracking numbers. Check it or scan it again.',
    detail: '{{carrier}} writes them like {{example}}',
  },
  PACK_NOT_FOUND: { text: 'This scan is not in the order, or was taken back.' },
  PACK_WRONG_DRUG: {
    text: 'Wrong drug: the scanned pack is not in this order.',
    fullDetail: 'Scanned: {{scanned_name}}; to be opened: {{to_open}}',
    detail: 'Scanned: {{scanned_name}}; the order has: {{expected}}',
    reason: { opening: 'Wrong drug: the scanned pack is not the one to be opened.' },
  },
  PACK_WRONG_BATCH: {
    text: 'Wrong batch: take a pack of the batch that the list names.',
    detail: 'Scanned: batch {{scanned_batch}}; expected: {{expected}}',
  },
  PACK_EXPIRED: {
    text: 'This pack has expired and cannot be given out.',
    detail: 'Batch {{batch_number}}, expiry {{expiry_date}}',
  },
  PACK_NOT_EXPECTED: {
    text: 'All packs of this drug are verified. Put the extra ones back on the shelf.',
    fullDetail: 'Still missing: {{left}}; {{staffName}} verified the last one at {{verified_at_ms}}',
    detail: 'Still missing: {{left}}',
  },
  PACKS_NOT_VERIFIED: {
    text: 'Some packs have not been scanned yet. Nothing is given out before that.',
    detail: 'Still missing: {{missing}}',
  },
  CHECK_NEEDED: { text: 'A second person has to check this order before it is given out.' },
  CHECKER_IS_DISPENSER: {
    text: 'Whoever dispensed cannot check it. Ask somebody else.',
    detail: 'Dispensed by {{name}}',
  },
  TRACE_CODE_SOLD: {
    text: 'This trace code was sold before. Stop, and report the pack.',
    fullDetail: 'Trace code {{code}}, sold {{sold_at_ms}} by {{sold_by}} with order {{order_number}}',
    detail: 'Trace code {{code}}, sold with order {{order_number}}',
  },
  TRACE_CODE_SET_ASIDE: {
    text: 'This trace code was scanned elsewhere.',
    fullDetail: 'Trace code {{code}} ({{holder}})',
    detail: 'Trace code {{code}}',
    reason: {
      this_cart: 'This pack is in the cart already. It was not added again.',
      open_cart: 'This pack is in the cart of another screen. Compare the two.',
      parked_cart: 'This pack is in a parked cart. Resume that cart or throw it away first.',
      order: 'This pack is set aside for an order that waits to be dispensed. Compare the two.',
    },
  },
  TRACE_CODE_OPENED: {
    text: 'This pack was opened to be sold by the unit. It is not sold or taken back sealed: take one that is.',
    detail: 'Trace code {{code}}, opened {{opened_at_ms}} by {{opened_by}}, checked by {{checked_by}}',
  },
  TRACE_CODE_NEEDED: {
    text: 'Scan the trace code of this pack. Where it has none that can be read, say why.',
    detail: 'Drug: {{name}}',
  },
  TRACE_CODE_ONE_PACK: { text: 'A trace code stands for one pack. Scan pack by pack.' },
  SPLIT_NOT_ALLOWED: {
    text: 'This article may not be split. Specially controlled drugs are sold in whole packs; herbs and devices are not split.',
    detail: 'Drug: {{name}}',
  },
  NOT_SPLITTABLE: {
    text: 'This drug is not set up to be split. A pharmacist or manager does that under Stock.',
    detail: 'Drug: {{name}}',
  },
  LOOSE_ARTICLE: { text: 'Loose units are not received; they come from opening packs alone.' },
  LOOSE_STOCK_CHANGED: {
    text: 'The loose units have just changed; somebody may have opened a pack. Look again before you open one.',
    detail: 'There were {{seen}}, there are {{units}}',
  },
  CHECKER_IS_SPLITTER: {
    text: 'Whoever opens the pack cannot check it. Somebody else has to.',
    detail: 'Opened by: {{name}}',
  },
  NOTHING_TO_PRINT: { text: 'Nothing of this order is sold loose, so it has no bags.' },
  CHECKER_NOT_ALLOWED: {
    text: 'This person may not do this, and so may not check it.',
    detail: 'Checker: {{name}}',
  },
  AFTER_SALES_NOT_FOUND: { text: 'This request was not found.' },
  INVALID_AFTER_SALES_STATE: { text: "The request's present state does not allow this." },
  RETURN_QUANTITY_EXCEEDED: {
    text: 'More units than can come back.',
    detail: '{{drug}}: {{left}} left, {{quantity}} asked for.',
  },
  RETURN_NOT_ALLOWED: {
    text: 'Drugs come back only for a fault, unless a pharmacist allows it for a reason.',
    detail: '{{drug}}',
  },
  RETURN_CODES_MISSING: {
    text: 'Packs that were sold with a trace code come back with it. Scan each of them.',
    detail: 'Batch {{batch_number}}, still to scan: {{missing}} of {{codes}}',
  },
  DRUGS_NOT_PACKED_APART: {
    text: 'Drugs are sent in a package of their own that is marked as such. Confirm that first.',
  },
  WRONG_PACK: {
    text: 'This pack was not sold with this request.',
    detail: 'Scanned: {{scanned}}; sold: {{sold}}.',
    reason: {
      drug: 'The scanned item is not part of this request.',
      batch: 'Wrong batch: this one was not sold to the customer.',
      other_line: 'The scanned item or batch is not the one that was chosen.',
      trace_code: 'Trace code: this very pack was not sold with the order.',
      came_back: 'This pack has come back before.',
    },
  },
  NOT_IN_QUARANTINE: { text: 'This batch is not in quarantine.', detail: 'Batch {{batch_number}}' },
  REFUND_CHANGED: {
    text: 'The amount has changed. Check the new one, then refund.',
    detail: 'Now {{total_fen}}, before {{expected_fen}}.',
  },
  SPLIT_INVALID: {
    text: 'The order cannot be split like this.',
    reason: {
      one_unit: 'The order has one unit only; there is nothing to split.',
      unknown_line: 'The parts name a line that the order does not have. Look at the order again.',
      not_whole: 'The parts do not add up: every unit of the order goes to exactly one part.',
      all_servable: 'All of the order can be served now; there is nothing to split off.',
      none_servable:
        'Nothing of the order can be served now: all its batches are locked, recalled or expired.',
      partly_refunded: 'Part of the payment was given back already, so the order can no longer be split.',
      waits_for_goods: 'What is owed still waits for goods. Hand over what is there from Dispensing.',
    },
    detail: '{{generic_name}}: {{quantity}} in the order, {{given}} in the parts.',
  },
  OWED_INVALID: {
    text: 'This cannot be owed.',
    reason: {
      nothing: 'Say how many are owed.',
      not_given: 'The batches of the order have changed. Look at the sheet again.',
      too_many: 'That is more than the order was given of the batch.',
      packed: 'These packs have been verified. Take back those that are to be owed.',
      partly_refunded: 'Part of the payment was given back already, so nothing more can be owed.',
    },
    detail: 'At most {{left}} can be owed.',
  },
  NOT_EQUIVALENT: {
    text: 'This drug may not be given for the other.',
    reason: {
      same_drug: 'This is the drug itself; nothing is to be replaced.',
      not_sold: 'This drug has no price and cannot be handed out.',
      not_a_drug: 'Only drugs have equivalents.',
      biological: 'Biological products of two makers are not interchangeable. Ask the doctor.',
      name: 'The generic name is another one.',
      dosage_form: 'The dosage form is another one, or is not on record.',
      category: 'One is sold on prescription or by another class than the other.',
      control_class: 'The class of special control is another one.',
      loose: 'Whole packs and loose units are not given for each other.',
      strength: 'The strength is another one.',
      strength_unclear: 'The specifications do not show that the strength is the same.',
      pack_unclear: 'The specifications do not show how much is in a pack.',
      quantity: 'Whole packs of it do not come to the same quantity.',
    },
  },
  SUBSTITUTION_INVALID: {
    text: 'The drug cannot be replaced like this.',
    reason: {
      unknown_line: 'The order has no such line. Look at the sheet again.',
      packed: 'Packs of this line have been verified. Take them back before you replace the drug.',
      nothing_missing: 'Say how many are missing or broken: they are written off.',
      not_missing: 'Nothing is written off for this reason. Leave the numbers empty.',
      not_given: 'The batches of the order have changed. Look at the sheet again.',
      too_many: 'That is more than the order was given of the batch.',
      partly_refunded: 'Part of the payment was given back already, so nothing more can be replaced.',
    },
    detail: 'At most {{left}}.',
  },
  OWED_BALANCE_LAPSED: {
    text: 'The days to collect what is owed are over. Cancel the order to refund it.',
    detail: 'Last day: {{collect_until}}',
  },
  OWED_WAITS_FOR_GOODS: {
    text: 'What is owed has not come yet. Goods that are received are set aside for it.',
  },
  ORDER_NOT_OWED: { text: 'Nothing is owed with this order, so there is no note to print.' },
  MERGE_INVALID: {
    text: 'These orders cannot be merged.',
    reason: {
      same_order: 'The same order was chosen twice.',
      not_pending: 'Only orders that wait for payment can be merged.',
      expired: 'The time to pay one of the orders has passed.',
      no_customer: 'The order has no customer. Only orders of one customer can be merged.',
      different_customers: 'The orders belong to different customers.',
      different_channels: 'The orders came in through different channels.',
      different_addresses: 'The orders go to different addresses.',
      different_buyers: 'The orders were registered for different buyers.',
      different_doctors: 'The orders name different doctors.',
    },
    detail: 'Order {{order_number}}',
  },
  PAYMENT_FAILED: { text: 'The payment did not succeed; nothing was charged.' },
  PAYMENT_INCOMPLETE: { text: 'Not the full amount yet.', detail: 'Due {{due_fen}}, received {{paid_fen}}.' },
  PAYMENT_EXCEEDS_DUE: {
    text: 'The card amount is more than what is due; only cash gives change.',
    detail: 'Due {{due_fen}}, card {{paid_fen}}.',
  },
  ORDER_ALREADY_PAID: {
    text: 'The order is paid already; nothing was taken twice.',
    detail: '{{staffName}}, {{changed_at_ms}}',
  },
  REFUND_EXCEEDS_PAID: { text: 'The refund is more than was paid.' },
  PRINTER_NOT_CONFIGURED: { text: 'No receipt printer is set up. Choose one in Settings.' },
  PRINTER_UNREACHABLE: {
    text: 'The printer does not answer. Check power, paper and cable; you can reprint at any time.',
    reason: {
      not_found:
        'The printer was not found. Check that it is on and connected, then check the choice or address in Settings.',
      refused:
        "The printer's address was reached but refused the connection. Check the port (usually 9100), and that no other computer is using the printer.",
      no_route:
        "The printer's network cannot be reached. Check the cable, the Wi-Fi and the printer's address.",
      timed_out:
        'The printer took too long to answer. Check for missing paper, an open cover or sleep mode, then try again.',
      connection_lost:
        'The connection to the printer broke, so the receipt may be incomplete. Check the connection and print again.',
      access_denied:
        'The system does not allow this printer to be used. Close the program that holds it, or ask the administrator for access.',
      not_a_printer: 'The chosen device is not a receipt printer. Choose another one in Settings.',
      unsupported:
        'This computer does not support this kind of connection. Use a network or system printer in Settings.',
    },
  },
} as const;
