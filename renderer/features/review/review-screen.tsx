import { useTranslation } from 'react-i18next';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { ReviewQueue } from './review-queue.tsx';
import { useOvertaken } from './use-overtaken.ts';
import { useReviewQueue } from './use-review-queue.ts';

/** What waits for a pharmacist, the longest waiting first, and the prescription that is looked at (审方). */
export function ReviewScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('review');
  const queue = useReviewQueue(subject);
  useOvertaken(queue);
  return (
    <SplitScreen
      listLabel={t('queue.label')}
      list={<ReviewQueue queue={queue} />}
      detailLabel={t('panel.label')}
      detail={<ReviewPanel queue={queue} />}
      bar={<ShortcutBar scope="review" items={queue.items} />}
    />
  );
}
