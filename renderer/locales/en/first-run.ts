export const firstRun = {
  step: 'Step {{step}} of 2',
  name: {
    title: 'Welcome to Pharmacy Counter',
    hint: 'First, the first account. You become the administrator and can add colleagues later, under Staff.',
    label: 'Your name',
    placeholder: 'e.g. Wang Fang',
    pin: 'PIN (4 to 12 digits)',
    pinHint: 'You sign in with it. Tell nobody.',
    pinAgain: 'The PIN once more',
    pinsDiffer: 'The two PINs differ',
    next: 'Next',
  },
  data: {
    title: 'How do you want to begin?',
    hint: 'You can add drugs at any time later, under Import.',
    demo: 'Try it with demo data',
    demoHint: 'More than three thousand real drug names with batches and past sales, ready to practise with.',
    import: 'Import my catalogue',
    importHint: 'Drugs and opening stock from a CSV or Excel sheet, checked before anything changes.',
    empty: 'Load nothing for now and go to Sale',
  },
  loading: {
    title: 'Loading the demo data',
    hint: 'Usually less than a minute. Please keep this window open.',
    failed: 'The demo data was not loaded; the catalogue is unchanged.',
  },
} as const;
