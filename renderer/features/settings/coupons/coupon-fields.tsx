import { Checkbox, Input, Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { useWords } from '#renderer/ui/use-words.ts';
import { COUPON_CATEGORIES, type CouponDraft, type CouponField } from './coupon-draft.ts';
import styles from './coupons.module.css';

export interface CouponFieldsProps {
  readonly draft: CouponDraft;
  readonly wrong: readonly CouponField[];
  readonly onChange: (change: Partial<CouponDraft>) => void;
}

type TextName = CouponField | 'drugs' | 'excluded';

/** What a coupon promises, as it is typed. */
export function CouponFields({ draft, wrong, onChange }: CouponFieldsProps) {
  const { t } = useTranslation('settings');
  const tCommon = useWords('common');
  const text = (name: TextName, first = false) => (
    <TextField
      name={name}
      value={draft[name]}
      unit={name === 'value' && draft.kind === 'percent' ? '%' : undefined}
      first={first}
      wrong={(wrong as readonly TextName[]).includes(name)}
      onText={(value) => onChange({ [name]: value })}
    />
  );
  const toggle = (category: CouponDraft['categories'][number]) =>
    onChange({
      categories: draft.categories.includes(category)
        ? draft.categories.filter((other) => other !== category)
        : [...draft.categories, category],
    });
  return (
    <div className={styles.fields}>
      {text('code', true)}
      {text('name')}
      <div className={styles.wide}>
        <Radio.Group
          aria-label={t('coupons.kind')}
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.target.value })}
          options={(['amount', 'percent'] as const).map((value) => ({
            value,
            label: t(`coupons.kinds.${value}`),
          }))}
        />
      </div>
      {text('value')}
      {text('cap')}
      {text('minimum')}
      {text('maxUses')}
      {text('validFrom')}
      {text('validTo')}
      <div className={styles.wide}>
        <p className={styles.caption}>{t('coupons.categories')}</p>
        {COUPON_CATEGORIES.map((category) => (
          <Checkbox
            key={category}
            checked={draft.categories.includes(category)}
            onChange={() => toggle(category)}
          >
            {tCommon(`category.${category}`)}
          </Checkbox>
        ))}
      </div>
      {text('drugs')}
      {text('excluded')}
      {text('maxUsesPerCustomer')}
      <div className={styles.choices}>
        <Checkbox
          checked={draft.membersOnly}
          onChange={(event) => onChange({ membersOnly: event.target.checked })}
        >
          {t('coupons.membersOnly')}
        </Checkbox>
        <Checkbox
          checked={draft.stackable}
          onChange={(event) => onChange({ stackable: event.target.checked })}
        >
          {t('coupons.stackable')}
        </Checkbox>
      </div>
    </div>
  );
}

interface TextFieldProps {
  readonly name: TextName;
  readonly value: string;
  readonly unit: string | undefined;
  readonly first: boolean;
  readonly wrong: boolean;
  readonly onText: (text: string) => void;
}

const MONEY: readonly TextName[] = ['value', 'cap', 'minimum'];

function TextField({ name, value, unit, first, wrong, onText }: TextFieldProps) {
  const { t } = useTranslation('settings');
  const id = useId();
  return (
    <Field
      id={id}
      label={t(`coupons.field.${name}`)}
      hint={t(`coupons.hintOf.${name}`)}
      problem={wrong ? t(`coupons.problem.${name as CouponField}`) : null}
    >
      <Input
        id={id}
        {...(first ? { 'data-initial-focus': true } : {})}
        {...(unit === undefined ? {} : { suffix: unit })}
        {...(MONEY.includes(name) && unit === undefined ? { prefix: '¥' } : {})}
        autoComplete="off"
        maxLength={name === 'drugs' || name === 'excluded' ? 2_000 : 60}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        aria-describedby={fieldNoteId(id)}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  );
}
