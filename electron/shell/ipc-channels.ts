/** Channels between main and preload. Calls do not go this way: they have a port of their own to the core. */
export const IPC = {
  /** A screen's preload is there and wants a port to the core. */
  connect: 'counter:connect',
  /** Main tells how the core is. */
  coreState: 'counter:core-state',
  /** Main hands over a port to a core that is ready. */
  corePort: 'counter:core-port',
  /** Somebody asked for the backup that was offered for a store that did not open. */
  restoreBackup: 'counter:restore-backup',
  /** A screen has a page for the system's printer. */
  print: 'counter:print',
} as const;
