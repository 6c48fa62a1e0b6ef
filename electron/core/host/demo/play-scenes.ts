import type { DemoShop } from './demo-shop.ts';

/**
 * A part of the demo's past, told step by step: it yields the moment at which it goes on. Every step is a call that a
 * person makes; nothing is written any other way.
 */
export type Scene = (shop: DemoShop) => AsyncGenerator<number, void, void>;

interface Playing {
  readonly scene: AsyncGenerator<number, void, void>;
  goesOnAtMs: number;
}

/** Plays scenes beside one another, whichever goes on first; so the store's records stand in the order of time. */
export async function playScenes(shop: DemoShop, scenes: readonly Scene[]): Promise<void> {
  const playing: Playing[] = [];
  for (const scene of scenes) await goOn(playing, { scene: scene(shop), goesOnAtMs: 0 });
  for (let next = earliest(playing); next !== null; next = earliest(playing)) {
    playing.splice(playing.indexOf(next), 1);
    await shop.moveTo(next.goesOnAtMs);
    await goOn(playing, next);
  }
  await shop.goHome();
}

async function goOn(playing: Playing[], { scene }: Playing): Promise<void> {
  const { done, value } = await scene.next();
  if (done !== true) playing.push({ scene, goesOnAtMs: value });
}

function earliest(playing: readonly Playing[]): Playing | null {
  return playing.reduce<Playing | null>(
    (first, one) => (first === null || one.goesOnAtMs < first.goesOnAtMs ? one : first),
    null,
  );
}
