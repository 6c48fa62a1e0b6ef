/**
 * Every shortcut of the program. The key handler, the key bars and the overlay behind `?` all read this one
 * table, so what is shown is what works.
 *
 * `idle` shortcuts are plain characters and cursor keys: they act only when no text is being typed, that is
 * outside of fields or in an empty command line (a field marked `data-command-line`).
 */
interface Shortcut {
  readonly keys: readonly string[];
  readonly when: 'always' | 'idle';
}

const always = (...keys: string[]): Shortcut => ({ keys, when: 'always' });
const idle = (...keys: string[]): Shortcut => ({ keys, when: 'idle' });

export const SHORTCUTS = {
  global: {
    help: { keys: ['F1', '?'], when: 'idle' },
    sale: always('Alt+1'),
    orders: always('Alt+2'),
    stock: always('Alt+3'),
    import: always('Alt+4'),
    settings: always('Alt+5'),
    dispensing: always('Alt+6'),
    aftersales: always('Alt+8'),
    staff: always('Alt+9'),
    switchPerson: always('F12'),
    language: always('Alt+L'),
  },
  signIn: {
    person1: always('F1'),
    person2: always('F2'),
    person3: always('F3'),
    person4: always('F4'),
    person5: always('F5'),
    person6: always('F6'),
    person7: always('F7'),
    person8: always('F8'),
    person9: always('F9'),
    previous: always('↑'),
    next: always('↓'),
    close: always('Esc'),
  },
  sale: {
    search: always('F2'),
    customer: always('F3'),
    lineDiscount: always('F4'),
    terms: always('F5'),
    park: always('F6'),
    resume: always('F7'),
    payLater: always('F8'),
    pay: always('F9'),
    clear: always('F10'),
    undo: idle('Ctrl+Z'),
    previousLine: idle('↑'),
    nextLine: idle('↓'),
    more: idle('+', '→'),
    less: idle('-', '←'),
    quantity: { keys: ['*3'], when: 'idle' },
    toggleLine: idle('Space'),
    removeLine: idle('Delete'),
  },
  pay: {
    confirm: always('Enter'),
    exact: always('F2'),
    tender: always('F3'),
    quick1: always('F5'),
    quick2: always('F6'),
    quick3: always('F7'),
    quick4: always('F8'),
    removeTender: always('F10'),
    handOver: always('F4'),
    close: always('Esc'),
  },
  payLater: {
    confirm: always('Enter'),
    close: always('Esc'),
  },
  discount: {
    kind: always('F4'),
    close: always('Esc'),
  },
  result: {
    print: always('F9'),
    next: always('Enter', 'Esc'),
  },
  orders: {
    search: always('F2'),
    filters: always('F3'),
    clearFilters: always('F4'),
    previousOrder: idle('↑'),
    nextOrder: idle('↓'),
    previousPage: idle('←'),
    nextPage: idle('→'),
    scrollUp: always('PageUp'),
    scrollDown: always('PageDown'),
    openAfterSales: always('F5'),
    startDispensing: always('F6'),
    handOver: always('F7'),
    confirmReceipt: always('F7'),
    ship: always('F8'),
    pay: always('F9'),
    cancel: always('F10'),
    receipt: always('Ctrl+P'),
  },
  stock: {
    search: always('F2'),
    filters: always('F3'),
    clearFilters: always('F4'),
    previousDrug: idle('↑'),
    nextDrug: idle('↓'),
    previousPage: idle('←'),
    nextPage: idle('→'),
    goodsIn: always('F6'),
    adjust: always('F7'),
    stockAt: always('F8'),
    previousBatch: always('Ctrl+↑'),
    nextBatch: always('Ctrl+↓'),
    newerMovements: idle('Ctrl+←'),
    olderMovements: idle('Ctrl+→'),
    scrollUp: always('PageUp'),
    scrollDown: always('PageDown'),
  },
  import: {
    chooseFile: always('F2'),
    saveTemplate: always('F4'),
    saveRejected: always('F6'),
    previousPage: idle('←'),
    nextPage: idle('→'),
    goOn: always('F9'),
    discard: always('F10'),
  },
  settings: {
    previousSection: always('Ctrl+↑'),
    nextSection: always('Ctrl+↓'),
    save: always('F9', 'Ctrl+S'),
    testPage: always('F8'),
    findPrinters: always('F6'),
    verify: always('F7'),
  },
  dispensing: {
    search: always('F2'),
    previousOrder: idle('↑'),
    nextOrder: idle('↓'),
    check: always('F4'),
    byEye: always('F5'),
    start: always('F6'),
    handOver: always('F7'),
    takeBack: idle('Ctrl+Z'),
  },
  byEye: {
    choice1: idle('1'),
    choice2: idle('2'),
    choice3: idle('3'),
    close: always('Esc'),
  },
  staff: {
    previousPerson: always('Ctrl+↑'),
    nextPerson: always('Ctrl+↓'),
    newPerson: always('F6'),
    save: always('F9', 'Ctrl+S'),
    leave: always('Esc'),
  },
  step: {
    confirm: always('Enter'),
    choice1: idle('1'),
    choice2: idle('2'),
    choice3: idle('3'),
    choice4: idle('4'),
    choice5: idle('5'),
    choice6: idle('6'),
    choice7: idle('7'),
    choice8: idle('8'),
    choice9: idle('9'),
    disposition: always('F3'),
    close: always('Esc'),
  },
  request: {
    confirm: always('Enter'),
    kind: always('F3'),
    all: always('F4'),
    shipping: always('F6'),
    previousLine: idle('↑'),
    nextLine: idle('↓'),
    more: idle('→', '+'),
    less: idle('←', '-'),
    choice1: idle('1'),
    choice2: idle('2'),
    choice3: idle('3'),
    choice4: idle('4'),
    choice5: idle('5'),
    choice6: idle('6'),
    choice7: idle('7'),
    choice8: idle('8'),
    close: always('Esc'),
  },
  aftersales: {
    search: always('F2'),
    filter: always('F3'),
    previous: idle('↑'),
    next: idle('↓'),
    previousPage: idle('←'),
    nextPage: idle('→'),
    scrollUp: always('PageUp'),
    scrollDown: always('PageDown'),
    approve: always('F5'),
    inspect: always('F6'),
    withdraw: always('F7'),
    fail: always('F8'),
    refund: always('F9'),
    reject: always('F10'),
    order: always('Alt+O'),
  },
  inspect: {
    confirm: always('Enter'),
    all: always('F4'),
    previousRow: idle('↑'),
    nextRow: idle('↓'),
    more: idle('→', '+'),
    less: idle('←', '-'),
    close: always('Esc'),
  },
  refund: {
    confirm: always('Enter'),
    close: always('Esc'),
  },
  receipt: {
    print: always('F9'),
    close: always('Esc'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shortcut>>>>;

export type ShortcutScope = keyof typeof SHORTCUTS;
export type ShortcutId<S extends ShortcutScope> = keyof (typeof SHORTCUTS)[S] & string;

/** The key of a shortcut, as it is shown beside what it does. */
export function shortcutKey<S extends ShortcutScope>(scope: S, id: ShortcutId<S>): string {
  const shortcut: Shortcut | undefined = new Map(shortcutsOf(scope)).get(id);
  return shortcut?.keys[0] ?? '';
}

export function shortcutsOf(scope: ShortcutScope): readonly (readonly [id: string, shortcut: Shortcut])[] {
  return Object.entries(SHORTCUTS[scope]);
}
