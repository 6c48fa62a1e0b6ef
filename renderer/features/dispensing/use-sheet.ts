import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import type { DispensingSheet, PickLine } from '#shared/contracts/dispensing.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { DispensingQueue } from './use-dispensing-queue.ts';

/** What the last scan or step came to. */
export type PackResult =
  | { readonly kind: 'taken'; readonly lineNo: number; readonly name: string; readonly left: number }
  | { readonly kind: 'refused'; readonly failure: CallFailure }
  | { readonly kind: 'done'; readonly what: 'started' | 'checked' | 'handedOver' | 'takenBack' };

interface Told {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly result: PackResult;
}

/** True for an order that went out from here. */
export const isHandOver = (result: PackResult | null): boolean =>
  result?.kind === 'done' && result.what === 'handedOver';

const NO_ORDER = 0;

/** A line whose packs are compared by eye, as it was when that began: what others do meanwhile is said by the core. */
export interface ByEyeLine {
  readonly orderId: number;
  readonly line: PickLine;
}

/** The sheet of one order and everything that is done at it. */
export function useSheet({ chosen: orderId, showFirst }: DispensingQueue) {
  const queryClient = useQueryClient();
  const client = useClient();
  const id = orderId ?? NO_ORDER;
  const query = useQueryCall('dispensing.get', { orderId: Math.max(id, 1) }, { enabled: id !== NO_ORDER });
  const [told, setTold] = useState<Told | null>(null);
  const [byEyeLine, setByEyeLine] = useState<ByEyeLine | null>(null);
  const [steps, setSteps] = useState(0);
  const verifyByEye = useCommand('dispensing.verifyByEye');
  const sheet = id === NO_ORDER ? undefined : query.data;
  const tell = (result: PackResult) =>
    setTold({ orderId: id, orderNumber: sheet?.orderNumber ?? '', result });
  const keep = (next: DispensingSheet) =>
    queryClient.setQueryData(queryKey('dispensing.get', { orderId: next.orderId }), next);
  const reread = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['dispensing.get'] }),
      queryClient.invalidateQueries({ queryKey: ['dispensing.queue'] }),
    ]);
  /** What was refused may be refused for what another screen did: the bench is looked at anew. */
  const refuse = (error: unknown) => {
    tell({ kind: 'refused', failure: asCallFailure(error) });
    void reread();
  };

  const verify = (code: string) => {
    if (sheet === undefined) return;
    // Each scan is a pack of its own, so each is a command of its own.
    client
      .command('dispensing.verifyPack', { orderId: sheet.orderId, code })
      .then((next) => {
        keep(next);
        tell(takenResult(sheet, next));
      })
      .catch(refuse);
  };
  const step = (work: Promise<unknown>, what: Extract<PackResult, { kind: 'done' }>['what']) => {
    setSteps((count) => count + 1);
    work
      .then(async () => {
        tell({ kind: 'done', what });
        await reread();
        // The next order comes up once the queue is known without the one that went out.
        if (what === 'handedOver') showFirst();
      })
      .catch(refuse)
      .finally(() => setSteps((count) => count - 1));
  };
  // The order's state guards these steps; its version moves on with every label that is printed.
  const order = { orderId: id };
  const last = sheet?.packs.findLast(({ takenBack }) => !takenBack);
  return {
    sheet,
    query,
    result: told?.orderId === id ? told.result : null,
    /** The order that went out last, once the screen has gone on to the next one. */
    handedOver: told !== null && told.orderId !== id && isHandOver(told.result) ? told.orderNumber : null,
    /** True until a step is done and the order read anew. */
    stepping: steps > 0,
    byEyeLine,
    openByEye: (line: PickLine) => {
      verifyByEye.reset();
      setByEyeLine({ orderId: id, line });
    },
    closeByEye: () => setByEyeLine(null),
    verifyByEye: {
      busy: verifyByEye.isPending,
      failure: verifyByEye.error,
      submit: (input: CallInput<'dispensing.verifyByEye'>) =>
        verifyByEye.mutate(input, {
          onSuccess: (next) => {
            keep(next);
            setByEyeLine(null);
          },
        }),
    },
    verify,
    /** What was typed and entered is a code when it looks like one; true when it was taken as such. */
    enterCode: (text: string) => {
      if (!/^[\d\][()]{7,}/.test(text.trim()) || sheet?.status !== 'dispensing') return false;
      verify(text.trim());
      return true;
    },
    start: () => step(client.command('orders.startDispensing', order), 'started'),
    check: () =>
      step(client.command('dispensing.check', { ...order, version: sheet?.version ?? null }), 'checked'),
    handOver: () => step(client.command('orders.handOver', order), 'handedOver'),
    takeBack: () => {
      if (last === undefined) return;
      step(client.command('dispensing.takeBackPack', { orderId: id, packId: last.packId }), 'takenBack');
    },
    lastPack: last,
  };
}

export type SheetState = ReturnType<typeof useSheet>;

function takenResult(before: DispensingSheet, after: DispensingSheet): PackResult {
  const line =
    after.lines.find(
      ({ lineNo, verified }) =>
        verified > (before.lines.find((earlier) => earlier.lineNo === lineNo)?.verified ?? 0),
    ) ?? after.lines[0];
  if (line === undefined) return { kind: 'done', what: 'started' };
  const { lineNo, genericName, quantity, verified } = line;
  return { kind: 'taken', lineNo, name: genericName, left: quantity - verified };
}
