import { CloseOutlined } from '@ant-design/icons';
import { ConfigProvider } from 'antd';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: ReactNode;
  readonly width?: number;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
  /** The element marked `data-initial-focus` gets the focus when the dialog opens. */
  readonly children: ReactNode;
}

/**
 * Chromium gives the focus back to a field while the page under the dialog still counts as inert: the field has
 * the focus, and nothing that is typed reaches it. Focused once more, when the dialog is gone, it takes keys.
 */
function wakeCaret(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}

/**
 * A dialog that is on the screen as long as it is rendered. It is the browser's own modal dialog, because that
 * takes the focus in the same moment as it opens: a cashier who types on after F3 loses no key. Esc closes it,
 * a click beside it does not, and the focus goes back to where it was.
 */
export function Dialog({ title, width = 560, footer, onClose, children }: DialogProps) {
  const { t } = useTranslation('common');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    const first = element?.querySelector<HTMLElement>('[data-initial-focus]');
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
    return () => {
      element?.close();
      queueMicrotask(wakeCaret);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      style={{ width }}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={({ currentTarget }) => {
        // The browser may close it by itself on a second Esc; its own closing on the way out is not news.
        if (currentTarget.isConnected && !currentTarget.open) onClose();
      }}
    >
      <header className={styles.header}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={styles.close} aria-label={t('close')} onClick={onClose}>
          <CloseOutlined aria-hidden />
        </button>
      </header>
      <ConfigProvider getPopupContainer={() => dialog.current ?? document.body}>{children}</ConfigProvider>
      {footer === undefined ? null : <footer className={styles.footer}>{footer}</footer>}
    </dialog>
  );
}
