import type { Scene } from '../play-scenes.ts';

const CLEANED = '黄芪';
const WAITING = '麦冬';

/** A delivery of herbs is put into its bin by two people; another came yesterday and waits beside its own. */
export const binsCleaned: Scene = async function* (shop) {
  yield shop.time.day(6, '09:20');
  const { drugId, code } = await shop.drug(CLEANED);
  const { batchId } = await shop.receive(drugId, `${code}-X1`);
  yield shop.time.in(35);
  await shop.fillBin(batchId);
  yield shop.time.day(1, '16:10');
  const waiting = await shop.drug(WAITING);
  await shop.receive(waiting.drugId, `${waiting.code}-X1`);
};
