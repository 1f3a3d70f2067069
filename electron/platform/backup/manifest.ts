import { z } from 'zod';
import { backupId, backupProblems, backupReasons } from '../../../shared/backups.ts';
import type { BackupCounts } from '../../../shared/backups.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.number().int().min(0);

/** What a backup is, as it stands sealed at the head of its file. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  id: backupId,
  takenAt: z.number().int(),
  reason: z.enum(backupReasons),
  appVersion: z.string(),
  shopName: z.string(),
  /** Which shop: the open check value of its keys. */
  shopKey: z.string(),
  schema: z.array(z.string()),
  tables: z.record(z.string(), z.strictObject({ rows: size, lastId: z.number().int().nullable() })),
  chainHead: z.string().nullable(),
  database: z.strictObject({ bytes: size, sha256 }),
  /** Photos and files beside the backup; `bytes` and `sha256` are those of their list, which follows the manifest. */
  files: z.strictObject({ count: size, total: size, bytes: size, sha256 }),
});
export type Manifest = z.output<typeof manifestSchema>;

/** A photo or file as it lies sealed on the disk. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What lies in the open beside a backup, written last: without it there is no backup (F34). */
export const sidecarSchema = z.strictObject({
  manifest: manifestSchema,
  file: z.strictObject({ bytes: size, sha256 }),
  isPinned: z.boolean(),
  verifiedAt: z.number().int().nullable(),
  problem: z.enum(backupProblems).nullable(),
});
export type Sidecar = z.output<typeof sidecarSchema>;

/** The records that people know a shop by. */
export const countedTables: Readonly<Record<keyof BackupCounts, string>> = {
  customers: 'customer',
  requests: 'service_request',
  workOrders: 'work_order',
  stockMoves: 'stock_move',
  attachments: 'attachment',
};

export function countsOf({ tables }: Pick<Manifest, 'tables'>): BackupCounts {
  const rows = (kind: keyof BackupCounts) => tables[countedTables[kind]]?.rows ?? 0;
  return {
    customers: rows('customers'),
    requests: rows('requests'),
    workOrders: rows('workOrders'),
    stockMoves: rows('stockMoves'),
    attachments: rows('attachments'),
  };
}

/** Two lists of files are the same text, so their digests can be compared. */
export function listText(files: readonly StoredFile[]): string {
  return files.map(({ name, bytes, sha256: digest }) => `${name} ${bytes} ${digest}\n`).join('');
}

/** @throws when a line is none. */
export function parseList(text: string): readonly StoredFile[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name, bytes, digest] = /^([0-9a-f]{40}) (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
      if (!name || !digest) throw new Error('not a list of stored files');
      return { name, bytes: Number(bytes), sha256: digest };
    });
}
