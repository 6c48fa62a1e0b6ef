import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import type { CaptureDraft } from './capture-draft.ts';

/** Asks before what is typed is thrown away; what is saved already stays as it is saved. */
export function DiscardDialog({ draft }: { readonly draft: CaptureDraft }) {
  const { t } = useTranslation('prescriptions');
  const { close, discard } = usePrescriptionsStore();
  useShortcuts('confirm', { confirm: discard, close }, { modal: true });
  return (
    <Dialog title={t('discard.title')} width={460} onClose={close}>
      <p>{t(draft.prescriptionId === null ? 'discard.new' : 'discard.saved')}</p>
      <div className={styles.foot}>
        <span className={styles.message} />
        <Button onClick={close}>
          {t('discard.keep')} <Kbd keys="Esc" />
        </Button>
        <Button type="primary" danger data-initial-focus onClick={discard}>
          {t('discard.confirm')} <Kbd keys="Enter" />
        </Button>
      </div>
    </Dialog>
  );
}
