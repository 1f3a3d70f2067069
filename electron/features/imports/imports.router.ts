import {
  archiveSheetInput,
  batchListInput,
  batchRef,
  errorSheetInput,
  previewInput,
  runImportInput,
  uploadInput,
  uploadRef,
} from '../../../shared/imports.ts';
import { act, command, query, router } from '../../rpc/trpc.ts';
import { exportArchive } from './archive-export.service.ts';
import { checkUndo, listImports, undoImport } from './import-batches.service.ts';
import { cancelImport, downloadErrorSheet, importProgress, previewImport, runImport, uploadPiece } from './imports.service.ts';

export const importsRouter = router({
  upload: act(uploadInput, uploadPiece),
  preview: query(previewInput, previewImport),
  run: command(runImportInput, runImport),
  progress: query(uploadRef, importProgress),
  cancel: act(uploadRef, cancelImport),
  errorSheet: query(errorSheetInput, downloadErrorSheet),
  list: query(batchListInput, listImports),
  checkUndo: query(batchRef, checkUndo),
  undo: command(batchRef, undoImport),
  export: command(archiveSheetInput, exportArchive),
});
