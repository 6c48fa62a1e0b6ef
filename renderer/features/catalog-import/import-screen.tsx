import { useTranslation } from 'react-i18next';
import { ChooseStep } from './choose/choose-step.tsx';
import styles from './import.module.css';
import { ImportSteps } from './import-steps.tsx';
import { useImportStore } from './import-store.ts';
import { MapStep } from './map/map-step.tsx';
import { ImportRun } from './report/import-run.tsx';

/**
 * My catalogue: choose a file, say what its columns are, have every row checked, apply. `subject` is the import's
 * id.
 */
export function ImportScreen({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('catalogImport');
  const picked = useImportStore((state) => state.picked);
  const importId = /^[1-9]\d{0,14}$/.test(subject) ? Number(subject) : null;
  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">{t('title')}</h1>
      {importId !== null ? (
        <ImportRun key={importId} importId={importId} />
      ) : picked === null ? (
        <>
          <ImportSteps current="choose" />
          <ChooseStep />
        </>
      ) : (
        <>
          <ImportSteps current="map" />
          <MapStep picked={picked} />
        </>
      )}
    </div>
  );
}
