import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { MAX_IMAGE_BYTES } from '#shared/contracts/media.ts';
import { AFTER_SALES_STATES, OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import { afterSalesIn, requestFor } from '#test/support/after-sales-paths.ts';
import { pickFile, pngBytes } from '#test/support/prescriptions.ts';
import { sell } from '#test/support/sell.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';

/** More than is verified on the spot. */
const LARGE = Buffer.concat([pngBytes(), Buffer.alloc(9 * 1024 * 1024)]);

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const opened = async () => requestFor(shop.till, await sell(shop, { vitamin: 1 }));
const media = () => join(shop.counter.dataDir, 'media');
const pathOf = (sha256: string) => join(media(), sha256.slice(0, 2), sha256);
const files = () =>
  existsSync(media()) ? readdirSync(media()).flatMap((shelf) => readdirSync(join(media(), shelf))) : [];

async function attach(
  { afterSalesId }: AfterSalesDetail,
  bytes: Buffer,
  { name = 'pack.png', till = shop.till }: { name?: string; till?: Till } = {},
): Promise<AfterSalesDetail> {
  const fileRef = pickFile(shop, name, bytes);
  return (await till.do('aftersales.attachImage', { afterSalesId, fileRef })).afterSales;
}

const refusedFor = ({ afterSalesId }: AfterSalesDetail, fileRef: string, till = shop.till) =>
  till.refused('aftersales.attachImage', { afterSalesId, fileRef });

describe('AS-1: photos of a request', () => {
  it.each([
    ['破损.jpg', Buffer.from('ffd8ffe000104a46', 'hex'), 'image/jpeg'],
    ['renamed.gif', pngBytes(), 'image/png'],
    ['slip', Buffer.from('%PDF-1.7 ...'), 'application/pdf'],
    ['pack.webp', Buffer.from('RIFF\u0001\u0000\u0000\u0000WEBPVP8 ', 'latin1'), 'image/webp'],
  ])(
    'AS-1: %s is kept by what is in it, under its hash, and shown as it was',
    async (name, bytes, mediaType) => {
      const request = await attach(await opened(), bytes, { name });
      const { afterSalesId, images } = request;
      expect(images).toMatchObject([
        {
          mediaType,
          sizeBytes: bytes.length,
          fileName: name,
          staffName: '王芳',
          atMs: shop.counter.time.nowMs(),
        },
      ]);
      const { sha256 = '' } = images[0] ?? {};
      expect(files()).toEqual([sha256]);
      expect(await shop.till.do('aftersales.image', { afterSalesId, sha256 })).toEqual({
        mediaType,
        base64: bytes.toString('base64'),
      });
      expect(request.events.at(-1)).toMatchObject({
        action: 'attach_image',
        fromStatus: 'requested',
        toStatus: 'requested',
        details: { sha256, fileName: name },
      });
      expect(request.historyIntact).toBe(true);
    },
  );

  it('AS-1: they stay in the order in which they were added, also when the program is started again', async () => {
    const request = await opened();
    await attach(request, pngBytes('front'), { name: 'front.png' });
    shop.counter.time.advance(MINUTE_MS);
    await attach(request, pngBytes('back'), { name: 'back.png' });
    await shop.counter.close();
    await shop.counter.open();
    const { afterSalesId } = request;
    const { images } = await shop.till.do('aftersales.get', { afterSalesId });
    expect(images.map(({ fileName }) => fileName)).toEqual(['front.png', 'back.png']);
    const { sha256 = '' } = images[1] ?? {};
    const shown = await shop.till.do('aftersales.image', { afterSalesId, sha256 });
    expect(shown.base64).toBe(pngBytes('back').toString('base64'));
  });

  it('SEC-1 AS-1: a cashier attaches them; a dispenser sees them and attaches none', async () => {
    const cashier = await shop.counter.signInWith('小刘', ['cashier']);
    const request = await attach(await opened(), pngBytes(), { till: cashier });
    expect(request).toMatchObject({ mayAttach: true, images: [{ staffName: '小刘' }] });
    const dispenser = await shop.counter.signInWith('小张', ['dispenser']);
    const { afterSalesId } = request;
    const seen = await dispenser.do('aftersales.get', { afterSalesId });
    expect(seen).toMatchObject({ mayAttach: false, images: request.images });
    const { sha256 = '' } = seen.images[0] ?? {};
    await dispenser.do('aftersales.image', { afterSalesId, sha256 });
    const more = pickFile(shop, 'more.png', pngBytes('more'));
    expect(await refusedFor(request, more, dispenser)).toBe('FORBIDDEN');
    expect(files()).toEqual([sha256]);
  });

  it('AS-1: what is no picture, too large or gone is refused, and leaves nothing', async () => {
    const request = await opened();
    const before = dumpStore(shop.counter);
    const tooLarge = Buffer.concat([pngBytes(), Buffer.alloc(MAX_IMAGE_BYTES)]);
    const { core, dataDir } = shop.counter;
    const refused = (fileRef: string) => refusedFor(request, fileRef);
    expect(await refused(pickFile(shop, 'page.png', Buffer.from('<html>')))).toBe('IMAGE_NOT_ACCEPTED');
    expect(await refused(pickFile(shop, 'empty.png', Buffer.alloc(0)))).toBe('IMAGE_NOT_ACCEPTED');
    expect(await refused(core.registerFile(dataDir))).toBe('IMAGE_NOT_ACCEPTED');
    expect(await refused(pickFile(shop, 'large.png', tooLarge))).toBe('FILE_TOO_LARGE');
    expect(await refused(core.registerFile(join(dataDir, 'none.png')))).toBe('FILE_NOT_FOUND');
    expect(await refused('guessed')).toBe('FILE_NOT_FOUND');
    expect(await refusedFor({ ...request, afterSalesId: 999 }, pickFile(shop, 'a.png', pngBytes()))).toBe(
      'AFTER_SALES_NOT_FOUND',
    );
    expect(dumpStore(shop.counter)).toEqual(before);
    expect(files()).toEqual([]);
  });

  it('AS-1: the largest that is taken is taken, and a request holds twenty', async () => {
    const request = await opened();
    const largest = Buffer.concat([pngBytes(), Buffer.alloc(MAX_IMAGE_BYTES - pngBytes().length)]);
    await attach(request, largest);
    for (let mark = 2; mark <= 20; mark += 1) await attach(request, pngBytes(String(mark)));
    const one = pickFile(shop, 'more.png', pngBytes('more'));
    const { afterSalesId } = request;
    expect(await shop.till.try('aftersales.attachImage', { afterSalesId, fileRef: one })).toMatchObject({
      error: { code: 'IMAGE_NOT_ACCEPTED', params: { problem: 'too_many', limit: 20 } },
    });
    expect(files()).toHaveLength(20);
  });

  it('AS-1: the same photo again changes nothing; another request may have it too, and it lies there once', async () => {
    const request = await attach(await opened(), pngBytes());
    const kept = ['after_sales', 'after_sales_event', 'after_sales_image', 'media', 'outbox'] as const;
    const before = dumpStore(shop.counter);
    const again = await attach(request, pngBytes(), { name: 'again.png' });
    expect(again).toEqual(request);
    const after = dumpStore(shop.counter);
    for (const table of kept) {
      expect(before[table]?.length, table).toBeGreaterThan(0);
      expect(after[table], table).toEqual(before[table]);
    }
    const other = await attach(await opened(), pngBytes());
    expect(other.images[0]?.sha256).toBe(request.images[0]?.sha256);
    expect(files()).toHaveLength(1);
  });

  it.each(AFTER_SALES_STATES)(
    'AS-1 AS-2: one that is %s takes photos only while it is open',
    async (state) => {
      const request = await afterSalesIn(shop, state);
      const isOpen = OPEN_AFTER_SALES.includes(state);
      expect(request.mayAttach).toBe(isOpen);
      if (isOpen) {
        const after = await attach(request, pngBytes());
        expect(after).toMatchObject({
          state,
          version: request.version + 1,
          images: [{ fileName: 'pack.png' }],
        });
        return;
      }
      const before = dumpStore(shop.counter);
      expect(await refusedFor(request, pickFile(shop, 'late.png', pngBytes()))).toBe(
        'INVALID_AFTER_SALES_STATE',
      );
      expect(dumpStore(shop.counter)).toEqual(before);
      expect(files()).toEqual([]);
    },
  );

  it('AS-1 ORD-11: sent again it answers the same and attaches nothing more', async () => {
    const { afterSalesId } = await opened();
    const input = { afterSalesId, fileRef: pickFile(shop, 'pack.png', pngBytes()) };
    const commandId = '0197c000-0000-7000-8000-00000000000c';
    const first = await shop.till.do('aftersales.attachImage', input, commandId);
    const before = dumpStore(shop.counter);
    expect(await shop.till.do('aftersales.attachImage', input, commandId)).toEqual(first);
    expect(dumpStore(shop.counter)).toEqual(before);
  });

  it('AS-1 ORD-11: two screens attach the same photo at once: it is there once, and told once', async () => {
    const other = await shop.counter.signIn('赵敏');
    const request = await opened();
    await Promise.all([attach(request, pngBytes()), attach(request, pngBytes(), { till: other })]);
    const { images, events } = await shop.till.do('aftersales.get', { afterSalesId: request.afterSalesId });
    expect(images).toHaveLength(1);
    expect(events.filter(({ action }) => action === 'attach_image')).toHaveLength(1);
  });

  it('AS-1 AS-2: a request that is closed while the photo is copied does not get it', async () => {
    const request = await opened();
    const { afterSalesId } = request;
    const fileRef = pickFile(shop, 'pack.png', LARGE);
    const [attached, withdrawn] = await Promise.all([
      shop.till.try('aftersales.attachImage', { afterSalesId, fileRef }),
      shop.till.try('aftersales.withdraw', { afterSalesId }),
    ]);
    expect(withdrawn.ok).toBe(true);
    expect(attached).toMatchObject({ error: { code: 'INVALID_AFTER_SALES_STATE' } });
    expect((await shop.till.do('aftersales.get', { afterSalesId })).images).toEqual([]);
  });
});

describe('AS-1 INV-2: photos are evidence', () => {
  it('AS-1: no call takes one off, and the store refuses to change or delete its row', async () => {
    const { images } = await attach(await opened(), pngBytes());
    for (const sql of ["UPDATE after_sales_image SET file_name = 'x'", 'DELETE FROM after_sales_image']) {
      expect(() => shop.counter.sql((db) => db.exec(sql)), sql).toThrow('append-only');
    }
    expect(images).toHaveLength(1);
  });

  it('AS-1: a photo of another request is not shown for this one', async () => {
    const { images } = await attach(await opened(), pngBytes());
    const { sha256 = '' } = images[0] ?? {};
    const { afterSalesId } = await opened();
    expect(await shop.till.refused('aftersales.image', { afterSalesId, sha256 })).toBe('IMAGE_NOT_FOUND');
    expect(await shop.till.refused('aftersales.image', { afterSalesId: 999, sha256 })).toBe(
      'AFTER_SALES_NOT_FOUND',
    );
  });

  it.each([
    ['small', pngBytes()],
    ['large, so that a thread verifies it', LARGE],
  ])(
    'INV-2: a file that was altered or is gone is not shown, and verifyStore names it (%s)',
    async (_, bytes) => {
      const { afterSalesId, images } = await attach(await opened(), bytes);
      const { sha256 = '' } = images[0] ?? {};
      const shown = () => shop.till.refused('aftersales.image', { afterSalesId, sha256 });
      const named = async () => (await shop.till.do('system.verifyStore', {})).differences;
      const altered = Buffer.from(bytes);
      altered[altered.length - 1] = 1;
      writeFileSync(pathOf(sha256), altered);
      expect(await shown()).toBe('IMAGE_DAMAGED');
      const [difference, ...others] = await named();
      expect(difference).toMatchObject({ kind: 'media_file', subject: `media:${sha256}`, expected: sha256 });
      expect(difference?.actual).toMatch(/^[0-9a-f]{64}$/);
      expect(others).toEqual([]);
      rmSync(pathOf(sha256));
      expect(await shown()).toBe('IMAGE_DAMAGED');
      expect(await named()).toEqual([{ ...difference, actual: 'missing' }]);
      writeFileSync(pathOf(sha256), bytes);
    },
  );
});
