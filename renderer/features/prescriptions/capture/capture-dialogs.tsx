import { useTranslation } from 'react-i18next';
import { CameraDialog } from '#renderer/app/pictures/camera-dialog.tsx';
import { ImageViewer } from '#renderer/ui/images/image-viewer.tsx';
import { DoctorDialog } from '../people/doctor-dialog.tsx';
import { PatientDialog } from '../people/patient-dialog.tsx';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import type { CaptureDraft } from './capture-draft.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { takeDoctor } from './doctor-field.tsx';
import { CAPTURE_IDS, focusField } from './field-ids.ts';
import { useCaptureImages } from './use-capture-images.ts';

export interface CaptureDialogsProps {
  readonly draft: CaptureDraft;
  readonly onPicture: (file: File) => void;
}

/** The dialog that is open over the form, if one is. */
export function CaptureDialogs({ draft, onPicture }: CaptureDialogsProps) {
  const { t } = useTranslation('prescriptions');
  const { captureDialog: dialog, close, change } = usePrescriptionsStore();
  switch (dialog?.kind) {
    case 'newPatient':
    case 'editPatient':
      return (
        <PatientDialog
          patientId={dialog.kind === 'newPatient' ? null : (draft.patient?.patientId ?? null)}
          text={dialog.kind === 'newPatient' ? dialog.text : ''}
          onClose={close}
          onSaved={(patient) => {
            change({ patient, patientText: patient.name });
            close();
            focusField(CAPTURE_IDS.doctor);
          }}
        />
      );
    case 'newDoctor':
      return (
        <DoctorDialog
          text={dialog.text}
          onClose={close}
          onSaved={(doctor) => {
            close();
            takeDoctor(doctor);
          }}
        />
      );
    case 'camera':
      return (
        <CameraDialog
          title={t('camera.title')}
          hint={t('camera.hint')}
          onClose={close}
          onPicture={(file) => {
            onPicture(file);
            close();
          }}
        />
      );
    case 'image':
      return <DraftImages draft={draft} first={dialog.index} />;
    case 'discard':
      return <DiscardDialog draft={draft} />;
    default:
      return null;
  }
}

function DraftImages({ draft, first }: { readonly draft: CaptureDraft; readonly first: number }) {
  const close = usePrescriptionsStore((state) => state.close);
  const images = useCaptureImages(draft);
  return <ImageViewer images={images} first={first} onClose={close} />;
}
