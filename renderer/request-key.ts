/**
 * A key that makes a write happen once, however often it is sent. 128 random bits as hex; `crypto.randomUUID` is missing
 * on plain http, where the other seats of a shop live.
 */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
