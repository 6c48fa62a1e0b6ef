/** Gives things that never move among themselves, such as the rows of a receipt, their place as identity. */
export function keyedByPlace<T>(items: readonly T[]): { readonly key: string; readonly item: T }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}
