import { useEffect, useState } from 'react';
import { type ShownImage, usePrescriptionImages } from '#renderer/client/use-prescription-images.ts';
import type { CaptureDraft, PendingImage } from './capture-draft.ts';

/** The images that are with the core and after them those that still have to get there. */
export function useCaptureImages({ prescriptionId, images, pending }: CaptureDraft): readonly ShownImage[] {
  const kept = usePrescriptionImages(prescriptionId, images);
  const addresses = useAddresses(pending);
  return [
    ...kept,
    ...pending.map(({ key, file }) => ({
      key,
      name: file.name,
      mediaType: file.type,
      url: addresses.get(key) ?? null,
      failure: null,
    })),
  ];
}

/** Addresses of files for the page, given back when the files leave it. */
function useAddresses(pending: readonly PendingImage[]): ReadonlyMap<string, string> {
  const [addresses, setAddresses] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const made = new Map(pending.map(({ key, file }) => [key, URL.createObjectURL(file)]));
    setAddresses(made);
    return () => {
      for (const address of made.values()) URL.revokeObjectURL(address);
    };
  }, [pending]);
  return addresses;
}
