import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../../electron/platform/spreadsheet');
const entry = `
  import { readSpreadsheet } from ${JSON.stringify(join(source, 'client.ts'))};
  import { writeWorkbook } from ${JSON.stringify(join(source, 'write.ts'))};
  async function main() {
    const file = await writeWorkbook({ sheetName: '工单', columns: [{ header: '名称', kind: 'text' }, { header: '金额', kind: 'money' }], rows: [['=1+1', 5]] });
    const table = await readSpreadsheet(file, 'a.xlsx');
    const refused = await readSpreadsheet(file.subarray(0, 500), 'a.xlsx').catch((error) => error.code);
    console.log(JSON.stringify([table.rows, refused]));
  }
  void main();
`;

test.each(['host', 'main'])(
  'G23 the bundle for %s reads and writes in its worker, which is one file without other modules',
  async (mode) => {
    const folder = mkdtempSync(join(tmpdir(), 'spreadsheet-bundle-'));
    try {
      writeFileSync(join(folder, 'entry.ts'), entry);
      await build({
        configFile: resolve(import.meta.dirname, '../../vite.config.ts'),
        mode,
        logLevel: 'error',
        build: { ssr: join(folder, 'entry.ts'), outDir: join(folder, 'out') },
      });
      const worker = readFileSync(join(folder, 'out/spreadsheet-worker.cjs'), 'utf8');
      const modules = [...worker.matchAll(/(?:require\(|import\(|from )["']([^"']+)["']/g)].map((match) => match[1] as string);
      expect(modules.filter((name) => !isBuiltin(name))).toEqual([]);
      const output = execFileSync(process.execPath, [join(folder, mode === 'host' ? 'out/entry.js' : 'out/entry.cjs')], {
        encoding: 'utf8',
        timeout: 20_000,
        env: {},
      });
      expect(JSON.parse(output)).toEqual([
        [
          ['名称', '金额'],
          ['=1+1', '0.05'],
        ],
        'fileDamaged',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
