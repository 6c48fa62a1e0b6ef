import { EditOutlined, PictureOutlined, RollbackOutlined, ShoppingCartOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { RecordDone } from '#renderer/ui/record-panel.tsx';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './detail.module.css';
import { useOfferedSteps } from './use-offered-steps.ts';

/** The steps of the chosen prescription, what was done last, and what did not work. */
export function PrescriptionActions({ prescription }: { readonly prescription: PrescriptionDetail }) {
  const { t } = useTranslation('prescriptions');
  const { done, failure } = usePrescriptionsStore();
  const { edit, isRevision, sell, withdraw, image } = useOfferedSteps(prescription);
  const { number } = prescription;
  useShortcuts('prescriptions', {
    ...(edit === null ? {} : { edit }),
    ...(sell === null ? {} : { sell }),
    ...(withdraw === null ? {} : { withdraw }),
    ...(image === null ? {} : { image }),
  });
  return (
    <>
      <div className={styles.actions}>
        {edit === null ? null : (
          <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={edit}>
            {t(isRevision ? 'actions.revise' : 'actions.edit')}{' '}
            <Kbd keys={shortcutKey('prescriptions', 'edit')} />
          </Button>
        )}
        {sell === null ? null : (
          <Button
            type={edit === null ? 'primary' : 'default'}
            icon={<ShoppingCartOutlined aria-hidden />}
            onClick={sell}
          >
            {t('actions.sell')} <Kbd keys={shortcutKey('prescriptions', 'sell')} />
          </Button>
        )}
        {image === null ? null : (
          <Button icon={<PictureOutlined aria-hidden />} onClick={image}>
            {t('actions.image')} <Kbd keys={shortcutKey('prescriptions', 'image')} />
          </Button>
        )}
        {withdraw === null ? null : (
          <Button danger icon={<RollbackOutlined aria-hidden />} onClick={withdraw}>
            {t('actions.withdraw')} <Kbd keys={shortcutKey('prescriptions', 'withdraw')} />
          </Button>
        )}
        <RecordDone>{done?.number === number ? t(`done.${done.what}`) : ''}</RecordDone>
      </div>
      <FailureAlert failure={failure?.number === number ? failure.failure : null} />
    </>
  );
}
