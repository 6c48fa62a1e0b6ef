import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/** Every change of the rule table by the chain. */
export const ruleChanges = defineRegister({
  id: 'rule_changes',
  title: { zh: '规则变更', en: 'Rule changes' },
  columns: [
    COLUMNS.atMs,
    { key: 'ruleId', kind: 'text', title: { zh: '规则', en: 'Rule' } },
    { key: 'version', kind: 'count', title: { zh: '第几次变更', en: 'Change no.' } },
    {
      key: 'isOn',
      kind: 'text',
      title: { zh: '状态', en: 'State' },
      words: { 1: { zh: '启用', en: 'On' }, 0: { zh: '停用', en: 'Off' } },
    },
    { key: 'numbers', kind: 'text', title: { zh: '数值', en: 'Numbers' } },
    { key: 'reason', kind: 'text', title: { zh: '原因', en: 'Reason' } },
    COLUMNS.staffName,
  ],
  rows: (db, p) =>
    db
      .selectFrom('ruleSetting')
      .select(['atMs', 'ruleId', 'version', 'isOn', 'numbers', 'reason', 'staffName'])
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs)
      .orderBy('atMs')
      .orderBy('id'),
  tally: (db, p) =>
    db
      .selectFrom('ruleSetting')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
