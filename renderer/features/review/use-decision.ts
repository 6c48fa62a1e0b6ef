import { useQueryClient } from '@tanstack/react-query';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import type { Answer, PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { useReviewStore } from './review-store.ts';

export interface Decision {
  readonly busy: boolean;
  approve(answers: Answer[]): void;
  reject(reason: string): void;
}

/** Decides a prescription as it was seen; the next one is on the screen at once, whoever decided this one. */
export function useDecision(prescription: PrescriptionDetail, goOn: (number: string) => void): Decision {
  const queryClient = useQueryClient();
  const { tell, decide } = useReviewStore();
  const approve = useCommand('prescriptions.approve');
  const reject = useCommand('prescriptions.reject');
  const { prescriptionId, version, number } = prescription;
  const seen = { prescriptionId, version };
  const keep = (changed: PrescriptionDetail) =>
    queryClient.setQueryData(queryKey('prescriptions.get', { number }), changed);
  const onError = (failure: CallFailure) => {
    const { staffName, status } = failure.params;
    if (failure.code !== 'VERSION_CONFLICT') return tell({ kind: 'failure', number, failure });
    tell({ kind: 'overtaken', number, staffName: String(staffName ?? ''), status: String(status ?? '') });
    if (status !== 'waiting') goOn(number);
    void queryClient.invalidateQueries({ queryKey: ['prescriptions.reviewQueue'] });
    void queryClient.invalidateQueries({ queryKey: queryKey('prescriptions.get', { number }) });
  };
  return {
    busy: approve.isPending || reject.isPending,
    approve: (answers) => {
      if (approve.isPending) return;
      decide(number);
      approve.mutate(
        { ...seen, answers },
        {
          onSuccess: ({ prescription: changed }) => {
            tell({ kind: 'approved', number, lockUntil: changed.lockUntil ?? '' });
            goOn(number);
            keep(changed);
          },
          onError,
        },
      );
    },
    reject: (reason) => {
      if (reject.isPending) return;
      decide(number);
      reject.mutate(
        { ...seen, reason },
        {
          onSuccess: ({ prescription: changed }) => {
            tell({ kind: 'rejected', number });
            goOn(number);
            keep(changed);
          },
          onError,
        },
      );
    },
  };
}
