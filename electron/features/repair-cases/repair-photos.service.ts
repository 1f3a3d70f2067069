import type { App } from '../../context.ts';
import { carryPhoto } from '../attachments/attachments-carry.service.ts';
import { deleteOldPhoto, findOldPhoto } from './repair-photos.repository.ts';

/**
 * Site photographs (R-002-41) of shops from before there were attachments stand in the database as text: they become stored files, one
 * after the other and each as a whole. Broken off, it goes on at the next start; with none left it is one look.
 * @returns how many were carried over.
 */
export async function carryOldPhotos(app: App): Promise<number> {
  let carried = 0;
  for (let old = await findOldPhoto(app.engine.db); old; old = await findOldPhoto(app.engine.db)) {
    const { id, caseId, name, content, at, userId } = old;
    const photo = { subject: 'repairCase', subjectId: caseId, name, bytes: Buffer.from(content, 'base64'), at, userId } as const;
    if (await carryPhoto(app, photo, (tx) => deleteOldPhoto(tx, id))) carried++;
  }
  if (carried > 0) app.log.info('photographs of repairs became attachments', { carried });
  return carried;
}
