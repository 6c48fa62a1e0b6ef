import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenPack } from '#renderer/client/use-open-pack.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { OpenPackForm } from '#renderer/ui/split/open-pack-form.tsx';
import { NO_PACK, type PackDraft } from '#renderer/ui/split/pack-draft.ts';
import type { SplitView } from '#shared/contracts/splitting.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { useScannedPack } from './use-scanned-pack.ts';

export interface OpenPackDialogProps {
  readonly drugId: number;
  readonly genericName: string;
  /** Units that a sale needs; null where nobody is waiting for them. */
  readonly wanted: number | null;
  readonly onOpened: (opened: {
    readonly packUnit: string;
    readonly unit: string;
    readonly left: number;
  }) => void;
  readonly onClose: () => void;
}

/** Opens a pack of a drug: its code is scanned, and a second person confirms it with their PIN. */
export function OpenPackDialog({ drugId, genericName, wanted, onOpened, onClose }: OpenPackDialogProps) {
  const { t } = useTranslation('splitting');
  const opening = useOpenPack(drugId);
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(NO_PACK);
  const change = (part: Partial<PackDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { view } = opening;
  const problem = useScannedPack(view, change);
  useShortcuts('step', { confirm: () => pressEnter(form.current), close: onClose }, { modal: true });
  const onDone = ({ article: { packUnit, unit }, availableUnits }: SplitView) =>
    onOpened({ packUnit, unit, left: availableUnits });
  return (
    <Dialog title={t('open.title', { name: genericName })} width={560} onClose={onClose}>
      {view === undefined || view === null ? (
        <LoadingState />
      ) : (
        <OpenPackForm
          ref={form}
          view={view}
          draft={draft}
          problem={problem}
          checkers={opening.checkers}
          wanted={wanted}
          busy={opening.busy}
          failure={opening.failure}
          onDraft={change}
          onOpen={(wish) => opening.open(wish, onDone)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
