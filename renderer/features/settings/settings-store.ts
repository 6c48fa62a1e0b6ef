import { create } from 'zustand';
import type { DocumentsDraft } from './documents/documents-draft.ts';
import type { LimitsDraft } from './limits/limits-draft.ts';
import type { ReceiptDraft } from './receipt/receipt-draft.ts';
import type { ShopDraft } from './shop/shop-draft.ts';

interface Drafts {
  readonly shop: ShopDraft | null;
  readonly limits: LimitsDraft | null;
  readonly receipt: ReceiptDraft | null;
  /** One carrier a line. */
  readonly carriers: string | null;
  readonly documents: DocumentsDraft | null;
}

interface SettingsScreenState extends Drafts {
  change(draft: Partial<Drafts>): void;
}

/** What was typed and not saved yet; null is what is saved. It survives a look at another screen. */
export const useSettingsStore = create<SettingsScreenState>()((set) => ({
  shop: null,
  limits: null,
  receipt: null,
  carriers: null,
  documents: null,
  change: (draft) => set(draft),
}));
