export interface BackupFacts {
  readonly name: string;
  /** When it was made, where its name tells; a backup that a person put there may have any name. */
  readonly madeAtMs: number | null;
}

/** What a backup's path tells of it: `…/before-migration-v1-2027-06-03T01-05-07-123Z.db`. */
export function backupFacts(path: string): BackupFacts {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const [, day, hours, minutes, seconds] =
    /(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-\d{3}Z/.exec(name) ?? [];
  const madeAtMs = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return { name, madeAtMs: Number.isNaN(madeAtMs) ? null : madeAtMs };
}
