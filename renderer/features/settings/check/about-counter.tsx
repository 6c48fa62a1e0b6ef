import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';

/** What support asks for first. */
export function AboutCounter() {
  const { t } = useTranslation('settings');
  const status = useQueryCall('system.status', {});
  if (status.data === undefined) return null;
  const { appVersion, storeVersion, deviceCode, drugCount } = status.data;
  return (
    <Section title={t('check.about')}>
      <Facts
        facts={[
          { key: 'app', label: t('check.appVersion'), value: appVersion },
          { key: 'store', label: t('check.storeVersion'), value: storeVersion },
          { key: 'device', label: t('check.device'), value: deviceCode },
          { key: 'drugs', label: t('check.drugs'), value: formatCount(drugCount) },
        ]}
      />
    </Section>
  );
}
