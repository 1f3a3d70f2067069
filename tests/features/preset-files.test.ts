import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { copyPreset, draftPreset } from '../../electron/features/presets/presets-edit.service.ts';
import { exportPreset, importPreset } from '../../electron/features/presets/presets-exchange.service.ts';
import { listPresets, viewPreset } from '../../electron/features/presets/presets-view.service.ts';
import { shippedPresets } from '../../shared/presets/index.ts';
import { presetFile } from '../../shared/presets.ts';
import { countRows } from '../support/tables.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('files of presets', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const manager = () => shop.as('serviceManager');
  const textOf = async (code: string, version: number | null = null) =>
    Buffer.from((await exportPreset(manager(), { code, version })).base64, 'base64').toString();
  const take = (text: string, replacesDraft = false) => importPreset(manager(), { text, replacesDraft });
  const data = async (code: string) => (await viewPreset(manager(), { code })).data;

  test('every preset goes out as a file and comes back as the same draft', async () => {
    for (const { code } of shippedPresets) {
      const text = await textOf(code);
      expect(await take(text)).toEqual({ code, isNew: false });
      expect(await data(code)).toEqual(presetFile.parse(JSON.parse(text)).preset);
      expect((await viewPreset(manager(), { code })).versions[0]).toMatchObject({ version: 2, state: 'draft' });
    }
  });

  test('a preset of another shop becomes one of this shop, and its name must be free', async () => {
    const { code } = await copyPreset(manager(), { code: 'car', name: '快修' });
    const text = (await textOf(code)).replaceAll(`"${code}"`, '"own-77"');
    await expect(take(text)).rejects.toMatchObject({ code: 'codeTaken', details: { field: 'name' } });
    const taken = await take(text.replace('快修', '钣喷'));
    expect(taken).toMatchObject({ isNew: true });
    expect(await data(taken.code)).toMatchObject({ code: taken.code, name: '钣喷', family: 'car' });
    expect((await listPresets(manager())).presets.find((one) => one.code === taken.code)).toMatchObject({ isOwn: true, inForce: null });
  });

  test('a draft that somebody began is only replaced by who says so', async () => {
    const text = await textOf('it-a');
    await draftPreset(manager(), { code: 'it-a', savedAt: null, note: '', data: { ...(await data('it-a')), note: '新' } });
    await expect(take(text)).rejects.toMatchObject({ details: { guard: 'draftExists' } });
    expect((await data('it-a')).note).toBe('新');
    await take(text, true);
    expect((await data('it-a')).note).toBe('');
  });

  test('a file with faults names each by its place and changes nothing', async () => {
    const text = await textOf('furniture');
    const spoiled = (change: (preset: Record<string, unknown> & { timers: Record<string, unknown>[] }) => void) => {
      const file = JSON.parse(text) as { preset: Record<string, unknown> & { timers: Record<string, unknown>[] } };
      change(file.preset);
      return JSON.stringify(file);
    };
    const before = await countRows(engine());
    const faults: readonly (readonly [string, object])[] = [
      ...['', '{"format":', 'null', '[]', '{"preset":{}}', '{"format":"something else"}'].map(
        (file) => [file, { code: 'guardFailed', details: { guard: 'noPresetFile' } }] as const,
      ),
      [spoiled((preset) => (preset['calendar'] = 'moon')), { details: { problems: [{ path: 'calendar', problem: 'noCalendar' }] } }],
      [spoiled((preset) => (preset['family'] = 'car')), { details: { problems: [{ path: 'family', problem: 'otherFamily' }] } }],
      [
        spoiled(({ timers }) => {
          timers[0]!['limit'] = { unit: 'weeks', amount: 1.5 };
          timers[1]!['tell'] = ['boss'];
        }),
        {
          details: {
            count: 3,
            problems: [
              { path: 'timers.0.limit.unit', problem: 'notInList' },
              { path: 'timers.0.limit.amount', problem: 'wrongKind' },
              { path: 'timers.1.tell.0', problem: 'notInList' },
            ],
          },
        },
      ],
      [spoiled((preset) => (preset['hours'] = 3)), { details: { problems: [{ path: 'hours', problem: 'unknownField' }] } }],
      [spoiled((preset) => (preset['name'] = 'a\u0000b')), { details: { problems: [{ path: 'name', problem: 'unstorableText' }] } }],
    ];
    for (const [file, refusal] of faults) await expect(take(file)).rejects.toMatchObject(refusal);
    expect(await countRows(engine())).toEqual(before);
  });

  test('no file, however odd, does more than be refused', async () => {
    const text = await textOf('phone');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string(), mutations(text)), async (file) => {
        const outcome = await take(file, true).catch((error: unknown) => error);
        const code = outcome instanceof Error && 'code' in outcome ? outcome.code : 'taken';
        expect(['taken', 'guardFailed', 'presetInvalid', 'codeTaken', 'notFound']).toContain(code);
      }),
      { numRuns: 150 },
    );
  });
});

/** A good file with one piece of it replaced. */
function mutations(text: string) {
  const pieces = fc.constantFrom('null', '-1', '1e99', '""', '[]', '{"__proto__":1}', '"\\ud800"', ',');
  return fc
    .tuple(fc.nat(text.length), fc.nat(30), pieces)
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));
}
