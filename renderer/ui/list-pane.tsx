import type { ReactNode } from 'react';
import { ErrorState, type ShownFailure } from './error-state.tsx';
import styles from './list-pane.module.css';
import { LoadingState } from './loading-state.tsx';
import { Pager } from './pager.tsx';
import { optionId, RecordList } from './record-list.tsx';
import { SearchField, type SearchFieldProps } from './search-field.tsx';

/** How the answer that brings the records stands. */
type ListAnswer = { readonly isPlaceholderData: boolean; refetch(): unknown } & (
  | { readonly isError: true; readonly error: ShownFailure }
  | { readonly isError: false; readonly isPending: boolean }
);

export interface ListPaneProps<T, K extends string | number> {
  /** The element of the list; those of its records are named after it. */
  readonly id: string;
  readonly label: string;
  readonly state: {
    readonly list: ListAnswer;
    readonly records: readonly T[];
    readonly keyOf: (record: T) => K;
    readonly chosen: K | null;
    readonly total: number;
    readonly page: number;
    readonly pageSize: number;
    readonly choose: (key: K) => void;
    readonly move: (step: 1 | -1) => void;
    readonly turn: (page: number) => void;
  };
  readonly search: Pick<
    SearchFieldProps,
    'label' | 'placeholder' | 'maxLength' | 'value' | 'onChange' | 'onEnter'
  >;
  /** What narrows the list besides the search, below it. */
  readonly filters?: ReactNode;
  /** What stands there when there are no records: why, and what to do. */
  readonly empty: ReactNode;
  /** The keys that turn the page, when the screen has some. */
  readonly pageKeys?: readonly [back: string, forward: string];
  /** The content of a record's row. */
  readonly children: (record: T) => ReactNode;
}

/** The left side of a list screen: search and filters, the records they leave, and the pages. */
export function ListPane<T, K extends string | number>(props: ListPaneProps<T, K>) {
  const { id, search, state, pageKeys } = props;
  const { records, keyOf, chosen } = state;
  const isShown = records.some((record) => keyOf(record) === chosen);
  return (
    <>
      <div className={styles.head}>
        <SearchField
          {...search}
          listId={records.length === 0 ? undefined : id}
          activeId={isShown && chosen !== null ? optionId(id, chosen) : undefined}
          onMove={state.move}
        />
        {props.filters}
      </div>
      <ListBody {...props} />
      <Pager
        page={state.page}
        pageSize={state.pageSize}
        total={state.total}
        {...(pageKeys === undefined ? {} : { keys: pageKeys })}
        onPage={state.turn}
      />
    </>
  );
}

function ListBody<T, K extends string | number>(props: ListPaneProps<T, K>) {
  const { list, records, keyOf, chosen, choose } = props.state;
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingState />;
  if (records.length === 0) return props.empty;
  return (
    <RecordList
      id={props.id}
      label={props.label}
      records={records}
      keyOf={keyOf}
      chosen={chosen}
      stale={list.isPlaceholderData}
      onChoose={(record) => choose(keyOf(record))}
    >
      {props.children}
    </RecordList>
  );
}
