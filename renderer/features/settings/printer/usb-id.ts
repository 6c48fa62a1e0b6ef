const hex = (value: number) => value.toString(16).padStart(4, '0');

/** A USB device's vendor and product as the system writes them: `0fe6:811e`. */
export function formatUsbId({ vendorId, productId }: { vendorId: number; productId: number }): string {
  return `${hex(vendorId)}:${hex(productId)}`;
}
