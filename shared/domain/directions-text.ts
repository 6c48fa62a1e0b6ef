import type { Directions } from './directions.ts';
import { frequencyOf } from './directions-frequency.ts';
import { doseUnitOf } from './directions-unit.ts';
import { ROUTES, TIMINGS } from './directions-words.ts';

/**
 * The words of directions as the label and the screen print them: 一次2片，一日3次，饭后口服，连用7天. What was not
 * given is left out. `parseDirections` reads them back to the same directions.
 */
export function directionsText(directions: Directions, language: 'zh' | 'en'): string {
  const { dose, frequency, route, timing, days } = directions;
  const routeWord = ROUTES.find((row) => row.code === route)?.[language] ?? '';
  const timingWord = TIMINGS.find((row) => row.code === timing)?.[language] ?? '';
  const frequencyWord = frequency === null ? '' : frequencyOf(frequency)[language];
  const parts =
    language === 'zh'
      ? [
          dose === null ? '' : `一次${dose.amount}${doseUnitOf(dose.unit).zh}`,
          frequencyWord,
          `${timingWord}${routeWord}`,
          days === null ? '' : `连用${days}天`,
        ]
      : [
          dose === null ? '' : `${dose.amount} ${englishUnit(dose)} each time`,
          frequencyWord,
          timingWord,
          routeWord,
          days === null ? '' : `for ${days} ${days === 1 ? 'day' : 'days'}`,
        ];
  return parts.filter((part) => part !== '').join(language === 'zh' ? '，' : ', ');
}

function englishUnit({ amount, unit }: NonNullable<Directions['dose']>): string {
  const { en, enPlural } = doseUnitOf(unit);
  return amount === '1' || amount.startsWith('0.') ? en : enPlural;
}
