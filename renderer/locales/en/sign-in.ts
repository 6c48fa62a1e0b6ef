export const signIn = {
  title: 'Who is on duty?',
  hint: 'Receipts, orders and stock records carry this name.',
  who: 'Person',
  pin: 'PIN',
  demoPin: 'Everybody in the demo has the PIN {{pin}}',
  choosePin: 'Choose your PIN (4 to 12 digits)',
  choosePinHint: 'This account has no PIN yet. You sign in with it from now on. Tell nobody.',
  pinAgain: 'Once more',
  pinsDiffer: 'The two PINs differ',
  begin: 'Start',
  switch: { title: 'Switch person', confirm: 'Switch' },
} as const;
