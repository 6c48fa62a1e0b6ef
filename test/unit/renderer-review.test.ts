import { beforeEach, describe, expect, it } from 'vitest';
import { CallFailure } from '#renderer/client/call-failure.ts';
import { isKnownHere, useReviewStore } from '#renderer/features/review/review-store.ts';

const NUMBER = 'RX1';
const known = () => isKnownHere(useReviewStore.getState(), NUMBER);

describe('what the reviewer knows of a prescription that leaves the queue', () => {
  beforeEach(() => useReviewStore.setState({ dialog: null, news: null, deciding: null }));

  it('RX-2: nothing, while nobody decided it here', () => {
    expect(known()).toBe(false);
    useReviewStore.getState().decide('RX2');
    expect(known()).toBe(false);
  });

  it('RX-2: everything, from the moment it is decided here', () => {
    useReviewStore.getState().decide(NUMBER);
    expect(known()).toBe(true);
    useReviewStore.getState().tell({ kind: 'approved', number: NUMBER, lockUntil: '2031-01-01' });
    expect(known()).toBe(true);
  });

  it('RX-2: that somebody else was faster is told once', () => {
    useReviewStore.getState().decide(NUMBER);
    useReviewStore
      .getState()
      .tell({ kind: 'overtaken', number: NUMBER, staffName: '林婉清', status: 'approved' });
    expect(known()).toBe(true);
  });

  it('RX-2: nothing again, once the decision failed', () => {
    useReviewStore.getState().decide(NUMBER);
    const failure = new CallFailure({ code: 'LICENCE_EXPIRED', params: {}, correlationId: '' });
    useReviewStore.getState().tell({ kind: 'failure', number: NUMBER, failure });
    expect(known()).toBe(false);
  });
});
