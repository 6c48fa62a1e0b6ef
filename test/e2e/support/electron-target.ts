import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { installedBinary } from '../../../electron/launch/electron-binary.ts';
import { PAGE_OPTIONS } from './page-options.ts';
import { ROOT, type Target } from './target.ts';

/** The built program in Electron itself. */
export const electronTarget: Target = {
  whyNotHere: () => (electronBinary() === null ? "Electron's binary is not installed on this machine" : null),
  async launch(options) {
    const args = [ROOT, `--data-dir=${options.dataDir}`, `--clock-offset-ms=${options.clockOffsetMs}`];
    const program = await _electron.launch({
      executablePath: electronBinary() ?? '',
      args,
      locale: PAGE_OPTIONS.locale,
      env: { ...process.env, LANG: 'zh_CN.UTF-8' },
    });
    return {
      page: await program.firstWindow(),
      async killCore() {
        const pid = await program.evaluate(
          ({ app }) =>
            app.getAppMetrics().find((metric) => metric.type === 'Utility' && metric.name?.includes('core'))
              ?.pid,
        );
        if (pid === undefined) throw new Error('no core is running');
        process.kill(pid, 'SIGKILL');
      },
      close: () => program.close(),
    };
  },
};

function electronBinary(): string | null {
  return installedBinary(join(ROOT, 'node_modules/electron'), process.env);
}
