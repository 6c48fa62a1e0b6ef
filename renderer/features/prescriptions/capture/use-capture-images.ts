import { useFileAddresses } from '#renderer/client/use-file-addresses.ts';
import { type ShownImage, usePrescriptionImages } from '#renderer/client/use-kept-images.ts';
import type { CaptureDraft } from './capture-draft.ts';

/** The images that are with the core and after them those that still have to get there. */
export function useCaptureImages({ prescriptionId, images, pending }: CaptureDraft): readonly ShownImage[] {
  const kept = usePrescriptionImages(prescriptionId, images);
  const addresses = useFileAddresses(pending);
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
