import { previewInput, runImportInput, uploadInput, uploadRef } from '../../../shared/imports.ts';
import { act, command, query, router } from '../../rpc/trpc.ts';
import { cancelImport, importProgress, previewImport, runImport, uploadPiece } from './imports.service.ts';

export const importsRouter = router({
  upload: act(uploadInput, uploadPiece),
  preview: query(previewInput, previewImport),
  run: command(runImportInput, runImport),
  progress: query(uploadRef, importProgress),
  cancel: act(uploadRef, cancelImport),
});
