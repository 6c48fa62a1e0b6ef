import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import type { CallInput } from '#shared/contracts/index.ts';

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

const isHandOver = (result: PackResult) => result.kind === 'done' && result.what === 'handedOver';

const NO_ORDER = 0;

/** The sheet of one order and everything that is done at it. */
export function useSheet(orderId: number | null) {
  const queryClient = useQueryClient();
  const client = useClient();
  const id = orderId ?? NO_ORDER;
  const query = useQueryCall('dispensing.get', { orderId: Math.max(id, 1) }, { enabled: id !== NO_ORDER });
  const [told, setTold] = useState<Told | null>(null);
  const [byEyeLineNo, setByEyeLineNo] = useState<number | null>(null);
  const verifyByEye = useCommand('dispensing.verifyByEye');
  const sheet = id === NO_ORDER ? undefined : query.data;
  const tell = (result: PackResult) =>
    setTold({ orderId: id, orderNumber: sheet?.orderNumber ?? '', result });
  const refuse = (error: unknown) => tell({ kind: 'refused', failure: asCallFailure(error) });
  const keep = (next: DispensingSheet) =>
    queryClient.setQueryData(queryKey('dispensing.get', { orderId: next.orderId }), next);
  const reread = () => void queryClient.invalidateQueries({ queryKey: ['dispensing.get'] });

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
    work
      .then(() => {
        tell({ kind: 'done', what });
        reread();
      })
      .catch((error: unknown) => {
        refuse(error);
        reread();
      });
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
    byEyeLine: sheet?.lines.find(({ lineNo }) => lineNo === byEyeLineNo) ?? null,
    openByEye: (lineNo: number | null) => setByEyeLineNo(lineNo),
    verifyByEye: {
      busy: verifyByEye.isPending,
      failure: verifyByEye.error,
      submit: (input: CallInput<'dispensing.verifyByEye'>) =>
        verifyByEye.mutate(input, {
          onSuccess: (next) => {
            keep(next);
            setByEyeLineNo(null);
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
