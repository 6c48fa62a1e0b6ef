import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { ClientContext } from '#renderer/client/client-context.ts';
import type { CounterClient } from '#renderer/client/counter-client.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { counterTheme } from '#renderer/ui/theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Gate } from './gate.tsx';

export interface AppProps {
  readonly client: CounterClient;
  readonly queryClient: QueryClient;
}

/** Everything that the screens stand in. */
export function App({ client, queryClient }: AppProps) {
  const language = useLanguageStore((state) => state.language);
  return (
    <ConfigProvider
      theme={counterTheme}
      locale={language === 'zh' ? zhCN : enGB}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp style={{ height: '100%' }}>
        <QueryClientProvider client={queryClient}>
          <ClientContext value={client}>
            <ErrorBoundary>
              <Gate />
            </ErrorBoundary>
          </ClientContext>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
