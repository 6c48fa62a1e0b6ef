import { formatOrderNumber } from '#shared/domain/order-number.ts';

/** A request's number as people read it: the order's number, and which of its requests. */
export function showNumber(number: string): string {
  const dash = number.lastIndexOf('-');
  return `${formatOrderNumber(number.slice(0, dash))}${number.slice(dash)}`;
}
