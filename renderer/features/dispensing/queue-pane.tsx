import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { optionId, RecordList } from '#renderer/ui/record-list.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import styles from './dispensing.module.css';
import { QueueRow } from './queue-row.tsx';
import { type DispensingQueue, TASKS_ON_A_PAGE } from './use-dispensing-queue.ts';

const LIST_ID = 'dispensing-queue';

export interface QueuePaneProps {
  readonly state: DispensingQueue;
  /** Takes what was typed when it is a pack's code. */
  readonly onEnter: (text: string) => boolean;
}

/** Orders that wait, the longest waiting first. */
export function QueuePane({ state, onEnter }: QueuePaneProps) {
  const { t } = useTranslation('dispensing');
  const { list, tasks, total, page, search, chosenId, choose, move, turn, find } = state;
  const shown = tasks.some(({ orderId }) => orderId === chosenId) ? chosenId : null;
  return (
    <>
      <div className={styles.head}>
        <SearchField
          label={t('queue.search')}
          placeholder={t('queue.placeholder')}
          maxLength={60}
          value={search}
          listId={tasks.length === 0 ? undefined : LIST_ID}
          activeId={shown === null ? undefined : optionId(LIST_ID, shown)}
          onChange={find}
          onMove={move}
          onEnter={() => {
            if (onEnter(search)) find('');
          }}
        />
      </div>
      {list.isError ? (
        <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingState />
      ) : tasks.length === 0 ? (
        <EmptyState
          icon={<InboxOutlined />}
          title={search === '' ? t('queue.empty') : t('queue.noMatch')}
          hint={search === '' ? t('queue.emptyHint') : undefined}
        />
      ) : (
        <RecordList
          id={LIST_ID}
          label={t('queue.label')}
          records={tasks}
          keyOf={({ orderId }) => orderId}
          chosen={shown}
          stale={list.isPlaceholderData}
          onChoose={({ orderId }) => choose(orderId)}
        >
          {(task) => <QueueRow task={task} />}
        </RecordList>
      )}
      <Pager page={page} pageSize={TASKS_ON_A_PAGE} total={total} onPage={turn} />
    </>
  );
}
