import type { App } from 'electron';

/** Holds the end of the program back, once, until what is running is finished and the store is closed. */
export function drainBeforeQuit(app: Pick<App, 'on' | 'quit'>, drain: () => Promise<void>): void {
  let progress: 'running' | 'draining' | 'drained' = 'running';
  app.on('before-quit', (event) => {
    if (progress === 'drained') return;
    event.preventDefault();
    if (progress === 'draining') return;
    progress = 'draining';
    void drain().finally(() => {
      progress = 'drained';
      app.quit();
    });
  });
}
