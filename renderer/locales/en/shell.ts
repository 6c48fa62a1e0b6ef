export const shell = {
  languageName: 'English',
  nav: {
    label: 'Main navigation',
    sale: 'Sale',
    dispensing: 'Dispense',
    orders: 'Orders',
    shipping: 'Shipping',
    aftersales: 'After-sales',
    stock: 'Stock',
    import: 'Import',
    staff: 'Staff',
    settings: 'Settings',
  },
  status: {
    onDuty: 'On duty: {{name}}',
    switchPerson: 'Switch person',
    endDuty: 'Hand over',
    counter: '{{shop}} · counter {{device}}',
    counterOnly: 'counter {{device}}',
    switchLanguage: 'Switch language',
    help: 'Shortcuts',
    core: { starting: 'Starting', ready: 'Running', restarting: 'Recovering', failed: 'Stopped' },
  },
  banner: {
    away: "The counter's core is restarting. What you did goes on by itself and never happens twice.",
  },
  clock: {
    behind:
      "This computer's clock is behind the newest record ({{time}}); nothing is booked until it is set right.",
    accept: 'The clock is right',
    title: 'Confirm that the clock is right',
    hint: 'This computer says {{time}}. Confirm only if the clock ran ahead before and is right now. It goes into the audit log.',
    reason: 'Reason',
  },
  help: { title: 'Keyboard shortcuts', hint: 'Press Esc to close' },
  crash: {
    title: 'This screen failed',
    hint: 'What you entered is safe. Open the screen again, or go back to the sale.',
    reopen: 'Open again',
    home: 'Back to the sale',
  },
  restore: {
    action: 'Restore the newest backup',
    question: 'Restore the newest backup?',
    consequence:
      'The damaged file moves to the "kept" folder as it is. What was recorded after the backup is not in it.',
    confirm: 'Restore',
    cancel: 'Not now',
  },
  failed: {
    title: 'The counter cannot open its data',
    file: 'Data file',
    backup: 'Newest backup',
    backupChecked: 'Opens and checks out',
    backupMadeAt: 'Made {{time}}',
    noBackup: 'No backup that opens was found. Leave the computer as it is and call support.',
  },
} as const;
