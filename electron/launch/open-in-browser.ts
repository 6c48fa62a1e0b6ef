import { spawn } from 'node:child_process';

/** Opens the address in the system's browser, where the system has a desktop. Failing that, it is printed anyway. */
export function openInBrowser(address: string, env: NodeJS.ProcessEnv): void {
  const command = openCommand(env);
  if (command === null) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

function openCommand(env: NodeJS.ProcessEnv): readonly [string, ...string[]] | null {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (process.platform === 'darwin') return ['open'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}
