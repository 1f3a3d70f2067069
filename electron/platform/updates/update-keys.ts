/**
 * Public keys (ECDSA P-256, SPKI, base64) of those who may release this program. `npm run update-file -- --new-key` makes a pair; its private
 * half stays with whoever releases. While the list is empty, every update file is refused.
 */
export const releaseKeys: readonly string[] = [];
