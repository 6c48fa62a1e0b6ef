import { ClockCircleOutlined, HourglassOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/tag.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { formatRest } from './format-rest.ts';

const SOON_MS = 3 * 60_000;

/** The time left to pay an order; when it is over the core cancels the order and gives its stock back. */
export function Countdown({ untilMs }: { readonly untilMs: number }) {
  const { t } = useTranslation('orders');
  const restMs = untilMs - useNow(1_000);
  if (restMs <= 0) {
    return (
      <Tag tone="danger" icon={<HourglassOutlined aria-hidden />}>
        {t('detail.timeIsUp')}
      </Tag>
    );
  }
  return (
    <Tag tone={restMs <= SOON_MS ? 'danger' : 'warning'} icon={<ClockCircleOutlined aria-hidden />}>
      <span role="timer">{t('detail.timeLeft', { rest: formatRest(restMs) })}</span>
    </Tag>
  );
}
