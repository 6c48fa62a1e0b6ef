import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of the list that are pieces of a name or words of a leaflet, and a herb that the supplement has. */
const FRAGMENTS = new Set([
  ...[
    '局方',
    '大黄',
    '粉剂',
    '酊剂',
    '冻干',
    '酵母',
    '速溶',
    '欧文',
    '埃希',
    '肌注',
    '浓缩丸',
    '同溢堂',
    '假单胞菌',
  ],
  ...[
    '供口服用',
    '制剂中间体',
    'Vero细胞',
    '鸡胚细胞',
    '地鼠肾细胞',
    '人二倍体细胞',
    '4:1分散片',
    '125Ala注射液',
  ],
  // Cut off at a character that the list lacks.
  ...['盐酸地尔硫', '盐酸普萘洛尔片盐酸地尔硫'],
]);

/** Drugs that no retail pharmacy stocks: narcotics and psychotropics of class I, radioactive drugs. */
const NOT_RETAIL = /哌甲酯|阿扑吗啡|锝\[|\[32P\]|司它比/;

/** The names of the list that a pharmacy could sell under. */
export function retailDrugNames(resourcesDir: string): string[] {
  const lines = readFileSync(join(resourcesDir, 'demo', 'drug-names.txt'), 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter(isRetailDrugName);
}

function isRetailDrugName(name: string): boolean {
  if (FRAGMENTS.has(name) || NOT_RETAIL.test(name) || /[型装]$/.test(name)) return false;
  return (name.match(/\p{Script=Han}/gu) ?? []).length >= 2;
}
