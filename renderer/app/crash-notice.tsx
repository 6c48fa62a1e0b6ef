import { BugOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** What stands in place of a screen that failed, with the ways on. */
export function CrashNotice({ onReopen }: { readonly onReopen: () => void }) {
  const { t } = useTranslation('shell');
  const go = useRouteStore((state) => state.go);
  return (
    <EmptyState
      icon={<BugOutlined />}
      title={t('crash.title')}
      hint={t('crash.hint')}
      action={
        <Space>
          <Button type="primary" onClick={onReopen}>
            {t('crash.reopen')}
          </Button>
          <Button
            onClick={() => {
              go('sale');
              onReopen();
            }}
          >
            {t('crash.home')}
          </Button>
        </Space>
      }
    />
  );
}
