import { Alert } from 'antd';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import { useOrdersStore } from '../orders-store.ts';
import styles from './detail.module.css';

/** Why the last step did not happen, beside the order as it is now. */
export function OrderFailure({ orderNumber }: { readonly orderNumber: string }) {
  const textOf = useErrorText();
  const { failure, tell } = useOrdersStore();
  if (failure === null || failure.orderNumber !== orderNumber) return null;
  const { text, detail } = textOf(failure.failure);
  return (
    <Alert
      className={styles.failure ?? ''}
      type={failure.failure.code === 'VERSION_CONFLICT' ? 'warning' : 'error'}
      showIcon
      title={text}
      {...(detail === null ? {} : { description: detail })}
      closable={{ onClose: () => tell(null) }}
    />
  );
}
