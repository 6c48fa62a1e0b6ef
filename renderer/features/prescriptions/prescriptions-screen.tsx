import { useTranslation } from 'react-i18next';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { CaptureScreen } from './capture/capture-screen.tsx';
import { PrescriptionPanel } from './detail/prescription-panel.tsx';
import { PrescriptionListPane } from './list/prescription-list-pane.tsx';
import { usePrescriptionsStore } from './prescriptions-store.ts';
import { usePrescriptionKeys } from './use-prescription-keys.ts';
import { usePrescriptionList } from './use-prescription-list.ts';

/** All prescriptions, and the one that is chosen; or the form in which one is written down. */
export function PrescriptionsScreen({ subject }: { readonly subject: string }) {
  const { draft, capturing } = usePrescriptionsStore();
  return capturing && draft !== null ? <CaptureScreen draft={draft} /> : <ListScreen subject={subject} />;
}

function ListScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('prescriptions');
  const list = usePrescriptionList(subject);
  const bar = usePrescriptionKeys(list);
  return (
    <SplitScreen
      listLabel={t('list.label')}
      list={<PrescriptionListPane state={list} onEnter={bar.focusDetail} />}
      detailLabel={t('detail.label')}
      detail={<PrescriptionPanel number={list.chosen} reading={list.list.isPending} />}
      bar={<ShortcutBar scope="prescriptions" items={bar.items} />}
    />
  );
}
