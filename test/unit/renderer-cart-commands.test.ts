import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CounterClient } from '#renderer/client/counter-client.ts';
import { createCartCommands } from '#renderer/features/sale/cart/cart-commands.ts';
import { CartRunner } from '#renderer/features/sale/cart/cart-runner.ts';
import { useSaleStore } from '#renderer/features/sale/sale-store.ts';

/** A core that has one cart: it adds drugs 1 to 9 and knows no other. */
function smallCore() {
  const quantities = new Map<number, number>();
  const cart = () => ({
    cartId: 1,
    customer: null,
    lines: [...quantities].map(([drugId, quantity]) => ({
      lineId: drugId,
      drugId,
      quantity,
      traceCodes: [],
      genericName: `药${drugId}`,
    })),
  });
  const command = async (name: string, input: Record<string, number>) => {
    await Promise.resolve();
    const { drugId = 0, lineId = 0, quantity = 0 } = input;
    if (name === 'cart.setQuantity') quantities.set(lineId, quantity);
    else if (drugId > 9) throw new Error('DRUG_NOT_FOUND');
    else quantities.set(drugId, (quantities.get(drugId) ?? 0) + 1);
    return name === 'cart.setQuantity' ? cart() : { cart: cart(), lineId: drugId };
  };
  return { quantities, client: { command } as unknown as CounterClient };
}

function till() {
  const { tell, setCurrentLine } = useSaleStore.getState();
  const { quantities, client } = smallCore();
  const runner = new CartRunner({
    queryClient: new QueryClient(),
    currentLineId: () => useSaleStore.getState().currentLineId,
    tell,
  });
  const addFailed = {
    get: () => useSaleStore.getState().addFailed,
    set: () => useSaleStore.setState({ addFailed: true }),
  };
  const commands = createCartCommands({
    client,
    runner,
    setCurrentLine,
    addFailed,
    takeAwaited: () => null,
    tell,
  });
  return { commands, quantities, notice: () => useSaleStore.getState().notice?.kind };
}

describe('commands of the cart in a hurry', () => {
  beforeEach(() => useSaleStore.getState().leave());

  it('CART-1: a quantity waits for the drug that is still being looked for', async () => {
    const { commands, quantities } = till();
    await commands.addDrug(1);
    const answer = Promise.withResolvers<number>();
    void commands.addFound(() => answer.promise);
    const changed = commands.setQuantity(3);
    answer.resolve(2);
    await changed;
    expect([...quantities]).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  it.each([
    ['a search that finds nothing', (c: ReturnType<typeof till>['commands']) => c.addFound(async () => null)],
    ['a drug that is refused', (c: ReturnType<typeof till>['commands']) => c.addDrug(10)],
  ])('CART-1: after %s a quantity leaves the line before alone until a line is chosen', async (_, add) => {
    const { commands, quantities, notice } = till();
    await commands.addDrug(1);
    await add(commands);
    await commands.setQuantity(3);
    await commands.changeQuantity(1);
    expect(quantities.get(1)).toBe(1);
    expect(notice()).toBe('quantityWithheld');
    useSaleStore.getState().setCurrentLine(1);
    await commands.setQuantity(3);
    expect(quantities.get(1)).toBe(3);
  });

  it('CART-1: the buttons of a line mean that line, whatever failed before', async () => {
    const { commands, quantities } = till();
    await commands.addDrug(1);
    await commands.addDrug(10);
    await commands.changeQuantity(1, 1);
    expect(quantities.get(1)).toBe(2);
  });

  it('CART-1: the next drug that is added ends it', async () => {
    const { commands, quantities } = till();
    await commands.addDrug(10);
    await commands.addDrug(2);
    await commands.setQuantity(4);
    expect(quantities.get(2)).toBe(4);
    const said = { kind: 'quantityChanged', name: '药2', quantity: 4, dropped: [] };
    expect(useSaleStore.getState().notice).toEqual(said);
  });
});
