import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';

export interface TestPageButtonProps {
  /** What was typed is saved first: the page shows the printer as it is set up. */
  readonly savesFirst: boolean;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onPrint: () => void;
}

/** Prints the test page of the printer that is shown. */
export function TestPageButton({ savesFirst, disabled, busy, onPrint }: TestPageButtonProps) {
  const { t } = useTranslation('settings');
  return (
    <Button icon={<PrinterOutlined aria-hidden />} disabled={disabled} loading={busy} onClick={onPrint}>
      {t(savesFirst ? 'receipt.testPageSaves' : 'receipt.testPage')}{' '}
      <Kbd keys={shortcutKey('settings', 'testPage')} />
    </Button>
  );
}
