const pad = (value: number) => String(value).padStart(2, '0');

/** A stretch of time as a clock shows it: `14:05`, `1:00:00`. A second that has begun counts. */
export function formatRest(restMs: number): string {
  const seconds = Math.max(Math.ceil(restMs / 1_000), 0);
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = `${pad(minutes)}:${pad(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
