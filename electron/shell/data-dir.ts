import { homedir } from 'node:os';
import { join } from 'node:path';

const FOLDER = 'Pharmacy Counter';

/**
 * Where the store lives unless told otherwise: the same folder for both shells, so that a machine that later
 * gets Electron goes on with its own store. On Windows the local folder, because a roaming profile is copied
 * over the network while the store may be open.
 */
export function defaultDataDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), FOLDER);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', FOLDER);
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), FOLDER);
}
