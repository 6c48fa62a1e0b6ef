import { CheckCircleFilled, ExclamationCircleFilled, MinusOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportField } from '#shared/contracts/catalog.ts';
import shared from '../import.module.css';
import styles from './map.module.css';
import { type ColumnMapping, FIELD_GROUPS, GROUP_NAMES, isRequired, withColumn } from './mapping.ts';

export interface MappingTableProps {
  readonly names: readonly string[];
  readonly firstRow: readonly string[];
  /** The field that the keyboard starts with, if one needs attention. */
  readonly focusField: ImportField | undefined;
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
}

/** A line for every field that an import knows: which column it is read from, and what stands there first. */
export function MappingTable({ names, firstRow, focusField, mapping, onChange }: MappingTableProps) {
  const { t } = useTranslation('catalogImport');
  return (
    <section className={styles.mapping} aria-label={t('map.title')}>
      <p className={shared.soft}>{t('map.hint')}</p>
      <table>
        <thead>
          <tr>
            <th>{t('map.field')}</th>
            <th>{t('map.column')}</th>
            <th>{t('map.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {GROUP_NAMES.map((group) => (
            <Fragment key={group}>
              <tr>
                <th colSpan={3} scope="colgroup" className={styles.groupName}>
                  {t(`group.${group}`)}
                </th>
              </tr>
              {FIELD_GROUPS[group].map((field) => (
                <FieldRow
                  key={field}
                  field={field}
                  names={names}
                  column={mapping[field] ?? null}
                  firstRow={firstRow}
                  startsHere={field === focusField}
                  onChange={(column) => onChange(withColumn(mapping, field, column))}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface FieldRowProps {
  readonly field: ImportField;
  readonly names: readonly string[];
  readonly column: number | null;
  readonly firstRow: readonly string[];
  readonly startsHere: boolean;
  readonly onChange: (column: number | null) => void;
}

function FieldRow({ field, names, column, firstRow, startsHere, onChange }: FieldRowProps) {
  const { t } = useTranslation('catalogImport');
  const isMissing = column === null && isRequired(field);
  const label = t(`field.${field}`);
  return (
    <tr className={isMissing ? styles.fieldMissing : undefined}>
      <th scope="row">
        {column !== null ? (
          <CheckCircleFilled className={shared.good} aria-hidden />
        ) : isMissing ? (
          <ExclamationCircleFilled className={shared.bad} aria-hidden />
        ) : (
          <MinusOutlined className={shared.soft} aria-hidden />
        )}{' '}
        {label}
        {isRequired(field) ? <span className={shared.bad}> *</span> : null}
      </th>
      <td>
        <Select
          className={styles.column ?? ''}
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          autoFocus={startsHere}
          aria-label={label}
          aria-required={isRequired(field)}
          placeholder={t('map.noColumn')}
          status={isMissing ? 'error' : ''}
          value={column}
          options={names.map((name, place) => ({ value: place, label: name }))}
          onChange={(place) => onChange(place ?? null)}
        />
      </td>
      <td className={styles.sample}>{column === null ? '' : firstRow[column]}</td>
    </tr>
  );
}
