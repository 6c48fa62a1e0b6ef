import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SmallDisk } from '#test/support/small-disk.ts';
import { Uploads } from '../../electron/browser/uploads.ts';
import type { CoreClient } from '../../electron/shell/core-client.ts';

const core = { registerFile: async (path: string) => `ref:${path}` } as unknown as CoreClient;

describe('files sent by the browser', () => {
  let disk: SmallDisk | null = null;
  let server: Server | null = null;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve) ?? resolve(null));
    disk?.unmount();
    server = null;
    disk = null;
  });

  it('CAT-2: a disk without room for a file says so to whoever sent it, and keeps nothing of it', async (context) => {
    disk = SmallDisk.mount(2);
    if (disk === null) return context.skip('mounting a small disk takes root on Linux');
    const uploads = new Uploads(core, disk.path);
    server = createServer((request, response) => void uploads.take(request, response, 'drugs.csv'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const send = async (bytes: number) => {
      const answer = await fetch(address, { method: 'PUT', body: new Uint8Array(bytes) });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const refused = await send(8 * 1024 * 1024);
    expect(refused).toMatchObject({ status: 507, body: { ok: false, error: { code: 'DISK_FULL' } } });
    const [run] = readdirSync(join(disk.path, 'tmp', 'uploads'));
    expect(readdirSync(join(disk.path, 'tmp', 'uploads', run ?? ''))).toEqual([]);
    expect((await send(1_000)).status).toBe(200);
  });
});
