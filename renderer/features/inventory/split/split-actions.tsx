import { ScissorOutlined, SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { Drug } from '#shared/contracts/catalog.ts';
import { useStockStore } from '../stock-store.ts';
import { useSplit } from './use-split.ts';

/** Opening a pack of the drug, and saying how its units are sold; neither is shown where it cannot be. */
export function SplitActions({ drug }: { readonly drug: Drug }) {
  const { t } = useTranslation('splitting');
  const open = useStockStore((state) => state.open);
  const { view, mayMark, mayOpen } = useSplit(drug);
  return (
    <>
      {mayOpen && view !== null ? (
        <Button icon={<ScissorOutlined aria-hidden />} onClick={() => open('openPack')}>
          {t('button.open', { unit: view.article.packUnit })} <Kbd keys={shortcutKey('stock', 'openPack')} />
        </Button>
      ) : null}
      {mayMark ? (
        <Button icon={<SettingOutlined aria-hidden />} onClick={() => open('markSplit')}>
          {t('button.mark')} <Kbd keys={shortcutKey('stock', 'markSplit')} />
        </Button>
      ) : null}
    </>
  );
}
