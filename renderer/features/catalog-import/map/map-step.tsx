import { ArrowRightOutlined, CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import shared from '../import.module.css';
import { ImportFailure } from '../import-failure.tsx';
import { type PickedFile, useImportStore } from '../import-store.ts';
import { FileFacts } from './file-facts.tsx';
import styles from './map.module.css';
import { findMappingProblems } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { SampleTable } from './sample-table.tsx';
import { useColumnNames } from './use-column-names.ts';

type Preview = CallOutput<'catalog.previewImport'>;

/** The second step: which column is what. */
export function MapStep({ picked }: { readonly picked: PickedFile }) {
  const { t } = useTranslation('catalogImport');
  const pick = useImportStore((state) => state.pick);
  const preview = useQueryCall('catalog.previewImport', { fileRef: picked.fileRef });
  if (preview.isError) {
    return (
      <div className={styles.failed}>
        <ImportFailure failure={preview.error} />
        <Button onClick={() => pick(null)}>{t('failed.again')}</Button>
      </div>
    );
  }
  if (preview.data === undefined) return <LoadingState />;
  return <MappingForm picked={picked} preview={preview.data} />;
}

function MappingForm({ picked, preview }: { readonly picked: PickedFile; readonly preview: Preview }) {
  const { t } = useTranslation('catalogImport');
  const pick = useImportStore((state) => state.pick);
  const go = useRouteStore((state) => state.go);
  const start = useCommand('catalog.startImport');
  const names = useColumnNames(preview.columns);
  const mapping = picked.mapping ?? preview.mapping;
  const problems = findMappingProblems(mapping);
  const [focusField] = useState(problems.missing[0]);
  const isComplete = problems.missing.length === 0 && problems.twice.length === 0;
  const check = () => {
    if (!isComplete || start.isPending) return;
    start.mutate(
      { fileRef: picked.fileRef, mapping },
      {
        onSuccess: ({ importId }) => {
          pick(null);
          go('import', String(importId));
        },
      },
    );
  };
  useShortcuts('import', { goOn: check, discard: () => pick(null) });
  return (
    <div className={styles.map}>
      <FileFacts preview={preview} onOther={() => pick(null)} />
      <div className={styles.mapBody}>
        <MappingTable
          names={names}
          focusField={focusField}
          firstRow={preview.sampleRows[0] ?? []}
          mapping={mapping}
          onChange={(changed) => pick({ ...picked, mapping: changed })}
        />
        <SampleTable names={names} rows={preview.sampleRows} mapping={mapping} />
      </div>
      <footer className={styles.foot}>
        <ImportFailure failure={start.error} />
        <div className={shared.row}>
          <Button
            type="primary"
            size="large"
            icon={<ArrowRightOutlined aria-hidden />}
            disabled={!isComplete}
            loading={start.isPending}
            ref={focusField === undefined ? focusOnMount : undefined}
            onClick={check}
          >
            {t('map.next')} <Kbd keys={shortcutKey('import', 'goOn')} />
          </Button>
          <MappingNote problems={problems} names={names} />
        </div>
      </footer>
    </div>
  );
}

interface MappingNoteProps {
  readonly problems: ReturnType<typeof findMappingProblems>;
  readonly names: readonly string[];
}

function MappingNote({ problems: { missing, twice }, names }: MappingNoteProps) {
  const { t } = useTranslation('catalogImport');
  if (missing.length === 0 && twice.length === 0) {
    return (
      <span role="status" className={shared.good}>
        <CheckCircleFilled aria-hidden /> {t('map.complete')}
      </span>
    );
  }
  return (
    <span role="status" className={shared.bad}>
      <WarningFilled aria-hidden />{' '}
      {missing.length > 0
        ? t('map.missing', { fields: missing.map((field) => t(`field.${field}`)).join(t('map.and')) })
        : t('map.twice', { columns: twice.map((column) => names[column]).join(t('map.and')) })}
    </span>
  );
}
