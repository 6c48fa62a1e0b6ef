import { useQueries } from '@tanstack/react-query';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import { asCallFailure } from './call-failure.ts';
import { useClient } from './client-context.ts';
import { queryKey } from './query-key.ts';

/** An image as a screen shows it; no address while it is being read. */
export interface ShownImage {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly url: string | null;
  readonly failure: {
    readonly code: ErrorCode;
    readonly params: ErrorParams;
    readonly correlationId: string;
  } | null;
}

export interface KeptImage {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** The images of a prescription, read from the core, which compares each with what was attached. */
export function usePrescriptionImages(
  prescriptionId: number | null,
  images: readonly KeptImage[],
): readonly ShownImage[] {
  const client = useClient();
  const answers = useQueries({
    queries: images.map(({ sha256 }) => {
      const input = { prescriptionId: prescriptionId ?? 0, sha256 };
      return {
        queryKey: queryKey('prescriptions.image', input),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          client.query('prescriptions.image', input, { signal }),
        enabled: prescriptionId !== null,
      };
    }),
  });
  return images.map(({ sha256, fileName, mediaType }, index) => {
    const answer = answers[index];
    return {
      key: sha256,
      name: fileName,
      mediaType,
      url: answer?.data === undefined ? null : `data:${answer.data.mediaType};base64,${answer.data.base64}`,
      failure: answer?.isError ? asCallFailure(answer.error) : null,
    };
  });
}
