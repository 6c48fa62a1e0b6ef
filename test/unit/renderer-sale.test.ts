import { describe, expect, it } from 'vitest';
import { isSearchable } from '#renderer/client/use-drug-search.ts';
import { readDiscount, writeDiscount } from '#renderer/features/sale/dialogs/discount-input.ts';
import { readCommandText } from '#renderer/features/sale/search/command-text.ts';
import { checkBuyer } from '#renderer/ui/buyer/buyer-draft.ts';
import { quickAmounts } from '#renderer/ui/tender/quick-amounts.ts';
import { type DueFacts, freshDraft, nextStep, preview } from '#renderer/ui/tender/tender-draft.ts';

describe('search box', () => {
  it('CART-1: *3 is a quantity, whatever asterisk the keyboard has', () => {
    for (const text of ['*3', ' * 3 ', '＊3', '×3']) {
      expect(readCommandText(text)).toEqual({ kind: 'quantity', quantity: 3 });
    }
    expect(readCommandText('*0')).toEqual({ kind: 'quantity', quantity: 0 });
    for (const text of ['*1.5', '*-1', '*1e9', '*99999', '*', '*三']) {
      expect(readCommandText(text), text).toEqual({ kind: 'notAQuantity' });
    }
  });

  it('CAT-4: a whole code typed by hand counts as scanned, other digits are searched for', () => {
    expect(readCommandText('6901234567892')).toEqual({ kind: 'code', code: '6901234567892' });
    expect(readCommandText('12345678901234567890')).toMatchObject({ kind: 'code' });
    expect(readCommandText('690123456')).toEqual({ kind: 'search', query: '690123456' });
    expect(readCommandText('   ')).toEqual({ kind: 'nothing' });
  });
});

describe('searching while typing', () => {
  it('CAT-3 CAT-4: the first digits of a code and a quantity are not searched for, everything else is', () => {
    for (const text of ['', '  ', '*3', '＊', '6', '69', ']']) expect(isSearchable(text), text).toBe(false);
    for (const text of ['999', 'a', '维', '6味', ' gpw']) expect(isSearchable(text), text).toBe(true);
  });
});

describe('discounts as they are typed', () => {
  it('CART-3: 9, 85 and 8.55 are tenths to pay in Chinese', () => {
    expect(readDiscount('percent', '9', 'tenths_paid')).toEqual({ kind: 'percent', bp: 1_000 });
    expect(readDiscount('percent', '85', 'tenths_paid')).toEqual({ kind: 'percent', bp: 1_500 });
    expect(readDiscount('percent', '8.55', 'tenths_paid')).toEqual({ kind: 'percent', bp: 1_450 });
    expect(writeDiscount({ kind: 'percent', bp: 1_450 }, 'tenths_paid')).toBe('8.55');
  });

  it('CART-3: 10 and 7.5 are per cent off in English', () => {
    expect(readDiscount('percent', '10', 'percent_off')).toEqual({ kind: 'percent', bp: 1_000 });
    expect(readDiscount('percent', '7.5', 'percent_off')).toEqual({ kind: 'percent', bp: 750 });
    expect(writeDiscount({ kind: 'percent', bp: 750 }, 'percent_off')).toBe('7.5');
  });

  it('CART-3: nothing is no discount, nonsense is refused, a third decimal is never rounded', () => {
    expect(readDiscount('percent', ' ', 'tenths_paid')).toBeNull();
    for (const text of ['0', '10', '100', '-1', '9折', '8.555', 'x']) {
      expect(readDiscount('percent', text, 'tenths_paid'), text).toBeUndefined();
    }
    expect(readDiscount('amount', '5', 'tenths_paid')).toEqual({ kind: 'amount', fen: 500 });
    expect(readDiscount('amount', '5.005', 'tenths_paid')).toBeUndefined();
    expect(readDiscount('amount', '0', 'tenths_paid')).toBeUndefined();
    expect(writeDiscount({ kind: 'amount', fen: 550 }, 'tenths_paid')).toBe('5.5');
  });
});

describe('payment as it is typed', () => {
  const due: DueFacts = { totalFen: 7_345, rounding: 'down_to_jiao' };

  it('PAY-1: cash is asked for rounded to coins, cards to the fen', () => {
    expect(freshDraft([], 'cash', due).amountText).toBe('73.40');
    expect(freshDraft([], 'card', due).amountText).toBe('73.45');
  });

  it('PAY-1: more cash gives change, and Enter pays', () => {
    const draft = { ...freshDraft([], 'cash', due), amountText: '100' };
    expect(preview(draft, due)).toMatchObject({ changeFen: 2_660, roundingFen: -5, missingFen: 0 });
    expect(nextStep(draft, due)).toEqual({ kind: 'pay', tenders: [{ kind: 'cash', receivedFen: 10_000 }] });
  });

  it('PAY-1: part of the amount is kept and the rest asked for, also from a card', () => {
    const card = { ...freshDraft([], 'card', due), amountText: '50', reference: ' 0042 ' };
    const step = nextStep(card, due);
    expect(step).toMatchObject({ kind: 'more', draft: { kind: 'card', amountText: '23.45' } });
    const taken = step.kind === 'more' ? step.draft.taken : [];
    expect(taken).toEqual([{ kind: 'card', amountFen: 5_000, reference: '0042' }]);
    const cash = freshDraft(taken, 'cash', due);
    expect(cash.amountText).toBe('23.40');
    expect(nextStep(cash, due)).toEqual({
      kind: 'pay',
      tenders: [...taken, { kind: 'cash', receivedFen: 2_340 }],
    });
  });

  it('PAY-1: a card never pays more than is due, and no amount is not zero', () => {
    expect(nextStep({ ...freshDraft([], 'card', due), amountText: '80' }, due)).toEqual({
      kind: 'cardTooMuch',
    });
    for (const amountText of ['', 'abc', '1.234', '-5', '0']) {
      expect(nextStep({ ...freshDraft([], 'cash', due), amountText }, due), amountText).toEqual({
        kind: 'wrongAmount',
      });
    }
  });

  it('PAY-1: an order that costs nothing is settled with no cash', () => {
    const nothing: DueFacts = { totalFen: 0, rounding: 'none' };
    expect(nextStep(freshDraft([], 'cash', nothing), nothing)).toEqual({
      kind: 'pay',
      tenders: [{ kind: 'cash', receivedFen: 0 }],
    });
  });

  it('PAY-1: quick amounts are the round sums above what is due', () => {
    expect(quickAmounts(790)).toEqual([800, 1_000, 5_000, 10_000]);
    expect(quickAmounts(7_340)).toEqual([7_400, 8_000, 10_000, 20_000]);
    expect(quickAmounts(10_000)).toEqual([10_500, 11_000, 15_000, 20_000]);
  });

  it('RX-7: the buyer of a watched drug is named with a valid ID number', () => {
    expect(checkBuyer(false, { name: '', idNumber: '' })).toEqual({ kind: 'complete', buyer: null });
    expect(checkBuyer(true, { name: ' ', idNumber: '' })).toEqual({ kind: 'missing', field: 'name' });
    expect(checkBuyer(true, { name: '李雷', idNumber: '110105194912310021' })).toEqual({
      kind: 'missing',
      field: 'idNumber',
    });
    expect(checkBuyer(true, { name: '李雷', idNumber: '11010519491231002x' })).toEqual({
      kind: 'complete',
      buyer: { name: '李雷', idNumber: '11010519491231002X' },
    });
  });
});
