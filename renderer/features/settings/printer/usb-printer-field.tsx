import { SearchOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from '../settings.module.css';
import type { PrinterDraft } from './printer-draft.ts';
import { formatUsbId } from './usb-id.ts';

export interface UsbPrinterFieldProps {
  readonly draft: PrinterDraft;
  readonly isMissing: boolean;
  readonly onChange: (change: Pick<PrinterDraft, 'usb'>) => void;
}

/** Chooses one of the printers on this computer's USB ports by its name. */
export function UsbPrinterField({ draft, isMissing, onChange }: UsbPrinterFieldProps) {
  const { t } = useTranslation('settings');
  const id = useId();
  const found = useQueryCall('printing.findUsbPrinters', {});
  useShortcuts('settings', { findPrinters: () => void found.refetch() });
  const printers = found.data?.printers ?? [];
  const options = printers.map(({ vendorId, productId, name }) => ({
    value: formatUsbId({ vendorId, productId }),
    label: name === '' ? t('receipt.usbUnnamed', { id: formatUsbId({ vendorId, productId }) }) : name,
    usb: { vendorId, productId },
  }));
  const chosen = draft.usb === null ? null : formatUsbId(draft.usb);
  const isListed = chosen === null || options.some((option) => option.value === chosen);
  const hint = found.isFetching || found.isError ? '' : t('receipt.found', { count: printers.length });
  return (
    <>
      <Field
        id={id}
        label={t('receipt.usbPrinter')}
        hint={hint}
        problem={isMissing ? t('problem.usb') : null}
      >
        <div className={styles.usb}>
          <Select
            id={id}
            aria-describedby={fieldNoteId(id)}
            placeholder={t('receipt.usbNone')}
            status={isMissing ? 'error' : ''}
            value={chosen}
            options={
              isListed
                ? options
                : [
                    ...options,
                    { value: chosen, label: t('receipt.usbUnnamed', { id: chosen }), usb: draft.usb },
                  ]
            }
            onChange={(value) =>
              onChange({ usb: options.find((option) => option.value === value)?.usb ?? draft.usb })
            }
          />
          <Button
            icon={<SearchOutlined aria-hidden />}
            loading={found.isFetching}
            onClick={() => void found.refetch()}
          >
            {t('receipt.find')} <Kbd keys={shortcutKey('settings', 'findPrinters')} />
          </Button>
        </div>
      </Field>
      <FailureAlert failure={found.error} />
    </>
  );
}
