import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { FileDropZone } from '#renderer/ui/file-drop-zone.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { saveTextFile } from '#renderer/ui/save-text-file.ts';
import shared from '../import.module.css';
import { ImportFailure } from '../import-failure.tsx';
import { useImportStore } from '../import-store.ts';
import styles from './choose.module.css';
import { useTemplate } from './use-template.ts';

/** The first step: a file, by button, by key, or dropped. */
export function ChooseStep() {
  const { t } = useTranslation('catalogImport');
  const client = useClient();
  const queryClient = useQueryClient();
  const pick = useImportStore((state) => state.pick);
  const template = useTemplate();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);

  const take = async (file: File) => {
    setFailure(null);
    setReading(file.name);
    try {
      const fileRef = await client.registerFile(file);
      // Read before the next step opens, so that a file that cannot be read is refused here.
      await queryClient.fetchQuery({
        queryKey: queryKey('catalog.previewImport', { fileRef }),
        queryFn: ({ signal }) => client.query('catalog.previewImport', { fileRef }, { signal }),
      });
      pick({ fileRef, mapping: null });
    } catch (error) {
      setFailure(asCallFailure(error));
    } finally {
      setReading(null);
    }
  };
  const saveTemplate = () => saveTextFile(t('choose.templateName'), template);
  useShortcuts('import', { chooseFile: () => input.current?.click(), saveTemplate });
  return (
    <div className={styles.choose}>
      <FileDropZone
        keys={shortcutKey('import', 'chooseFile')}
        input={input}
        reading={reading}
        onFile={(file) => void take(file)}
      />
      <ImportFailure failure={failure} />
      <section className={styles.about}>
        <h2>{t('choose.aboutTitle')}</h2>
        <ul>
          <li>{t('choose.about1')}</li>
          <li>{t('choose.about2')}</li>
          <li>{t('choose.about3')}</li>
          <li>{t('choose.about4')}</li>
        </ul>
        <div className={shared.row}>
          <Button icon={<DownloadOutlined aria-hidden />} onClick={saveTemplate}>
            {t('choose.template')} <Kbd keys={shortcutKey('import', 'saveTemplate')} />
          </Button>
          <span className={shared.soft}>{t('choose.templateHint')}</span>
        </div>
      </section>
    </div>
  );
}
