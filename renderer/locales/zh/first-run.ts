export const firstRun = {
  step: '第 {{step}} 步，共 2 步',
  name: {
    title: '欢迎使用药店收银',
    hint: '先建立第一个账号。此人成为管理员，以后可在“人员”中为同事开账号。',
    label: '您的姓名',
    placeholder: '例如：王芳',
    pin: 'PIN（4 至 12 位数字）',
    pinHint: '以后用它登录和换人，请勿告诉别人。',
    pinAgain: '再输入一次 PIN',
    pinsDiffer: '两次输入的 PIN 不同',
    next: '下一步',
  },
  data: {
    title: '从哪里开始？',
    hint: '以后随时可以在“导入”中补充药品。',
    demo: '用演示数据试用',
    demoHint: '三千多种真实药名，带批次和销售记录，装好即可练习收银。',
    import: '导入我的药品目录',
    importHint: '从 CSV 或 Excel 表格导入药品和期初库存，先检查再生效。',
    empty: '暂时不装入，直接进入收银',
  },
  loading: {
    title: '正在装入演示数据',
    hint: '通常不到一分钟，请不要关闭窗口。',
    failed: '演示数据没有装入，目录未改变。',
  },
} as const;
