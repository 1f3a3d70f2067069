import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findKeyring } from '../../electron/platform/keys/keyring.ts';
import type { SafeStorage } from '../../electron/platform/keys/keyring.ts';
import { keyStore } from '../../electron/platform/keys/key-store.ts';
import { toRecoveryCode } from '../../shared/recovery-code.ts';
import { temporaryFolder } from '../support/folders.ts';

const master = new Uint8Array(Buffer.alloc(20, 3));
const storage = (own: Partial<SafeStorage> = {}): SafeStorage => ({
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from([...text].toReversed().join('')),
  decryptStringAsync: async (bytes) => ({ result: [...bytes.toString()].toReversed().join(''), shouldReEncrypt: false }),
  getSelectedStorageBackend: () => 'kwallet6',
  ...own,
});

test('F125 a keyring counts only where it keeps secrets', async () => {
  expect(await findKeyring(storage(), 'linux')).toBeDefined();
  for (const backend of ['basic_text', 'unknown'])
    expect(await findKeyring(storage({ getSelectedStorageBackend: () => backend }), 'linux'), backend).toBeUndefined();
  const { getSelectedStorageBackend: _onLinux, ...elsewhere } = storage();
  expect(await findKeyring(elsewhere, 'win32')).toBeDefined();
  expect(await findKeyring(storage({ isAsyncEncryptionAvailable: async () => false }), 'darwin')).toBeUndefined();
  expect(await findKeyring(storage({ isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) }), 'linux')).toBeUndefined();
});

test('F125 a secret that the keyring wants sealed anew is written again', async () => {
  let times = 0;
  const sealer = await findKeyring(
    storage({
      encryptStringAsync: async (text) => Buffer.from(`${++times}${text}`),
      decryptStringAsync: async (bytes) => ({ result: bytes.toString().slice(1), shouldReEncrypt: times === 1 }),
    }),
    'darwin',
  );
  const store = keyStore(join(temporaryFolder(), 'shop.key'), { sealer });
  expect(await store.save(master)).toBe(true);
  expect([await store.load(), await store.load(), times]).toEqual([master, master, 2]);
  expect(statSync(store.path).mode & 0o777).toBe(0o600);
});

test('F125 a host without a keyring neither opens nor replaces what a keyring sealed', async () => {
  const path = join(temporaryFolder(), 'shop.key');
  await keyStore(path, { sealer: await findKeyring(storage(), 'win32') }).save(master);
  const before = readFileSync(path, 'utf8');
  expect(before).not.toContain(toRecoveryCode(master));
  expect(await keyStore(path).load()).toBe('locked');
  expect(await keyStore(path).save(master)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('F125 a key file that is no longer one is locked, not absent: nobody gets a new key over it', async () => {
  const store = keyStore(join(temporaryFolder(), 'shop.key'));
  expect(await store.load()).toBe('absent');
  for (const text of ['', '{', '{"kind":"file","code":"ABCD"}', '{"kind":"other"}']) {
    writeFileSync(store.path, text);
    expect(await store.load(), text).toBe('locked');
  }
});
