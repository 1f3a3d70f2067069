import type { PaperLogo } from '../../print/company.tsx';

/** On paper a photograph is 6 cm wide and a logo 3: more points than this only make the print slow. */
const photoSide = 720;
const logoSide = 600;

/** The picture at an address in the size of paper; undefined where it cannot be read. */
export async function smallPhoto(address: string): Promise<string | undefined> {
  return (await drawn(address, photoSide))?.toDataURL('image/jpeg', 0.85);
}

/** The logo at an address, its edges sharp; null where it cannot be read. */
export async function readLogo(address: string): Promise<PaperLogo | null> {
  const canvas = await drawn(address, logoSide);
  return canvas ? { href: canvas.toDataURL('image/png'), ratio: canvas.width / canvas.height } : null;
}

async function drawn(address: string, longSide: number): Promise<HTMLCanvasElement | undefined> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const scale = Math.min(1, longSide / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
