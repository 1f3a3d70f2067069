import type { useTRPCClient } from '../../api.ts';

/** Bytes of a piece: small enough that no request is large. */
const pieceBytes = 512 * 1024;

/** Sends a file piece by piece; answers the id of the upload. `onShare` gets 0 to 1. */
export async function sendFile(
  client: ReturnType<typeof useTRPCClient>,
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<string> {
  const pieces = Math.max(1, Math.ceil(file.size / pieceBytes));
  let uploadId: string | null = null;
  for (let index = 0; index < pieces; index++) {
    const base64 = await toBase64(file.slice(index * pieceBytes, (index + 1) * pieceBytes));
    const receipt: { readonly uploadId: string } = await client.imports.upload.mutate(
      { uploadId, fileName: file.name.slice(-200), index, isLast: index === pieces - 1, base64 },
      { signal },
    );
    uploadId = receipt.uploadId;
    onShare((index + 1) / pieces);
  }
  return uploadId ?? '';
}

/** The browser encodes it beside the page's own work, so large files do not freeze the screen. */
function toBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')));
    reader.readAsDataURL(piece);
  });
}
