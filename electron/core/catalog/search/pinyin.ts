import { pinyin } from 'pinyin-pro';

/**
 * Other readings of characters in names of drugs. The library reads by phrase and is mostly right; people type
 * what they think is right (参苓 as `sl`, 重组 as `cz`), so both are found.
 */
const OTHER_READINGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    参: ['shen', 'can', 'cen'],
    重: ['zhong', 'chong'],
    长: ['chang', 'zhang'],
    单: ['dan', 'shan'],
    降: ['jiang', 'xiang'],
    调: ['tiao', 'diao'],
    解: ['jie', 'xie'],
    血: ['xue', 'xie'],
    露: ['lu', 'lou'],
    薄: ['bo', 'bao'],
    壳: ['ke', 'qiao'],
    核: ['he', 'hu'],
    角: ['jiao', 'jue'],
    还: ['hai', 'huan'],
    便: ['bian', 'pian'],
    更: ['geng', 'gen'],
    茄: ['qie', 'jia'],
    柏: ['bai', 'bo'],
    泊: ['bo', 'po'],
    术: ['shu', 'zhu'],
    癣: ['xuan', 'xian'],
    蛤: ['ge', 'ha'],
    藏: ['zang', 'cang'],
    弹: ['dan', 'tan'],
    扁: ['bian', 'pian'],
    荨: ['qian', 'xun'],
    疟: ['nve', 'yao'],
    枸: ['gou', 'ju'],
    强: ['qiang', 'jiang'],
    朝: ['chao', 'zhao'],
    行: ['xing', 'hang'],
    熨: ['yun', 'yu'],
    莎: ['sha', 'suo'],
    茜: ['qian', 'xi'],
    大: ['da', 'dai'],
    石: ['shi', 'dan'],
  }),
);

/** More readings of one name than this are not looked up. */
const MAX_READINGS = 8;

/**
 * How a name may be read: each reading as its syllables, the likeliest first. Letters and digits in a name are
 * syllables of their own (`维生素B1` is wei, sheng, su, b, 1).
 */
export function readingsOf(foldedName: string): string[][] {
  return everyReading(foldedName, pinyin(foldedName, { ...SYLLABLES, surname: 'off' }));
}

/** How a person's name may be read: a surname as surnames are (单 is shan, 曾 is zeng), and as any word. */
export function personReadingsOf(foldedName: string): string[][] {
  const asSurname = pinyin(foldedName, { ...SYLLABLES, surname: 'head' }).map(foldSyllable);
  const others = readingsOf(foldedName).filter((reading) => reading.join(' ') !== asSurname.join(' '));
  return foldedName === '' ? [] : [asSurname, ...others];
}

const SYLLABLES = { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' } as const;

function everyReading(foldedName: string, likeliest: readonly string[]): string[][] {
  const characters = Array.from(foldedName);
  if (characters.length === 0) return [];
  let readings: string[][] = [[]];
  for (const [index, character] of characters.entries()) {
    const syllable = foldSyllable(likeliest[index] ?? character);
    const others = (OTHER_READINGS.get(character) ?? []).filter((other) => other !== syllable);
    const choices = [syllable, ...others].slice(0, Math.max(1, Math.floor(MAX_READINGS / readings.length)));
    readings = choices.flatMap((choice) => readings.map((before) => [...before, choice]));
  }
  return readings;
}

/** The library leaves a mark on a few vowels even without tones. */
function foldSyllable(syllable: string): string {
  return syllable.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** First letters of the syllables: `amxljn`. */
export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => Array.from(syllable)[0] ?? '').join('');
}

/** Readings as the store keeps them, so that the index can be made again without reading the names anew. */
export function encodeReadings(readings: readonly (readonly string[])[]): string {
  return readings.map((syllables) => syllables.join(' ')).join('|');
}

/** The way back from `encodeReadings`. */
export function decodeReadings(text: string): string[][] {
  return text === '' ? [] : text.split('|').map((reading) => reading.split(' '));
}
