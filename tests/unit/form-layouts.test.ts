import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arrange,
  formLayout,
  layoutFor,
  moved,
  plainLayout,
  saveDefaultInput,
  saveLayoutInput,
  spelledOut,
} from '../../shared/form-layouts.ts';
import type { FormLayout, SavedLayout } from '../../shared/form-layouts.ts';

const offered = [{ key: 'a', isFixed: true }, { key: 'b' }, { key: 'c' }, { key: 'd' }] as const;
const part = (key: string, more: Partial<FormLayout['parts'][number]> = {}) => ({ key, caption: '', size: null, isHidden: false, ...more });
const layoutOf = (...parts: FormLayout['parts']): FormLayout => ({ ...plainLayout, parts });
const keys = (layout: FormLayout) => arrange(offered, layout).map((one) => one.part.key);

test('without a layout a form prints all of its parts in its own order', () => {
  expect(keys(plainLayout)).toEqual(['a', 'b', 'c', 'd']);
});

test('F106 a layout orders, renames and hides what the form offers; what a rule asks for stays, what it does not offer is no part', () => {
  const layout = layoutOf(
    part('d'),
    part('b', { isHidden: true }),
    part('x'),
    part('a', { isHidden: true, caption: '客户全名' }),
    part('d'),
  );
  expect(arrange(offered, layout)).toEqual([
    { part: { key: 'd' }, caption: '', size: null },
    { part: { key: 'c' }, caption: '', size: null },
    { part: { key: 'a', isFixed: true }, caption: '客户全名', size: null },
  ]);
});

test('a part that the layout does not know stands behind the one that it follows on the form', () => {
  expect(keys(layoutOf(part('c'), part('a')))).toEqual(['c', 'd', 'a', 'b']);
});

test('F106 whatever a layout holds: fixed parts print, nothing prints twice, and nothing that is not offered', () => {
  const anyPart = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y'),
    isHidden: fc.boolean(),
    caption: fc.string({ maxLength: 20 }),
  });
  fc.assert(
    fc.property(fc.array(anyPart, { maxLength: 12 }), (parts) => {
      const layout = layoutOf(...parts.map(({ key, ...more }) => part(key, more)));
      const shown = keys(layout);
      expect(shown).toContain('a');
      expect(new Set(shown).size).toBe(shown.length);
      expect(offered.map(({ key }) => key)).toEqual(expect.arrayContaining(shown));
      // spelled out it says the same
      expect(keys(spelledOut(offered, layout))).toEqual(shown);
    }),
  );
});

test('a part moves one place among those that the form offers; at the ends it stays', () => {
  const layout = spelledOut(offered, layoutOf(part('a'), part('x'), part('b')));
  expect(keys(moved(offered, layout, 'b', -1))).toEqual(['b', 'a', 'c', 'd']);
  expect(keys(moved(offered, layout, 'a', 1))).toEqual(['b', 'a', 'c', 'd']);
  expect(moved(offered, layout, 'a', -1)).toBe(layout);
  expect(moved(offered, layout, 'd', 1)).toBe(layout);
  // what the form does not offer today is not lost
  expect(moved(offered, layout, 'b', -1).parts.map(({ key }) => key)).toContain('x');
});

test('up and down again is as it was', () => {
  const layout = spelledOut(offered, plainLayout);
  for (const key of ['b', 'c']) expect(moved(offered, moved(offered, layout, key, 1), key, -1)).toEqual(layout);
});

test('the layout of a paper goes before that for every paper, and one that was taken away counts for nothing', () => {
  const saved = (paper: SavedLayout['paper'], layout: FormLayout | null): SavedLayout => ({
    form: 'slip',
    paper,
    layout,
    current: 1,
    changedAt: 0,
    changedBy: '',
  });
  const every = { ...plainLayout, topText: '所有纸张' };
  const own = { ...plainLayout, topText: 'A5' };
  const setup = { layouts: [saved('', every), saved('A5', own), saved('A4', null)], defaults: [] };
  expect(layoutFor(setup, 'slip', 'A5')).toBe(own);
  expect(layoutFor(setup, 'slip', 'A4')).toBe(every);
  expect(layoutFor(setup, 'slip', '80mm')).toBe(every);
  expect(layoutFor(setup, 'incident', 'A4')).toBe(plainLayout);
});

test('F106 a layout takes no more than its fields: unknown ones, papers the form is not printed on and copies it does not have are refused', () => {
  expect(formLayout.safeParse({ parts: [], html: '<b>' }).success).toBe(false);
  expect(formLayout.safeParse({ parts: [{ key: 'a', style: 'color:red' }] }).success).toBe(false);
  expect(formLayout.safeParse({ parts: [part('a', { caption: '长'.repeat(21) })] }).success).toBe(false);
  const layout = { form: 'slip', current: 0, layout: plainLayout };
  expect(saveLayoutInput.safeParse({ ...layout, paper: '80mm' }).success).toBe(true);
  expect(saveLayoutInput.safeParse({ ...layout, paper: '60x40' }).success).toBe(false);
  const choice = { paper: 'A5', isLandscape: false, copies: ['file'], isCarbon: false, isOverlay: false };
  const setting = { form: 'slip', current: 0, choice };
  expect(saveDefaultInput.safeParse(setting).success).toBe(true);
  expect(saveDefaultInput.safeParse({ ...setting, choice: { ...choice, copies: ['owner'] } }).success).toBe(false);
  expect(saveDefaultInput.safeParse({ ...setting, choice: { ...choice, copies: [] } }).success).toBe(false);
  expect(saveDefaultInput.safeParse({ ...setting, choice: { ...choice, copies: [], isCarbon: true } }).success).toBe(true);
  expect(saveDefaultInput.safeParse({ ...setting, choice: { ...choice, paper: '40x30' } }).success).toBe(false);
});
