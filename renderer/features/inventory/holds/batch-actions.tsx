import {
  AlertOutlined,
  CheckOutlined,
  DeleteOutlined,
  InboxOutlined,
  LockOutlined,
  RadarChartOutlined,
  UnlockOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { Batch } from '#shared/contracts/inventory.ts';
import { useStockStore } from '../stock-store.ts';
import { useBatchActions } from './use-batch-actions.ts';

/** Stopping the sale of the chosen batch, letting it go again, and looking at where its lot went. */
export function BatchActions({ batch }: { readonly batch: Batch | null }) {
  const { t } = useTranslation('stock');
  const open = useStockStore((state) => state.open);
  const may = useBatchActions(batch);
  const isLocked = batch?.status === 'locked';
  const isRecalled = batch?.status === 'recalled';
  return (
    <>
      <Button
        icon={isLocked ? <UnlockOutlined aria-hidden /> : <LockOutlined aria-hidden />}
        disabled={!may.lock && !may.unlock}
        onClick={() => open('lock')}
      >
        {t(isLocked ? 'hold.button.unlock' : 'hold.button.lock')} <Kbd keys={shortcutKey('stock', 'lock')} />
      </Button>
      <Button
        danger
        icon={<AlertOutlined aria-hidden />}
        disabled={!may.recall && !may.endRecall}
        onClick={() => open('recall')}
      >
        {t(isRecalled ? 'hold.button.end_recall' : 'hold.button.recall')}{' '}
        <Kbd keys={shortcutKey('stock', 'recall')} />
      </Button>
      <Button icon={<RadarChartOutlined aria-hidden />} disabled={!may.lookBack} onClick={() => open('lot')}>
        {t('hold.button.lot')} <Kbd keys={shortcutKey('stock', 'lot')} />
      </Button>
      {batch === null || batch.bin === 'ready' ? null : (
        <Button
          type="primary"
          ghost
          icon={<InboxOutlined aria-hidden />}
          disabled={!may.fillBin}
          onClick={() => open('fillBin')}
        >
          {t('bin.confirm')} <Kbd keys={shortcutKey('stock', 'fillBin')} />
        </Button>
      )}
      {batch?.zone === 'quarantine' ? (
        <>
          <Button
            icon={<CheckOutlined aria-hidden />}
            disabled={!may.release}
            onClick={() => open('release')}
          >
            {t('release.confirm')} <Kbd keys={shortcutKey('stock', 'release')} />
          </Button>
          <Button
            danger
            icon={<DeleteOutlined aria-hidden />}
            disabled={!may.destroy}
            onClick={() => open('destroy')}
          >
            {t('destroy.confirm')} <Kbd keys={shortcutKey('stock', 'destroy')} />
          </Button>
        </>
      ) : null}
    </>
  );
}
