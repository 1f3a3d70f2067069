import { expect, test } from 'vitest';
import { classifyError } from '../../electron/db/sqlite-file.ts';
import { trustInWrites } from '../../electron/db/write-trust.ts';

class DiskError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const failing = (code: string) => async (): Promise<never> => {
  throw new DiskError(code);
};

test('F09 after three failures of the disk in a row nothing is written any more, and the refusal says so', async () => {
  const trusted = trustInWrites(classifyError);
  let written = 0;
  const write = async () => ++written;
  for (const code of ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_TRUNCATE'])
    await expect(trusted(failing(code))).rejects.toMatchObject({ code });
  await expect(trusted(write)).rejects.toMatchObject({ name: 'DomainError', code: 'writingStopped' });
  expect(written).toBe(0);
});

test('F09 a failure that passes is no reason to stop, nor is a full disk or a refusal of ours', async () => {
  const trusted = trustInWrites(classifyError);
  const write = async () => 1;
  for (let round = 0; round < 4; round++) {
    await expect(trusted(failing('SQLITE_IOERR_WRITE'))).rejects.toThrow('SQLITE_IOERR_WRITE');
    await expect(trusted(failing('SQLITE_IOERR_FSYNC'))).rejects.toThrow('SQLITE_IOERR_FSYNC');
    expect(await trusted(write)).toBe(1);
  }
  for (let round = 0; round < 4; round++) await expect(trusted(failing('SQLITE_FULL'))).rejects.toThrow('SQLITE_FULL');
  expect(await trusted(write)).toBe(1);
});
