import Sqlite from 'better-sqlite3';
import sharp from 'sharp';
import { redraw } from '../../electron/features/attachments/attachment-photo.ts';
import type { Photo } from '../../electron/features/attachments/attachment-photo.ts';
import { putFile, sha256Of } from '../../electron/features/attachments/attachment-store.ts';
import type { Keys } from '../../electron/platform/keys/keys.ts';
import type { AttachmentSubject } from '../../shared/attachments.ts';
import { sceneSvg } from './scenes.ts';
import type { Scene } from './scenes.ts';

interface Shown {
  readonly subject: AttachmentSubject;
  readonly subjectId: number;
  readonly at: number;
  readonly userId: number;
}

interface Shot {
  readonly scene: Scene;
  readonly name: string;
  readonly caption: string;
}

/** The newest records of each kind, with when and by whom they were made. */
const newest: readonly { readonly sql: string; readonly shots: readonly Shot[] }[] = [
  {
    sql: `select 'repairCase' subject, subject_id subjectId, at, user_id userId from event where subject = 'repairCase' and kind = 'attachmentAdded' order by at desc limit 14`,
    shots: [
      { scene: 'stain', name: '墙面渗水.jpg', caption: '主卧墙面渗水' },
      { scene: 'tiles', name: '墙砖开裂.jpg', caption: '卫生间墙砖开裂' },
      { scene: 'leak', name: '水管接头.jpg', caption: '接头处漏水' },
    ],
  },
  {
    sql: `select 'request' subject, id subjectId, created_at at, created_by userId from service_request where product_text = '洗衣机' order by id desc limit 6`,
    shots: [{ scene: 'washer', name: 'IMG_2041.jpg', caption: '面板报错' }],
  },
  {
    sql: `select 'request' subject, id subjectId, created_at at, created_by userId from service_request where product_text in ('橱柜', '衣柜') order by id desc limit 6`,
    shots: [{ scene: 'scratch', name: '门板划痕.jpg', caption: '客户发来：门板划痕' }],
  },
  {
    sql: `select 'workOrder' subject, w.id subjectId, w.created_at at, w.created_by userId from work_order w join service_request r on r.id = w.request_id
      where r.product_text in ('洗衣机', '空调', '电视机') order by w.id desc limit 6`,
    shots: [{ scene: 'board', name: '电脑板.jpg', caption: '电脑板有烧痕' }],
  },
  {
    sql: `select 'workOrder' subject, w.id subjectId, w.created_at at, w.created_by userId from work_order w join service_request r on r.id = w.request_id
      where r.product_text = '热水器' order by w.id desc limit 4`,
    shots: [{ scene: 'leak', name: '漏水处.jpg', caption: '接头漏水，更换前' }],
  },
  {
    sql: `select 'feedbackForm' subject, id subjectId, created_at at, created_by userId from feedback_form order by id desc limit 4`,
    shots: [{ scene: 'board', name: '故障部位.jpg', caption: '故障部位' }],
  },
  {
    sql: `select 'incident' subject, id subjectId, created_at at, created_by userId from incident order by id desc limit 3`,
    shots: [{ scene: 'stain', name: '现场.jpg', caption: '现场' }],
  },
  {
    sql: `select 'shop' subject, 1 subjectId, min(created_at) at, min(created_by) userId from service_request`,
    shots: [{ scene: 'logo', name: '标志.png', caption: '' }],
  },
];

/** Photos for the newest records of a filled demo shop and a logo for its forms, drawn here: a few megabytes. */
export async function addDemoPhotos(file: string, dataFolder: string, keys: Keys): Promise<void> {
  const db = new Sqlite(file);
  const insert = db.prepare(
    `insert into attachment (subject, subject_id, kind, name, mime, caption, bytes, thumb_bytes, width, height, sha256, stored, thumb, at, user_id, version)
     values (@subject, @subjectId, 'photo', @name, @mime, @caption, @bytes, @thumbBytes, @width, @height, @sha256, @stored, @thumb, @at, @userId, 1)`,
  );
  try {
    for (const { sql, shots } of newest)
      for (const [nth, record] of db.prepare<[], Shown>(sql).all().entries()) {
        const shot = shots[nth % shots.length];
        if (!shot) continue;
        const photo = await shoot(shot.scene, record.subjectId);
        insert.run({
          ...record,
          name: shot.name,
          caption: shot.caption,
          mime: photo.mime,
          bytes: photo.bytes.length,
          thumbBytes: photo.thumb.length,
          width: photo.width,
          height: photo.height,
          sha256: sha256Of(photo.bytes),
          stored: await putFile({ dataFolder, keys }, photo.bytes),
          thumb: await putFile({ dataFolder, keys }, photo.thumb),
        });
      }
  } finally {
    db.close();
  }
}

async function shoot(scene: Scene, seed: number): Promise<Photo> {
  return redraw(
    await sharp(Buffer.from(sceneSvg(scene, seed)))
      .png()
      .toBuffer(),
  );
}
