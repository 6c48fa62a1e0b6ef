import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '#renderer/client/use-command.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { draftOf } from '../capture/capture-draft.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';

/** What can be done with the chosen prescription on this screen, by its keys; null where it cannot. */
export function useOfferedSteps(prescription: PrescriptionDetail) {
  const { openList, begin, draft, goOn, tell } = usePrescriptionsStore();
  const queryClient = useQueryClient();
  const go = useRouteStore((state) => state.go);
  const may = useMay();
  const revise = useCommand('prescriptions.revise');
  const sell = useCommand('cart.addPrescription');
  const allowed = (action: string) =>
    prescription.actions.some((offered) => offered.action === action && offered.allowed);
  const { prescriptionId, version, number, status, lines } = prescription;
  const onError = (failure: NonNullable<typeof revise.error>) => tell({ number, failure });
  const isHere = draft?.prescriptionId === prescriptionId;
  // Another one that is half typed is not thrown away for this one.
  const isFree = draft === null || isHere;
  const edit = () => (isHere ? goOn() : begin(draftOf(prescription)));
  const takeBack = () => {
    if (revise.isPending) return;
    revise.mutate(
      { prescriptionId, version },
      { onSuccess: ({ prescription: changed }) => begin(draftOf(changed)), onError },
    );
  };
  const canEdit = isFree && status === 'draft' && may('prescription.capture');
  const canRevise = isFree && allowed('revise');
  const isWanted = lines.some(({ remainingQuantity }) => remainingQuantity > 0);
  const canSell = may('cart.edit') && isWanted && (status === 'approved' || status === 'waiting');
  const takeIntoCart = () => {
    if (sell.isPending) return;
    sell.mutate(
      { prescriptionId },
      {
        onSuccess: () => {
          void queryClient.invalidateQueries({ queryKey: ['cart.getActive'] });
          go('sale');
        },
        onError,
      },
    );
  };
  return {
    edit: canEdit ? edit : canRevise ? takeBack : null,
    isRevision: !canEdit && canRevise,
    sell: canSell ? takeIntoCart : null,
    withdraw: allowed('withdraw') ? () => openList({ kind: 'withdraw' }) : null,
    image: prescription.images.length > 0 ? () => openList({ kind: 'image', index: 0 }) : null,
  };
}
