import { describe, expect, test } from 'vitest';
import { AppError, fail, InvariantError, invariant, refusalOf } from '#shared/errors/index.ts';

describe('refusalOf', () => {
  test('a check that passes has no refusal', () => {
    expect(refusalOf(() => invariant(true, 'holds'))).toBeNull();
  });

  test('a check that refuses is answered with its code and values, and takes no trace', () => {
    const refusal = refusalOf(() => fail('CART_EMPTY', { cartId: 7 }));
    expect(refusal).toMatchObject({ code: 'CART_EMPTY', params: { cartId: 7 } });
    expect(refusal?.stack).not.toContain('\n    at ');
  });

  test('a defect in a check is thrown on, with its trace, and later refusals have theirs', () => {
    let defect: unknown;
    try {
      refusalOf(() => invariant(false, 'broken'));
    } catch (error) {
      defect = error;
    }
    expect(defect).toBeInstanceOf(InvariantError);
    expect((defect as Error).stack).toContain('\n    at ');
    expect(new AppError('CART_EMPTY').stack).toContain('\n    at ');
  });

  test('a question inside a question leaves the outer one a question', () => {
    const refusal = refusalOf(() => {
      refusalOf(() => fail('CART_EMPTY'));
      fail('DRUG_NOT_FOUND');
    });
    expect(refusal?.code).toBe('DRUG_NOT_FOUND');
    expect(refusal?.stack).not.toContain('\n    at ');
  });
});
