import { Radio } from 'antd';
import styles from './checker-fields.module.css';
import { PinField } from './pin-field.tsx';

export interface CheckerFieldsProps {
  /** What the fields' names begin with. */
  readonly id: string;
  readonly checkers: readonly { readonly staffId: number; readonly name: string }[];
  /** Undefined where nobody may check. */
  readonly checkerId: number | undefined;
  readonly pin: string;
  readonly words: Readonly<Record<'checker' | 'nobody' | 'pin' | 'pinHint', string>>;
  readonly onChecker: (staffId: number) => void;
  readonly onPin: (pin: string) => void;
}

/** The second person, and their PIN. */
export function CheckerFields(props: CheckerFieldsProps) {
  const { id, checkers, checkerId, pin, words, onChecker, onPin } = props;
  return (
    <>
      {checkerId === undefined ? (
        <p role="alert" className={styles.missing}>
          {words.nobody}
        </p>
      ) : (
        <fieldset className={styles.choice}>
          <legend>{words.checker}</legend>
          <Radio.Group
            name={`${id}-checker`}
            value={checkerId}
            options={checkers.map(({ staffId, name }) => ({ value: staffId, label: name }))}
            onChange={(event) => onChecker(event.target.value)}
          />
        </fieldset>
      )}
      <PinField
        id={`${id}-checker-pin`}
        label={words.pin}
        hint={words.pinHint}
        value={pin}
        autoFocus
        onChange={onPin}
      />
    </>
  );
}
