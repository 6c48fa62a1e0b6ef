import { Checkbox, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { readCount } from '#renderer/ui/read-count.ts';
import type { RuleView } from '#shared/contracts/rules.ts';
import styles from './compliance.module.css';
import { RuleHistory } from './rule-history.tsx';
import { useNumberName } from './use-number-name.ts';

const REASON_ID = 'rule-reason';
const fieldId = (key: string) => `rule-number-${key}`;

export interface ChangeRuleDialogProps {
  readonly rule: RuleView;
  readonly onClose: () => void;
}

/** Changes a rule inside what the law allows, with the reason; what was changed before stands below. */
export function ChangeRuleDialog({ rule, onClose }: ChangeRuleDialogProps) {
  const { t } = useTranslation('compliance');
  const { t: tRules } = useTranslation('rules');
  const { t: tCommon } = useTranslation('common');
  const nameOf = useNumberName();
  const [on, setOn] = useState(rule.on);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(rule.numbers.map(({ key, value }) => [key, String(value)])),
  );
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = useCommand('rules.change');
  const read = rule.numbers.map(({ key, min, max }) => ({
    key,
    value: readCount(texts[key] ?? '', { least: min, most: max }),
  }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (change.isPending) return;
    const wrong = read.find(({ value }) => value === null);
    if (wrong !== undefined) return document.getElementById(fieldId(wrong.key))?.focus();
    if (reason.trim() === '') return document.getElementById(REASON_ID)?.focus();
    const numbers = read.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]));
    const { ruleId, version } = rule;
    change.mutate({ ruleId, on, numbers, version, reason }, { onSuccess: onClose });
  };
  useShortcuts('step', { confirm: () => pressEnter(form.current), close: onClose }, { modal: true });
  return (
    <Dialog title={tRules(`table.${rule.ruleId}.title`)} width={600} onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <p className={styles.soft}>{tRules(`table.${rule.ruleId}.text`)}</p>
        {rule.canSwitchOff ? (
          <Checkbox checked={on} onChange={(event) => setOn(event.target.checked)}>
            {t('rules.holds')}
          </Checkbox>
        ) : (
          <p className={styles.soft}>{t('rules.fixed')}</p>
        )}
        <div className={styles.fields}>
          {rule.numbers.map(({ key, unit, min, max }, place) => (
            <Field
              key={key}
              id={fieldId(key)}
              label={`${nameOf(rule.ruleId, key)} (${tRules(`units.${unit}`)})`}
              hint={t('rules.range', { min, max })}
              problem={read[place]?.value === null ? t('rules.range', { min, max }) : null}
            >
              <Input
                id={fieldId(key)}
                {...(place === 0 ? { 'data-initial-focus': true } : {})}
                autoComplete="off"
                inputMode="numeric"
                maxLength={6}
                status={read[place]?.value === null ? 'error' : ''}
                aria-describedby={fieldNoteId(fieldId(key))}
                value={texts[key] ?? ''}
                onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
              />
            </Field>
          ))}
        </div>
        <Field
          id={REASON_ID}
          label={t('rules.reason')}
          problem={isChecked && reason.trim() === '' ? t('rules.reasonMissing') : null}
        >
          <Input
            id={REASON_ID}
            {...(rule.numbers.length === 0 ? { 'data-initial-focus': true } : {})}
            autoComplete="off"
            maxLength={200}
            aria-describedby={fieldNoteId(REASON_ID)}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <FailureAlert failure={change.error} />
        <DialogFoot confirm={tCommon('save')} busy={change.isPending} onBack={onClose} />
      </form>
      <RuleHistory rule={rule} />
    </Dialog>
  );
}
