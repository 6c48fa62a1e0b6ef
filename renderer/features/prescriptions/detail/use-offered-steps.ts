import { useSessionStore } from '#renderer/stores/session-store.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { draftOf } from '../capture/capture-draft.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';

/** What can be done with the chosen prescription on this screen, by its keys; null where it cannot. */
export function useOfferedSteps(prescription: PrescriptionDetail) {
  const { openList, begin, draft, goOn } = usePrescriptionsStore();
  const mayCapture = useSessionStore((state) =>
    isPermitted(state.staff?.roles ?? [], 'prescription.capture'),
  );
  const allowed = (action: string) =>
    prescription.actions.some((offered) => offered.action === action && offered.allowed);
  const isHere = draft?.prescriptionId === prescription.prescriptionId;
  // Another one that is half typed is not thrown away for this one.
  const canEdit = mayCapture && prescription.status === 'draft' && (draft === null || isHere);
  return {
    edit: canEdit ? () => (isHere ? goOn() : begin(draftOf(prescription))) : null,
    withdraw: allowed('withdraw') ? () => openList({ kind: 'withdraw' }) : null,
    image: prescription.images.length > 0 ? () => openList({ kind: 'image', index: 0 }) : null,
  };
}
