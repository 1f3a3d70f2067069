/** The keyring of one account: what it sealed opens with the same one only. */
export interface FakeKeyring {
  isAvailable: boolean;
  backend: string;
  /** Another one after the keyring was reset, or in another account. */
  secret: string;
}

export function fakeKeyring(): FakeKeyring {
  return { isAvailable: true, backend: 'gnome_libsecret', secret: 'of this account' };
}

/** Electron's `safeStorage` over it; what it makes of a text cannot be read. */
export function safeStorageOf(keyring: FakeKeyring) {
  const mix = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => byte ^ (keyring.secret.charCodeAt(at % keyring.secret.length) + 128)));
  return {
    isAsyncEncryptionAvailable: async () => keyring.isAvailable,
    getSelectedStorageBackend: () => keyring.backend,
    encryptStringAsync: async (text: string) => mix(Buffer.from(`sealed ${text}`)),
    async decryptStringAsync(bytes: Buffer) {
      const text = mix(bytes).toString();
      if (!keyring.isAvailable || !text.startsWith('sealed ')) throw new Error('the keyring cannot open this');
      return { result: text.slice('sealed '.length), shouldReEncrypt: false };
    },
  };
}
