import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** First bytes of what is sealed here: tells it from a file that an older version kept as it was. */
export const sealedMark = Buffer.from('ASC1');
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a nonce of its own: mark, nonce, ciphertext, tag. */
export function seal(key: Buffer, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(sealedMark);
  return Buffer.concat([sealedMark, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

export function isSealed(bytes: Uint8Array): boolean {
  return bytes.length >= sealedMark.length + nonceBytes + tagBytes && sealedMark.equals(bytes.subarray(0, sealedMark.length));
}

/** What was sealed; undefined when the key is another or one bit has changed. */
export function unseal(key: Buffer, bytes: Uint8Array): Buffer | undefined {
  if (!isSealed(bytes)) return undefined;
  const end = bytes.length - tagBytes;
  const begin = sealedMark.length + nonceBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(sealedMark.length, begin)).setAAD(sealedMark);
  decipher.setAuthTag(bytes.subarray(end));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(begin, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}
