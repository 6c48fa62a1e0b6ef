import { useLanguageStore } from '#renderer/stores/language-store.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { directionsText } from '#shared/domain/directions-text.ts';

type Line = PrescriptionDetail['lines'][number];

/**
 * The directions of a line in the user's language. What was written by hand stays as it was written: only what was
 * read surely can be said in another language.
 */
export function useDirectionsWords(): (line: Line) => string {
  const language = useLanguageStore((state) => state.language);
  return (line) => {
    const isRead = line.directionsText === directionsText(line, 'zh');
    return isRead ? directionsText(line, language) : line.directionsText;
  };
}
