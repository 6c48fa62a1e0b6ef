/** The element of a cart line, for scrolling to it. */
export const cartRowId = (lineId: number) => `cart-line-${lineId}`;
