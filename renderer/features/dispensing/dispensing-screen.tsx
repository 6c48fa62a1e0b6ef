import { useTranslation } from 'react-i18next';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { ByEyeDialog } from './by-eye-dialog.tsx';
import { OwedDialog } from './owed-dialog.tsx';
import { QueuePane } from './queue-pane.tsx';
import { SheetPane } from './sheet-pane.tsx';
import { SubstitutionDialog } from './substitution-dialog.tsx';
import { useDispensingKeys } from './use-dispensing-keys.ts';
import { useDispensingQueue } from './use-dispensing-queue.ts';
import { useOwing } from './use-owing.ts';
import { useSheet } from './use-sheet.ts';
import { useSheetPrinting } from './use-sheet-printing.ts';
import { useSubstitution } from './use-substitution.ts';

/** Who waits for their drugs, and the packs of the order that is being dispensed, verified by scan. */
export function DispensingScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('dispensing');
  const queue = useDispensingQueue(subject);
  const sheet = useSheet(queue);
  const printing = useSheetPrinting(queue.chosen);
  const owing = useOwing(sheet.sheet, () => queue.find(''));
  const substitution = useSubstitution(sheet.sheet, () => queue.find(''));
  const { items } = useDispensingKeys(queue, sheet, { printing, owing, substitution });
  return (
    <>
      <SplitScreen
        listLabel={t('queue.label')}
        list={<QueuePane state={queue} onEnter={sheet.enterCode} />}
        detailLabel={t('sheet.label')}
        detail={
          <SheetPane
            state={sheet}
            printing={printing}
            owing={owing}
            substitution={substitution}
            isEmpty={queue.total === 0 && !queue.list.isPending}
          />
        }
        bar={<ShortcutBar scope="dispensing" items={items} />}
      />
      {owing.subject ? <OwedDialog sheet={owing.subject} owing={owing} /> : null}
      {substitution.subject ? (
        <SubstitutionDialog sheet={substitution.subject} substitution={substitution} />
      ) : null}
      {sheet.byEyeLine === null ? null : <ByEyeDialog {...sheet.byEyeLine} state={sheet} />}
    </>
  );
}
