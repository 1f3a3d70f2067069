import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import type {} from '../../renderer/i18n.ts';
import { en } from '../../shared/i18n/en.ts';
import { translate } from '../../shared/i18n/translate.ts';
import type { EnglishTexts } from '../../shared/i18n/types.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';

type Leaf = readonly [path: string, text: string];

function leaves(node: object, path = ''): Leaf[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): Leaf[] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? leaves(value, here) : [];
  });
}

const names = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

describe('catalogues', () => {
  const chinese = leaves(zhCN);
  const english = new Map(leaves(en));

  test('both languages have the same texts; English has a singular beside each text for a number', () => {
    const expected = chinese.flatMap(([path]) => (path.endsWith('_other') ? [path, singularOf(path)] : [path]));
    expect([...english.keys()].toSorted()).toEqual(expected.toSorted());
  });

  test('no text is empty', () => {
    for (const [path, text] of [...chinese, ...english]) expect(text.trim(), path).not.toBe('');
  });

  test('a text takes the same values in both languages', () => {
    for (const [path, text] of chinese) {
      expect(names(english.get(path) ?? ''), path).toEqual(names(text));
      if (path.endsWith('_other')) expect(names(english.get(singularOf(path)) ?? ''), path).toEqual(names(text));
    }
  });

  test('no English text counts things that could be one without a singular beside it', () => {
    const naive = [...english].filter(([path, text]) => /\{\{count\}\} [a-z]+s\b/.test(text) && !english.has(singularOf(path)));
    expect(naive).toEqual([]);
  });
});

function singularOf(path: string): string {
  return path.replace(/_other$/, '_one');
}

describe('texts for a number', () => {
  const i18n = createInstance();
  const open = i18n.init({ fallbackLng: 'zh-CN', resources: { 'zh-CN': zhCN, en }, interpolation: { escapeValue: false } });
  const late = async (language: string, count: number) => {
    await open;
    return i18n.getFixedT(language, 'dispatch')('notBack.late', { count });
  };

  test('one day, two days, no days; Chinese knows one form', async () => {
    expect(await Promise.all([0, 1, 2, 21].map((count) => late('en', count)))).toEqual(['0 days', '1 day', '2 days', '21 days']);
    expect(await Promise.all([1, 2].map((count) => late('zh-CN', count)))).toEqual(['1 天', '2 天']);
  });

  test('each has its words for one and for several, whatever is counted', async () => {
    await open;
    const t = i18n.getFixedT('en') as (key: string, values: object) => string;
    for (const path of leaves(en).flatMap(([path]) => (path.endsWith('_other') ? [path.replace(/_other$/, '')] : []))) {
      const key = path.replace('.', ':');
      const [one, several] = [t(key, { count: 1, no: 'N' }), t(key, { count: 2, no: 'N' })];
      expect(one, path).toContain('1');
      expect(several, path).toContain('2');
      expect(several.replace('2', '1'), path).not.toBe(one);
    }
  });

  test('a missing singular and an unknown key do not compile', () => {
    // @ts-expect-error the singular is missing
    const broken: EnglishTexts<{ days_other: string }> = { days_other: '{{count}} days' };
    const whole: EnglishTexts<{ days_other: string }> = { days_other: '{{count}} days', days_one: '{{count}} day' };
    expect([broken.days_other, whole.days_one]).toHaveLength(2);
    // @ts-expect-error there is no such text
    expect(i18n.getFixedT('en', 'dispatch')('notBack.nothing')).toBeDefined();
  });
});

describe('translate', () => {
  test('fills the values and leaves unknown ones visible', () => {
    const catalogue = { common: { list: { count: '共 {{total}} 条，{{who}}' } } };
    expect(translate(catalogue, 'common.list.count', { total: 12 })).toBe('共 12 条，{{who}}');
    expect(translate(catalogue, 'common:list.count', { total: 0, who: '李' })).toBe('共 0 条，李');
  });

  test('an unknown path comes back as it is', () => {
    expect(translate(zhCN, 'common.nothing.here')).toBe('common.nothing.here');
    expect(translate(zhCN, 'common.list')).toBe('common.list');
  });
});
