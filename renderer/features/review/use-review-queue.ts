import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { scrollByPage } from '#renderer/ui/scroll-by-page.ts';

/** The longest waiting; whoever reviews does not page through what comes after them. */
const SHOWN = 50;
export const REVIEW_BODY_ID = 'review-body';

/** The queue, which prescription is looked at, and the ways through it. `subject` is the number in the address. */
export function useReviewQueue(subject: string) {
  const show = useRouteStore((state) => state.show);
  const list = useQueryCall('prescriptions.reviewQueue', { page: 1, pageSize: SHOWN });
  const waiting = list.data?.rows ?? [];
  const chosen = waiting.find(({ number }) => number === subject) ?? waiting[0] ?? null;
  const move = (step: 1 | -1) => {
    const place = chosen === null ? -1 : waiting.indexOf(chosen);
    const next = waiting[Math.min(Math.max(place + step, 0), waiting.length - 1)];
    if (next !== undefined) show(next.number);
  };
  /** The one to look at once this one is decided. */
  const goOn = (number: string) => {
    const place = waiting.findIndex((row) => row.number === number);
    show((waiting[place + 1] ?? waiting[place - 1])?.number ?? '');
  };
  const keys = {
    previous: () => move(-1),
    next: () => move(1),
    scrollUp: () => scrollByPage(REVIEW_BODY_ID, -1),
    scrollDown: () => scrollByPage(REVIEW_BODY_ID, 1),
  };
  useShortcuts('review', keys);
  return {
    list,
    waiting,
    total: list.data?.total ?? 0,
    chosen,
    choose: show,
    goOn,
    items: (['previous', 'next', 'scrollUp', 'scrollDown'] as const).map((id) => ({ id, run: keys[id] })),
  };
}

export type ReviewQueueState = ReturnType<typeof useReviewQueue>;
