import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as newCommandId } from 'uuid';
import type { CallInput, CallOutput, CommandName } from '#shared/contracts/index.ts';
import { asCallFailure, type CallFailure } from './call-failure.ts';
import { useClient } from './client-context.ts';
import { CommandAttempts } from './command-attempts.ts';

/**
 * A command for a button or a form. Sending the same input again before the outcome is known is the same
 * attempt and happens once; a definite answer ends the attempt.
 */
export function useCommand<N extends CommandName>(
  name: N,
): UseMutationResult<CallOutput<N>, CallFailure, CallInput<N>> {
  const client = useClient();
  const [attempts] = useState(() => new CommandAttempts(newCommandId));
  return useMutation<CallOutput<N>, CallFailure, CallInput<N>>({
    mutationKey: [name],
    mutationFn: async (input) => {
      const commandId = attempts.idFor(input);
      try {
        const value = await client.command(name, input, { commandId });
        attempts.settle(commandId);
        return value;
      } catch (error) {
        const failure = asCallFailure(error);
        if (failure.code !== 'CORE_UNREACHABLE') attempts.settle(commandId);
        throw failure;
      }
    },
  });
}
