import { crc32, deflateSync } from 'node:zlib';

const [width, height] = [240, 160];

/** A small PNG that looks like a stained wall, base64. */
export function sitePhoto(seed: number): string {
  const rows = Buffer.alloc(height * (1 + width * 3));
  const [stainX, stainY] = [60 + ((seed * 37) % 120), 30 + ((seed * 53) % 90)];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isJoint = x % 60 === 0 || y % 40 === 0;
      const wet = Math.max(0, 1 - Math.hypot(x - stainX, (y - stainY) * 1.4) / 70);
      const light = (isJoint ? 168 : 214) - y / 8;
      const at = y * (1 + width * 3) + 1 + x * 3;
      rows.set([light - wet * 70, light - wet * 84, light - 14 - wet * 96].map(Math.round), at);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]).toString(
    'base64',
  );
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
