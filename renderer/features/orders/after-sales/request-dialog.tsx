import { CustomerServiceOutlined } from '@ant-design/icons';
import { Checkbox, Input, Segmented } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newKey } from 'uuid';
import { CameraDialog } from '#renderer/app/pictures/camera-dialog.tsx';
import { useAddImage } from '#renderer/app/pictures/use-add-image.tsx';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useReplacementFinder } from '#renderer/client/use-replacement-finder.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { REPLACEMENT_SEARCH_ID, ReplacementEditor } from '#renderer/ui/exchange/replacement-editor.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { useToday } from '#renderer/ui/use-today.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { AFTER_SALES_KINDS } from '#shared/domain/after-sales-states.ts';
import { useOrdersStore } from '../orders-store.ts';
import steps from '../steps/steps.module.css';
import styles from './request.module.css';
import { EMPTY_DRAFT, missingParts, nextKind, setUnits, turnKind, unitsBack } from './request-draft.ts';
import { RequestLines } from './request-lines.tsx';
import { RequestMoney } from './request-money.tsx';
import { RequestPhotos } from './request-photos.tsx';
import { RequestReasons } from './request-reasons.tsx';
import { useRequest } from './use-request.ts';
import { useRequestKeys } from './use-request-keys.ts';

const OVERRIDE_ID = 'request-override';

/** Asks for money back, with or without the goods: which units, why, and what it would give back as it stands. */
export function RequestDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('afterSales');
  const close = useOrdersStore((state) => state.close);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [line, setLine] = useState(0);
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const request = useRequest(order, draft);
  const finder = useReplacementFinder(draft.replacements);
  const today = useToday();
  const [camera, setCamera] = useState(false);
  const addPhoto = (file: File) =>
    setDraft((before) => ({ ...before, photos: [...before.photos, { key: newKey(), file }] }));
  const adding = useAddImage(addPhoto, !camera);
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
    turn: () => setDraft((before) => turnKind(before, nextKind(before.kind))),
    chooseFile: adding.choose,
    openCamera: () => setCamera(true),
    toReplacement: () => document.getElementById(REPLACEMENT_SEARCH_ID)?.focus(),
    confirm: () => pressEnter(form.current),
    close,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [first] = missingParts(draft, toOverride);
    if (first === undefined) request.submit();
    else if (first === 'override') document.getElementById(OVERRIDE_ID)?.focus();
    else if (first === 'replacements') document.getElementById(REPLACEMENT_SEARCH_ID)?.focus();
  };

  return (
    <Dialog
      title={
        <>
          <CustomerServiceOutlined aria-hidden /> {t('request.title')}
        </>
      }
      width={860}
      onClose={close}
    >
      <DialogForm form={form} onSubmit={onSubmit}>
        <div className={styles.kind}>
          <Segmented
            aria-label={t('request.kind')}
            value={draft.kind}
            options={AFTER_SALES_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={(kind) => setDraft((before) => turnKind(before, kind))}
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
        {draft.kind === 'exchange' ? (
          <ReplacementEditor
            lines={draft.replacements}
            finder={finder}
            today={today}
            first={false}
            units={unitsBack(draft)}
            searchKey={shortcutKey('request', 'replacement')}
            problem={missing.includes('replacements') ? t('request.missing.replacements') : null}
            onLines={(replacements) => change({ replacements })}
            onEnter={() => pressEnter(form.current)}
          />
        ) : null}
        <div className={styles.columns}>
          <RequestReasons draft={draft} missing={missing} onChange={change} />
          <div className={styles.side}>
            <RequestMoney quote={request.quote.data} kind={draft.kind} />
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
        <RequestPhotos
          photos={draft.photos}
          onChoose={adding.choose}
          onCamera={() => setCamera(true)}
          onRemoveLast={() => change({ photos: draft.photos.slice(0, -1) })}
        />
        {adding.input}
        <FailureAlert failure={request.failure ?? request.quote.error} />
        <DialogFoot confirm={t('request.confirm')} busy={request.busy} onBack={close} />
      </DialogForm>
      {camera ? (
        <CameraDialog
          title={t('images.cameraTitle')}
          hint={t('images.cameraHint')}
          onClose={() => setCamera(false)}
          onPicture={(file) => {
            addPhoto(file);
            setCamera(false);
          }}
        />
      ) : null}
    </Dialog>
  );
}
