import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './shortcut-help.module.css';
import { shortcutRegistry } from './shortcut-registry.ts';
import { type ShortcutScope, shortcutsOf } from './shortcut-table.ts';
import { useShortcutLabels } from './use-shortcut-labels.ts';

/** The overlay behind `?`: what the keyboard can do on the screen that is open. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const [scopes] = useState(scopesByUse);
  return (
    <Dialog title={t('help.title')} footer={t('help.hint')} width={780} onClose={onClose}>
      {scopes.map((scope) => (
        <ScopeHelp key={scope} scope={scope} />
      ))}
    </Dialog>
  );
}

/** What is on the screen first, what holds everywhere last. */
function scopesByUse(): readonly ShortcutScope[] {
  const hearing = new Set(shortcutRegistry.hearing().map(({ scope }) => scope));
  return [...hearing].sort((a, b) => Number(a === 'global') - Number(b === 'global'));
}

function ScopeHelp({ scope }: { readonly scope: ShortcutScope }) {
  const labels = useShortcutLabels();
  return (
    <section className={styles.scope}>
      <h3>{labels.scope(scope)}</h3>
      <dl>
        {shortcutsOf(scope).map(([id, { keys }]) => (
          <div key={id}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dt>
            <dd>{labels.shortcut(scope, id)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
