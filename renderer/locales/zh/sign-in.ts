export const signIn = {
  title: '谁在当班？',
  hint: '小票、订单和库存记录会记下当班人员。',
  who: '人员',
  pin: 'PIN',
  demoPin: '演示人员的 PIN 都是 {{pin}}',
  choosePin: '设置您的 PIN（4 至 12 位数字）',
  choosePinHint: '此账号还没有 PIN。以后用它登录和换人，请勿告诉别人。',
  pinAgain: '再输入一次',
  pinsDiffer: '两次输入的 PIN 不同',
  begin: '开始当班',
  switch: { title: '换人', confirm: '换人' },
} as const;
