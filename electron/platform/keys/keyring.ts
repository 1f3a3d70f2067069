/** What the operating system keeps secrets with: only this account of this machine can open them again. */
export interface Sealer {
  seal(text: string): Promise<Buffer>;
  /**
   * What was sealed; `isStale` when the keyring wants it sealed anew, after its own key changed.
   * @throws when another account or machine sealed it, or the keyring was reset.
   */
  unseal(bytes: Buffer): Promise<{ readonly text: string; readonly isStale: boolean }>;
}

/** Electron's `safeStorage`, as much of it as is used here. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
  /** On Linux only. */
  getSelectedStorageBackend?(): string;
}

/**
 * The keyring of this account, or undefined where there is none. On Linux without one, Electron would "encrypt" with a password that
 * everybody knows (`basic_text`): that counts as none (F125).
 */
export async function findKeyring(storage: SafeStorage, platform: NodeJS.Platform): Promise<Sealer | undefined> {
  // before the keyring was asked for the first time, Linux does not know yet which one it is
  const isThere = await storage.isAsyncEncryptionAvailable().catch(() => false);
  const backend = platform === 'linux' ? storage.getSelectedStorageBackend?.() : undefined;
  if (!isThere || backend === 'basic_text' || backend === 'unknown') return undefined;
  return {
    seal: (text) => storage.encryptStringAsync(text),
    async unseal(bytes) {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(bytes);
      return { text: result, isStale: shouldReEncrypt };
    },
  };
}
