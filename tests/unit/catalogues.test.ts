import { describe, expect, test } from 'vitest';
import { en } from '../../shared/i18n/en.ts';
import { translate } from '../../shared/i18n/translate.ts';
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

  test('both languages have the same texts', () => {
    expect([...english.keys()].toSorted()).toEqual(chinese.map(([path]) => path).toSorted());
  });

  test('no text is empty', () => {
    for (const [path, text] of [...chinese, ...english]) expect(text.trim(), path).not.toBe('');
  });

  test('a text takes the same values in both languages', () => {
    for (const [path, text] of chinese) expect(names(english.get(path) ?? ''), path).toEqual(names(text));
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
