import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface RendererFile {
  readonly contentType: string;
  /** The name changes with the content, so the file may be kept for ever. */
  readonly hashed: boolean;
  read(): Promise<Buffer<ArrayBuffer>>;
}

/**
 * The built screens by URL path. Only what was in the folder when the program started can be asked for, so no
 * request can reach another file, however its path is written.
 */
export async function listRendererFiles(folder: string): Promise<ReadonlyMap<string, RendererFile>> {
  const files = new Map<string, RendererFile>();
  await collect(folder, '', files);
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`no index.html in ${folder}`);
  files.set('/', index);
  return files;
}

/** Folder by folder: the archive of an installed program lists one at a time. */
async function collect(folder: string, urlFolder: string, files: Map<string, RendererFile>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const urlPath = `${urlFolder}/${entry.name}`;
    const contentType = CONTENT_TYPES[extname(entry.name)];
    if (entry.isDirectory()) await collect(path, urlPath, files);
    else if (contentType !== undefined) {
      files.set(urlPath, { contentType, hashed: urlFolder === '/assets', read: () => readFile(path) });
    }
  }
}
