import { checkUndo, listImports, undoImport } from '../../electron/features/imports/import-batches.service.ts';
import { downloadErrorSheet, previewImport, runImport, uploadPiece } from '../../electron/features/imports/imports.service.ts';
import { exportArchive } from '../../electron/features/imports/archive-export.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import type { ImportPreview, ImportResult } from '../../shared/imports.ts';
import { workbookOf } from './sheets.ts';
import type { Shop } from './shop.ts';

type Rows = readonly (readonly string[])[];
const pieceBytes = 512 * 1024;

/** The archive's imports as the supervisor of a test shop makes them. */
export function importing(shop: () => Shop) {
  const me = () => shop().as('supervisor');

  async function upload(bytes: Buffer, fileName = '档案.xlsx'): Promise<string> {
    let uploadId: string | null = null;
    const pieces = Math.max(1, Math.ceil(bytes.length / pieceBytes));
    for (let index = 0; index < pieces; index++) {
      const base64 = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes).toString('base64');
      uploadId = (await uploadPiece(me(), { uploadId, fileName, index, isLast: index === pieces - 1, base64 })).uploadId;
    }
    return uploadId ?? '';
  }
  const preview = (uploadId: string) => previewImport(me(), { uploadId, target: 'customers' });

  async function run(uploadId: string, onError: 'skip' | 'refuse' = 'refuse', mapping?: ImportPreview['mapping']): Promise<ImportResult> {
    const chosen = mapping ?? (await preview(uploadId)).mapping;
    return runImport(me(), { uploadId, target: 'customers', mapping: { ...chosen }, onError });
  }

  return {
    upload,
    preview,
    run,
    bring: async (rows: Rows) => run(await upload(await workbookOf(rows))),
    look: async (rows: Rows) => preview(await upload(await workbookOf(rows))),
    async errorSheet(uploadId: string, language: 'zh-CN' | 'en' = 'zh-CN') {
      const done = await downloadErrorSheet(me(), { uploadId, target: 'customers', mapping: await mappingOf(uploadId), language });
      return { fileName: done.fileName, rows: await rowsOf(done.base64) };
    },
    exported: async (language: 'zh-CN' | 'en' = 'zh-CN') => {
      const { base64 } = await exportArchive(me(), { language });
      return { bytes: Buffer.from(base64, 'base64'), rows: await rowsOf(base64) };
    },
    check: (id: number) => checkUndo(me(), { id }),
    undo: (id: number) => undoImport(me(), { id }),
    list: async () => (await listImports(me(), { limit: 50 })).rows,
  };

  /** After an import only the kept rows count. */
  async function mappingOf(uploadId: string): Promise<Record<string, number | null>> {
    return preview(uploadId).then(
      ({ mapping }) => ({ ...mapping }),
      () => ({}),
    );
  }
}

async function rowsOf(base64: string): Promise<string[][]> {
  const { rows } = await readSpreadsheet(Buffer.from(base64, 'base64'), 'x.xlsx');
  return rows.map((row) => [...row]);
}

/** Puts rows in an order that does not depend on the engine. */
export function byText(a: readonly unknown[], b: readonly unknown[]): number {
  return a.join(' ') < b.join(' ') ? -1 : 1;
}
