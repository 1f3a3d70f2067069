import { photoBytes } from '../../../shared/repair-cases.ts';

/** Long sides in px that are tried, one after the other, until the picture is small enough to be sent. */
const sides = [1600, 1200, 900, 640] as const;

/**
 * A photograph small enough to send, as base64, without what the camera wrote into the file (place, time, owner). Undefined: the browser
 * cannot read it as a picture.
 */
export async function shrinkPhoto(file: File): Promise<{ readonly base64: string } | 'unreadable' | 'tooLarge'> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return 'unreadable';
  try {
    for (const side of sides) {
      const base64 = draw(picture, side, 0.82);
      if (base64 !== undefined && (base64.length * 3) / 4 <= photoBytes) return { base64 };
    }
    return 'tooLarge';
  } finally {
    picture.close();
  }
}

/** The same picture not wider or higher than `side`, as a JPEG on white. */
function draw(picture: ImageBitmap, side: number, quality: number): string | undefined {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', quality).replace(/^[^,]*,/, '');
}
