import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { statement } from '#core/db/statement.ts';

describe('statements', () => {
  const paidSince = statement<{ fromMs: number }>()((db, p) =>
    db
      .selectFrom('saleOrder')
      .select('id')
      .where('status', 'in', ['paid', 'dispensing'])
      .where('cancelReason', '=', "it's")
      .where('createdAtMs', '>=', p.fromMs)
      .orderBy('createdAtMs'),
  );

  it('hides bound values from the planner, so that a run never plans anew', () => {
    expect(paidSince.sql).toContain('"created_at_ms" >= +?');
    expect(paidSince.sql.match(/\?/g)).toHaveLength(1);
  });

  it('writes constants into the text, quoted', () => {
    expect(paidSince.sql).toContain(`"status" in ('paid', 'dispensing')`);
    expect(paidSince.sql).toContain(`"cancel_reason" = 'it''s'`);
  });

  it('binds what its parameters name, and refuses to run without one', () => {
    expect(paidSince.bind({ fromMs: 5 })).toEqual([5]);
    expect(() => paidSince.bind({} as { fromMs: number })).toThrow('fromMs');
  });

  it('is not changed by the plus: values keep their type', () => {
    const connection = new Database(':memory:');
    const sameType = connection.prepare('SELECT typeof(+@value) = typeof(@value)').pluck();
    for (const value of [7, 1_800_000_000_000, 'seven', Buffer.of(7), null]) {
      expect(sameType.get({ value })).toBe(1);
    }
    connection.close();
  });
});
