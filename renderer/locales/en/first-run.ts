export const firstRun = {
  step: 'Step {{step}} of 2',
  name: {
    title: 'Welcome to Pharmacy Counter',
    hint: 'First, who is on duty? Receipts, orders and stock records carry this name.',
    label: 'Name of the person on duty',
    placeholder: 'e.g. Wang Fang',
    next: 'Next',
  },
  data: {
    title: 'How do you want to begin?',
    hint: 'You can add drugs later under "Import" at any time.',
    demo: 'Try it with demo data',
    demoHint:
      'A catalogue of more than three thousand real drug names with batches and past sales, ready to practise.',
    import: 'Import my catalogue',
    importHint: 'Drugs and opening stock from a CSV or Excel sheet, checked before anything changes.',
    empty: 'Load nothing now and go to the sale',
  },
  loading: {
    title: 'Loading the demo data',
    hint: 'Usually less than a minute. Please keep this window open.',
    failed: 'The demo data was not loaded; the catalogue is unchanged.',
  },
} as const;
