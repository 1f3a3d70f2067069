import type { Sharp, SharpOptions } from 'sharp';
import { attachmentLimits } from '../../../shared/attachments.ts';
import { DomainError } from '../../errors.ts';

export interface Photo {
  readonly bytes: Buffer;
  readonly mime: 'image/jpeg' | 'image/png';
  readonly endings: readonly [string, ...string[]];
  readonly width: number;
  readonly height: number;
  readonly thumb: Buffer;
}

/** Long sides in points of what is kept and of the small picture. */
const longSide = 2_000;
const thumbSide = 320;
const options: SharpOptions = { limitInputPixels: attachmentLimits.pixels, failOn: 'error', sequentialRead: true };

/**
 * A picture drawn anew (F113): upright, at most 2000 points long, without anything that the camera wrote into it (place, time, owner) and
 * without whatever else hid in the file.
 * @throws DomainError `fileTooLarge` for too many points, `fileDamaged`.
 */
export async function redraw(bytes: Buffer): Promise<Photo> {
  // loaded by the first photo: the start of the program does not wait for it
  const { default: sharp } = await import('sharp');
  const open = (content: Buffer): Sharp => sharp(content, options);
  try {
    const { width, height, hasAlpha } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > attachmentLimits.pixels)
      throw new DomainError('fileTooLarge', { reason: 'pixels', limit: attachmentLimits.pixels / 1_000_000 });
    const isSeeThrough = hasAlpha && !(await open(bytes).stats()).isOpaque;
    const upright = open(bytes).autoOrient().resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true });
    const drawn = isSeeThrough ? upright.png({ compressionLevel: 9 }) : upright.flatten({ background: '#fff' }).jpeg({ quality: 84 });
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
    const thumb = await open(data)
      .resize({ width: thumbSide, height: thumbSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 76 })
      .toBuffer();
    const made = { bytes: data, width: info.width, height: info.height, thumb };
    return isSeeThrough ? { ...made, mime: 'image/png', endings: ['.png'] } : { ...made, mime: 'image/jpeg', endings: ['.jpg', '.jpeg'] };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('fileDamaged', { reason: 'photo' });
  }
}
