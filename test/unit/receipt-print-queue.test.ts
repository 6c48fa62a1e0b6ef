import { describe, expect, it } from 'vitest';
import { networkTarget } from '#core/printing/network-target.ts';
import { PrintQueue } from '#core/printing/print-queue.ts';
import { startTcpPrinter } from '#test/support/tcp-printer.ts';

describe('print queue', () => {
  it('OPS-7: prints on one device keep their order and never interleave', async () => {
    const printer = await startTcpPrinter();
    try {
      const queue = new PrintQueue();
      const target = networkTarget({
        host: '127.0.0.1',
        port: printer.port,
        connectTimeoutMs: 2_000,
        writeTimeoutMs: 2_000,
        closeTimeoutMs: 2_000,
      });
      const documents = Array.from({ length: 8 }, (_, index) => Buffer.alloc(200_000, String(index)));
      await Promise.all(
        documents.map((bytes) =>
          queue.run(target.key, async () => {
            const link = await target.open();
            await link.send({ name: 'receipt', bytes, text: '' });
            await link.close();
          }),
        ),
      );
      expect(printer.jobs).toEqual(documents);
      expect(printer.mostAtOnce).toBe(1);
    } finally {
      await printer.stop();
    }
  });

  it('OPS-7: a failed print does not stop the next one, and another device does not wait', async () => {
    const queue = new PrintQueue();
    const done: string[] = [];
    const dead = queue.run('dead', async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new Error('no paper');
    });
    const behind = queue.run('dead', async () => done.push('behind'));
    const elsewhere = queue.run('alive', async () => done.push('elsewhere'));
    await expect(dead).rejects.toThrow('no paper');
    await Promise.all([behind, elsewhere]);
    expect(done).toEqual(['elsewhere', 'behind']);
  });
});
