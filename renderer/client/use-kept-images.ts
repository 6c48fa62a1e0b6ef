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
  return useKeptImages(images, (sha256) => {
    const input = { prescriptionId: prescriptionId ?? 0, sha256 };
    return {
      queryKey: queryKey('prescriptions.image', input),
      queryFn: ({ signal }) => client.query('prescriptions.image', input, { signal }),
      enabled: prescriptionId !== null,
    };
  });
}

/** The photos of an after-sales request, read in the same way. */
export function useRequestImages(afterSalesId: number, images: readonly KeptImage[]): readonly ShownImage[] {
  const client = useClient();
  return useKeptImages(images, (sha256) => {
    const input = { afterSalesId, sha256 };
    return {
      queryKey: queryKey('aftersales.image', input),
      queryFn: ({ signal }) => client.query('aftersales.image', input, { signal }),
      enabled: true,
    };
  });
}

interface ImageQuery {
  readonly queryKey: ReturnType<typeof queryKey>;
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<{ mediaType: string; base64: string }>;
  readonly enabled: boolean;
}

function useKeptImages(
  images: readonly KeptImage[],
  read: (sha256: string) => ImageQuery,
): readonly ShownImage[] {
  const answers = useQueries({ queries: images.map(({ sha256 }) => read(sha256)) });
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
