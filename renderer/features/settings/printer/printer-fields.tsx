import { ApiOutlined, DesktopOutlined, FileTextOutlined, StopOutlined, UsbOutlined } from '@ant-design/icons';
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../settings.module.css';
import { TextSetting } from '../text-setting.tsx';
import { PRINTER_KINDS, type PrinterDraft, type PrinterKind, type PrinterProblem } from './printer-draft.ts';
import { UsbPrinterField } from './usb-printer-field.tsx';

const ICONS: Readonly<Record<PrinterKind, ReactNode>> = {
  none: <StopOutlined aria-hidden />,
  file: <FileTextOutlined aria-hidden />,
  network: <ApiOutlined aria-hidden />,
  usb: <UsbOutlined aria-hidden />,
  system: <DesktopOutlined aria-hidden />,
};

export interface PrinterFieldsProps {
  readonly draft: PrinterDraft;
  readonly problem: PrinterProblem | null;
  /** What is sent to a printer that has no driver. */
  readonly language: 'ESC/POS' | 'TSPL';
  readonly onChange: (change: Partial<PrinterDraft>) => void;
}

/** The kind of printer, and what has to be known of it. */
export function PrinterFields({ draft, problem, language, onChange }: PrinterFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <fieldset className={styles.group}>
      <legend>{t('receipt.printer')}</legend>
      <Radio.Group
        className={styles.printers ?? ''}
        aria-label={t('receipt.printer')}
        value={draft.kind}
        onChange={(event) => onChange({ kind: event.target.value as PrinterKind })}
      >
        {PRINTER_KINDS.map((kind) => (
          <Radio key={kind} value={kind} className={styles.printer ?? ''}>
            <span className={styles.printerName}>
              {ICONS[kind]} {t(`receipt.kinds.${kind}`)}
            </span>
            <span className={styles.printerHint}>{t(`receipt.kindHints.${kind}`, { language })}</span>
          </Radio>
        ))}
      </Radio.Group>
      <div className={styles.printerFacts}>
        {draft.kind === 'network' ? (
          <div className={styles.address}>
            <TextSetting
              label={t('receipt.host')}
              hint={t('receipt.hostHint')}
              maxLength={120}
              value={draft.host}
              problem={problem === 'host' ? 'required' : null}
              onChange={(host) => onChange({ host })}
            />
            <TextSetting
              numeric
              label={t('receipt.port')}
              hint={t('receipt.portHint')}
              maxLength={5}
              value={draft.portText}
              problem={problem === 'port' ? 'number' : null}
              onChange={(portText) => onChange({ portText })}
            />
          </div>
        ) : null}
        {draft.kind === 'usb' ? (
          <UsbPrinterField draft={draft} isMissing={problem === 'usb'} onChange={onChange} />
        ) : null}
        {draft.kind === 'none' || draft.kind === 'file' || draft.kind === 'system' ? (
          <p className={styles.soft}>{t(`receipt.kindNotes.${draft.kind}`, { language })}</p>
        ) : null}
      </div>
    </fieldset>
  );
}
