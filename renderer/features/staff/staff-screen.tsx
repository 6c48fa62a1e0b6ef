import { TeamOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AwaitedState } from '#renderer/app/shortcuts/record-keys.tsx';
import { ShortcutBar } from '#renderer/app/shortcuts/shortcut-bar.tsx';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { SplitScreen } from '#renderer/ui/split-screen.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountList } from './account-list.tsx';

/** `null` is the account that is being made. */
type Chosen = number | null | undefined;

/** Who works here: accounts, roles, and pharmacists' licences. */
export function StaffScreen() {
  const { t } = useTranslation('staff');
  const [chosenId, setChosenId] = useState<Chosen>(undefined);
  const list = useQueryCall('staff.list', {});
  const mayEdit = useMay()('staff.edit');
  const people = list.data?.people ?? [];
  const chosen = chosenId === null ? null : (people.find(({ staffId }) => staffId === chosenId) ?? people[0]);
  const move = (step: 1 | -1) => {
    const next = people[(chosen ? people.indexOf(chosen) : -1) + step];
    if (next !== undefined) setChosenId(next.staffId);
  };
  const keys = {
    previousPerson: () => move(-1),
    nextPerson: () => move(1),
    ...(mayEdit ? { newPerson: () => setChosenId(null) } : {}),
  };
  useShortcuts('staff', keys);
  if (list.isError)
    return <ErrorState failure={asCallFailure(list.error)} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <AwaitedState />;
  return (
    <SplitScreen
      listLabel={t('list')}
      list={<AccountList people={people} chosen={chosen ?? null} onChoose={setChosenId} />}
      detailLabel={t('detail')}
      detail={
        chosen === undefined ? (
          <EmptyState icon={<TeamOutlined />} title={t('nobody')} />
        ) : (
          <AccountForm
            key={chosen === null ? 'new' : `${chosen.staffId}/${chosen.version}`}
            account={chosen}
            mayEdit={mayEdit}
            onSaved={setChosenId}
            onLeave={() => setChosenId(undefined)}
          />
        )
      }
      bar={
        <ShortcutBar
          scope="staff"
          items={[
            { id: 'previousPerson', run: keys.previousPerson },
            { id: 'nextPerson', run: keys.nextPerson },
            { id: 'newPerson', run: () => setChosenId(null), disabled: !mayEdit },
          ]}
        />
      }
    />
  );
}
