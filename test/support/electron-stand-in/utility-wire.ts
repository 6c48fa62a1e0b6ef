/** Between the stand-in's main process and its utility process, over Node's own channel, both ways. */
export type UtilityMessage =
  | { readonly kind: 'post'; readonly data: unknown; readonly portIds: readonly number[] }
  | { readonly kind: 'port'; readonly portId: number; readonly data: unknown }
  | { readonly kind: 'portClosed'; readonly portId: number };
