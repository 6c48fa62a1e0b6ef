import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import { SignInForm } from './sign-in-form.tsx';

export interface SwitchDialogProps {
  readonly status: CallOutput<'system.status'>;
  readonly onClose: () => void;
}

/** Another person takes the screen over as it is: whose turn it is, and their PIN. */
export function SwitchDialog({ status, onClose }: SwitchDialogProps) {
  const { t } = useTranslation('signIn');
  const queryClient = useQueryClient();
  const { staff: current, begin } = useSessionStore();
  return (
    <Dialog title={t('switch.title')} width={480} onClose={onClose}>
      <SignInForm
        people={status.staff.filter(({ staffId }) => staffId !== current?.staffId)}
        demoPin={status.demoPin}
        command="staff.switchTo"
        onClose={onClose}
        onDone={({ session, staff }) => {
          begin(session, staff);
          onClose();
          // What a person sees hangs on their roles.
          void queryClient.invalidateQueries();
        }}
      />
    </Dialog>
  );
}
