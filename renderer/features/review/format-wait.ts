const pad = (value: number) => String(value).padStart(2, '0');

/** How long somebody waits: `4:05`, `1:02:09`. */
export function formatWait(waitingMs: number): string {
  const seconds = Math.max(Math.floor(waitingMs / 1_000), 0);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${pad(minutes % 60)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
