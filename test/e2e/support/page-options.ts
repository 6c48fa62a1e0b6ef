/** The smallest display that the counter is made for, and the language it starts in. */
export const PAGE_OPTIONS = {
  viewport: { width: 1_366, height: 768 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
} as const;
