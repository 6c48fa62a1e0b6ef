import { formatMoney } from './format.ts';

/** An amount; digits have one width, so that columns line up. */
export function Money({ fen, className }: { readonly fen: number; readonly className?: string | undefined }) {
  return <span className={className}>{formatMoney(fen)}</span>;
}
