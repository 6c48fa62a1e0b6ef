import { CustomerServiceOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { RefundSummary } from '#renderer/ui/refund-summary.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { useOrdersStore } from '../orders-store.ts';
import steps from '../steps/steps.module.css';
import styles from './request.module.css';
import { EMPTY_DRAFT, missingParts, OFFERED_KINDS, setUnits, turnKind } from './request-draft.ts';
import { RequestLines } from './request-lines.tsx';
import { RequestReasons } from './request-reasons.tsx';
import { useRequest } from './use-request.ts';
import { useRequestKeys } from './use-request-keys.ts';

const OVERRIDE_ID = 'request-override';

/** Asks for money back, with or without the goods: which units, why, and what it would give back as it stands. */
export function RequestDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('afterSales');
  const { t: tCommon } = useTranslation('common');
  const close = useOrdersStore((state) => state.close);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [line, setLine] = useState(0);
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const request = useRequest(order, draft);
  // A key that is pressed before the first answer counts too: until then all that was sold may be meant.
  const left = new Map([
    ...order.items.map((item) => [item.lineNo, item.quantity] as const),
    ...(request.quote.data?.lines ?? []).map((row) => [row.lineNo, row.leftQuantity] as const),
  ]);
  const { toOverride } = request;
  const missing = isChecked ? missingParts(draft, toOverride) : [];
  const isWhole = request.quote.data?.isWhole === true && order.amounts.shippingFeeFen > 0;
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const changeUnits = (lineNo: number, units: number) =>
    setDraft((before) => setUnits(before, lineNo, units, left.get(lineNo) ?? 0));

  useRequestKeys({
    order,
    draft,
    left,
    line,
    setLine,
    changeUnits,
    change,
    turn: () => setDraft(turnKind),
    confirm: () => pressEnter(form.current),
    close,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [first] = missingParts(draft, toOverride);
    if (first === undefined) request.submit();
    else if (first === 'override') document.getElementById(OVERRIDE_ID)?.focus();
  };

  return (
    <Dialog
      title={
        <span className={steps.title}>
          <CustomerServiceOutlined aria-hidden /> {t('request.title')}
        </span>
      }
      width={860}
      onClose={close}
    >
      <form ref={form} className={steps.form} onSubmit={onSubmit} noValidate>
        <div className={styles.kind}>
          <Segmented
            aria-label={t('request.kind')}
            value={draft.kind}
            options={OFFERED_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={() => setDraft(turnKind)}
          />
          <Kbd keys={shortcutKey('request', 'kind')} />
          <span className={steps.hint}>{t(`request.kindHint.${draft.kind}`)}</span>
        </div>
        <RequestLines
          order={order}
          draft={draft}
          left={left}
          current={line}
          problem={missing.includes('units') ? t('request.missing.units') : null}
          onCurrent={setLine}
          onUnits={changeUnits}
        />
        <div className={styles.columns}>
          <RequestReasons draft={draft} missing={missing} onChange={change} />
          <div className={styles.side}>
            {request.quote.data === undefined ? null : (
              <RefundSummary title={t('request.refund')} refund={request.quote.data.refund} />
            )}
            {isWhole ? (
              <Checkbox
                checked={draft.withShipping}
                onChange={(event) => change({ withShipping: event.target.checked })}
              >
                {t('request.withShipping')} <Kbd keys={shortcutKey('request', 'shipping')} />
              </Checkbox>
            ) : null}
          </div>
        </div>
        {toOverride.length === 0 ? null : (
          <Field
            id={OVERRIDE_ID}
            label={t('request.override', { drugs: toOverride.join(t('and')) })}
            hint={t('request.overrideHint')}
            problem={missing.includes('override') ? t('request.missing.override') : null}
          >
            <Input
              id={OVERRIDE_ID}
              autoComplete="off"
              maxLength={200}
              value={draft.overrideReason}
              onChange={(event) => change({ overrideReason: event.target.value })}
            />
          </Field>
        )}
        <FailureAlert failure={request.failure ?? request.quote.error} />
        <div className={steps.foot}>
          <Button onClick={close}>
            {tCommon('back')} <Kbd keys="Esc" />
          </Button>
          <Button type="primary" htmlType="submit" loading={request.busy}>
            {t('request.confirm')} <Kbd keys="Enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
