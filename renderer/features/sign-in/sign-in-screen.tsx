import { useTranslation } from 'react-i18next';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { CenterCard } from '#renderer/ui/center-card.tsx';
import { LanguageSwitch } from '#renderer/ui/language-switch.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Asks who is on duty, at the start of the day and whenever a session has ended. */
export function SignInScreen({ status }: { readonly status: CallOutput<'system.status'> }) {
  const { t } = useTranslation('signIn');
  const begin = useSessionStore((state) => state.begin);
  return (
    <CenterCard title={t('title')} hint={t('hint')} corner={<LanguageSwitch />}>
      <SignInForm
        people={status.staff}
        demoPin={status.demoPin}
        command="staff.signIn"
        onDone={({ session, staff }) => begin(session, staff)}
      />
    </CenterCard>
  );
}
