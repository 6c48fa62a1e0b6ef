import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ListPane } from '#renderer/ui/list-pane.tsx';
import { QueueRow } from './queue-row.tsx';
import type { DispensingQueue } from './use-dispensing-queue.ts';

export interface QueuePaneProps {
  readonly state: DispensingQueue;
  /** Takes what was typed when it is a pack's code. */
  readonly onEnter: (text: string) => boolean;
}

/** Orders that wait, the longest waiting first. */
export function QueuePane({ state, onEnter }: QueuePaneProps) {
  const { t } = useTranslation('dispensing');
  const { search, find, owed } = state;
  return (
    <ListPane
      id="dispensing-queue"
      label={t(owed ? 'queue.owedLabel' : 'queue.label')}
      state={state}
      search={{
        label: t('queue.search'),
        placeholder: t('queue.placeholder'),
        maxLength: 60,
        value: search,
        onChange: find,
        onEnter: () => {
          if (onEnter(search)) find('');
        },
      }}
      empty={
        <EmptyState
          icon={<InboxOutlined />}
          title={search === '' ? t(owed ? 'queue.owedEmpty' : 'queue.empty') : t('queue.noMatch')}
          hint={search === '' ? t(owed ? 'queue.owedEmptyHint' : 'queue.emptyHint') : undefined}
        />
      }
    >
      {(task) => <QueueRow task={task} />}
    </ListPane>
  );
}
