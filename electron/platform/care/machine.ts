import { stat, statfs } from 'node:fs/promises';

/** What is asked of the machine; tests bring their own. */
export interface Machine {
  /** Bytes that this account can still write beside `path`; undefined where the system does not tell. */
  freeBytes(path: string): Promise<number | undefined>;
  /** Bytes of a file, 0 when there is none. */
  fileBytes(file: string): Promise<number>;
  /** Which file stands under this name; undefined when there is none. A file that was put in its place is another. */
  fileIdentity(file: string): Promise<string | undefined>;
}

export const thisMachine: Machine = {
  async freeBytes(path) {
    const found = await statfs(path).catch(() => undefined);
    return found && found.bavail * found.bsize;
  },
  async fileBytes(file) {
    return (await statOf(file))?.size ?? 0;
  },
  async fileIdentity(file) {
    const found = await statOf(file);
    return found && `${found.dev}:${found.ino}`;
  },
};

/** @throws what is no answer: only a file that is not there counts as gone. */
async function statOf(file: string) {
  return stat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  });
}
