/** Bytes as people read them: 640 KB, 12.3 MB, 1.9 GB (decimal, as disks are sold). */
export function bytesText(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
  return `${Math.ceil(bytes / 1000)} KB`;
}
