import { ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import styles from './dialog-form.module.css';
import { Kbd } from './kbd.tsx';
import { StatusTag } from './status-tag.tsx';

export interface DialogFormProps {
  /** For the key that confirms, which submits the form. */
  readonly form: RefObject<HTMLFormElement | null>;
  readonly onSubmit: (event: FormEvent) => void;
  readonly children: ReactNode;
}

/** The form of a dialog: what is asked, what it does, and the foot. */
export function DialogForm({ form, onSubmit, children }: DialogFormProps) {
  return (
    <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
      {children}
    </form>
  );
}

export interface DialogFootProps {
  readonly confirm: string;
  readonly busy: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** True when nothing else in the dialog wants the focus. */
  readonly hasFocus?: boolean;
  /** Where it is no form that is submitted. */
  readonly onConfirm?: () => void;
  /** The way out, if it is called otherwise than back. */
  readonly back?: string;
  readonly onBack: () => void;
  /** What else can be done, at the other end. */
  readonly aside?: ReactNode;
}

/** The way out of a dialog and the one that confirms, with their keys. */
export function DialogFoot(props: DialogFootProps) {
  const { t } = useTranslation('common');
  const { onConfirm } = props;
  return (
    <div className={styles.foot}>
      {props.aside === undefined ? null : <div className={styles.aside}>{props.aside}</div>}
      <Button onClick={props.onBack}>
        {props.back ?? t('back')} <Kbd keys="Esc" />
      </Button>
      <Button
        type="primary"
        danger={props.danger ?? false}
        disabled={props.disabled ?? false}
        loading={props.busy}
        data-initial-focus={props.hasFocus || undefined}
        {...(onConfirm === undefined ? { htmlType: 'submit' } : { onClick: onConfirm })}
      >
        {props.confirm} <Kbd keys="Enter" />
      </Button>
    </div>
  );
}

export interface DialogEffectsProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** What confirming will do, as list items. */
export function DialogEffects({ label, children }: DialogEffectsProps) {
  return (
    <ul className={styles.effects} aria-label={label}>
      {children}
    </ul>
  );
}

/** What confirming will do, in a sentence that changes with what is chosen. */
export function DialogEffect({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.effects} role="status">
      {children}
    </p>
  );
}

export interface StatusChangeProps {
  readonly of?: string;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
}

/** The status of an order before and after. */
export function StatusChange({ of, from, to }: StatusChangeProps) {
  return (
    <p className={styles.way}>
      {of} <StatusTag status={from} />
      <ArrowRightOutlined aria-hidden />
      <StatusTag status={to} />
    </p>
  );
}
