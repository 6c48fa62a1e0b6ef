/** Each rule of the rule table: what it says, and what its numbers are. */
export const RULE_WORDS_EN = {
  groups: {
    sale: 'Sale',
    prescription: 'Prescriptions',
    dispensing: 'Dispensing and delivery',
    stock: 'Stock',
    storage: 'Display and storage',
    returns: 'Returns',
  },
  units: {
    packs: 'packs',
    days: 'days',
    years: 'years',
    mg: 'mg',
    celsius: '°C',
    percent: '%',
    perDay: 'a day',
  },
  table: {
    prescription_required: {
      title: 'Rx drugs only on an approved prescription',
      text: 'Without a prescription that a pharmacist approved, no path takes money for an Rx drug or a watched drug that needs one.',
    },
    pharmacist_present: {
      title: 'No pharmacist on duty, no Rx sales',
      text: "Rx drugs are not sold while no pharmacist is signed in; a remote review counts as a pharmacist's.",
    },
    gifts_forbidden: {
      title: 'No gifts of Rx and class A OTC drugs',
      text: 'They are not given away with other goods: when discounts or a coupon make one of them free, the sale is refused.',
    },
    buyer_id: {
      title: "Buyer's ID card for watched drugs",
      text: 'The ID card is checked; name and number are written into the register.',
    },
    ephedrine: {
      title: 'Ephedrine compounds: packs a sale',
      text: 'One sale stays within the limit; brands of one class count together, packs on prescription do not count.',
      numbers: { packs: 'A sale at most' },
    },
    ephedrine_strength: {
      title: 'Ephedrine compounds: strength',
      text: 'More than this in a unit dose needs a prescription; a pack never holds more than this.',
      numbers: { unitDose: 'Unit dose', solidPack: 'Solid pack', liquidPack: 'Liquid pack' },
    },
    compound_licorice: {
      title: 'Compound licorice tablets: packs a sale',
      text: 'Own register; one sale stays within the limit.',
      numbers: { packs: 'A sale at most' },
    },
    diphenoxylate: {
      title: 'Compound diphenoxylate tablets: packs a sale',
      text: 'Only on prescription, own register; one sale stays within the limit.',
      numbers: { packs: 'A sale at most' },
    },
    tramadol_compound: {
      title: 'Tramadol compounds: packs a sale',
      text: 'Only on prescription, own register; one sale stays within the limit.',
      numbers: { packs: 'A sale at most' },
    },
    narcotic_oral_compound: {
      title: 'Oral compounds with narcotics: packs a sale',
      text: 'Only on prescription, own register; one sale stays within the limit.',
      numbers: { packs: 'A sale at most' },
    },
    psychotropic_2: {
      title: 'Class 2 psychotropics only on prescription',
      text: 'Only on prescription; the buyer is recorded in the register.',
    },
    sale_record: {
      title: 'Record and ticket of every sale',
      text: 'Name, maker, quantity, price, batch and specification are recorded; the ticket can be printed at any time.',
    },
    trace_codes: {
      title: 'Trace code scanned at sale',
      text: 'One code a pack, 20 digits, sold once. Packs that go out unscanned are put on the no-code list; packs that were sold with a code come back with it.',
    },
    prescription_validity: {
      title: 'How long a prescription is valid',
      text: 'Valid on the day of issue; when the doctor extends it, never longer than the extension.',
      numbers: { days: 'Valid for', extendedDays: 'Extended to at most' },
    },
    prescription_supply: {
      title: 'How much a prescription supplies',
      text: 'More days are pointed out in the review; for a long-term illness the pharmacist gives the reason.',
      numbers: {
        days: 'Normally at most',
        emergencyDays: 'Emergency at most',
        chronicDays: 'Long-term at most',
        chronicExtendedDays: 'Long-term with a reason',
      },
    },
    prescription_retention: {
      title: 'Prescriptions and records are kept',
      text: 'Image, three signatures and record are locked; nobody changes or deletes them.',
      numbers: { years: 'Kept for' },
    },
    pharmacist_review: {
      title: 'A pharmacist reviews each prescription',
      text: 'The reviewer is a pharmacist and not the person who captured the prescription.',
    },
    herb_pairs: {
      title: 'Incompatible herbs need a second signature',
      text: 'The classical pairs (18 clashes, 19 antagonisms) are dispensed only after the doctor signed again.',
    },
    two_person_check: {
      title: 'Two people dispense and check',
      text: 'One person dispenses, another checks; both sign.',
    },
    owed_balance: {
      title: 'Days to collect what is owed',
      text: 'What was not handed over of a prescription dispensed in time may be collected for so many days; then it is refunded.',
      numbers: { days: 'Days to collect' },
    },
    split_packs: {
      title: 'Register of split packs',
      text: 'Each split pack is recorded; the bag shows usage, dose, batch and expiry; pack and leaflet are kept.',
    },
    delivery_package: {
      title: 'Drugs are delivered in their own package',
      text: 'A marked package of their own, never mixed with other goods.',
    },
    expired_stock: {
      title: 'Expired stock is not sold',
      text: 'Locked by itself on the expiry day; no path sells it.',
    },
    recalled_stock: {
      title: 'Locked and recalled batches are not sold',
      text: 'A locked or recalled batch stops at once; no path sells it.',
    },
    near_expiry: {
      title: 'Near-expiry warnings',
      text: 'The sale, the stock list and other screens warn when fewer days are left.',
      numbers: { noticeDays: 'First warning', urgentDays: 'Urgent warning' },
    },
    display_check: {
      title: 'Display check',
      text: 'Goods on display are checked in turn: split, perishable, near expiry, long on the shelf, and TCM pieces first.',
      numbers: { everyDays: 'Every' },
    },
    climate: {
      title: 'Temperature and humidity',
      text: 'Recorded every day; what lies outside the range is dealt with.',
      numbers: {
        readings: 'Readings',
        coolMax: 'Cool, at most',
        coldMin: 'Cold, at least',
        coldMax: 'Cold, at most',
        humidityMin: 'Humidity, at least',
        humidityMax: 'Humidity, at most',
      },
    },
    bin_cleaning: {
      title: 'TCM bins are cleaned before refilling',
      text: 'A new batch waits until its bin was cleaned, checked and recorded; what was taken out is not sold. Nothing is mixed.',
    },
    returns_quality_only: {
      title: 'Returns only for quality faults',
      text: 'A sold drug is taken back or exchanged only for a fault of its quality.',
    },
    returns_to_quarantine: {
      title: 'Returned packs go to quarantine',
      text: 'They lie in quarantine and never go back on sale by themselves.',
    },
  },
} as const;
