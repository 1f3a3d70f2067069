import sharp from 'sharp';

/** A photograph as a camera writes it: with the place where it was taken. */
export async function jpegWithGps(width = 1200, height = 900): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#4a90d9' } })
    .withExif({
      IFD0: { Make: 'TestCam', Artist: '张三丰' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 4850/100', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 2533/100' },
    })
    .jpeg()
    .toBuffer();
}

export async function seeThroughPng(width = 300, height = 200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.4 } } })
    .png()
    .toBuffer();
}

/** More than 25 megapixels in a few kilobytes. */
export async function pixelFlood(): Promise<Buffer> {
  return sharp({ create: { width: 6_000, height: 5_000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1');

/** Names that lead out of folders, mean devices or look like something else (F112). */
export const hostileNames: readonly string[] = [
  '../../../etc/passwd.txt',
  '..\\..\\windows\\system32\\drivers\\etc\\hosts.txt',
  '/etc/passwd.txt',
  'C:\\boot.txt',
  'C:boot.txt',
  '\\\\server\\share\\x.txt',
  '//server/share/x.txt',
  '\\\\?\\C:\\x.txt',
  '\\\\.\\PhysicalDrive0.txt',
  'file:///etc/passwd.txt',
  'x.txt::$DATA.txt',
  'x.txt:evil.exe.txt',
  'CON.txt',
  'con.txt',
  'PRN.txt',
  'AUX.txt',
  'NUL.txt',
  'COM1.txt',
  'com9.tar.txt',
  'LPT1.txt',
  'LPT¹.txt',
  'CONIN$.txt',
  'name.txt.',
  'name.txt ',
  'name .txt',
  '.. .txt',
  '....txt',
  '.txt',
  '.htaccess.txt',
  '-rf.txt',
  '~root.txt',
  '%2e%2e%2f%2e%2e%2fx.txt',
  '%00.txt',
  '..%c0%af..%c0%afx.txt',
  '．．／x.txt',
  'x\u202etxt.exe.txt',
  'x\u200b.txt',
  '\ufeffx.txt',
  'a\tb.txt',
  'a\nb.txt',
  'a\r\nSet-Cookie: x=1.txt',
  'a"; filename="evil.exe.txt',
  "a'b;c=d.txt",
  '<script>alert(1)</script>.txt',
  '$(reboot).txt',
  '`reboot`.txt',
  'a|b&c.txt',
  'a*b?.txt',
  `${'长'.repeat(300)}.txt`,
  'x.exe.txt',
  '${7*7}.txt',
  '发票 2026.txt',
];
