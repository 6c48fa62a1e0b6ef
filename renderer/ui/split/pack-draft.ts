/** The pack that somebody is about to open. */
export interface PackDraft {
  /** Null: the batch that expires first. */
  readonly batchId: number | null;
  readonly code: string;
  /** Why the pack has no code that can be read; empty where it has one, or needs none. */
  readonly noCodeReason: string;
}

export const NO_PACK: PackDraft = { batchId: null, code: '', noCodeReason: '' };

/** True once the pack's code was scanned or the lack of one explained, as far as the drug's packs have codes. */
export function isIdentified({ code, noCodeReason }: PackDraft, asksForCode: boolean): boolean {
  return !asksForCode || code !== '' || noCodeReason !== '';
}
