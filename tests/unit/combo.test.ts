import { describe, expect, test } from 'vitest';
import { comboMatches, comboParts, isPlainCombo } from '../../renderer/components/frame/combo.ts';
import type { KeyPress } from '../../renderer/components/frame/combo.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('comboMatches', () => {
  test.each([
    ['F2', press('F2')],
    ['Ctrl+Enter', press('Enter', { ctrlKey: true })],
    ['Ctrl+K', press('k', { ctrlKey: true })],
    ['Ctrl+K', press('K', { metaKey: true })],
    ['Alt+1', press('¡', { code: 'Digit1', altKey: true })],
    ['/', press('/')],
    ['?', press('?', { shiftKey: true })],
    ['Esc', press('Escape')],
    ['Ctrl+Shift+P', press('P', { ctrlKey: true, shiftKey: true })],
  ])('%s', (combo, key) => {
    expect(comboMatches(combo, key)).toBe(true);
  });

  test.each([
    ['F2', press('F2', { ctrlKey: true })],
    ['Ctrl+K', press('k')],
    ['Ctrl+K', press('k', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+K', press('k', { ctrlKey: true, altKey: true })],
    ['Alt+1', press('1', { code: 'Numpad1', altKey: true })],
    ['Alt+1', press('1', { code: 'Digit1' })],
    ['', press('')],
  ])('not %s', (combo, key) => {
    expect(comboMatches(combo, key)).toBe(false);
  });
});

test('only keys that write nothing fire while the cursor is in a field', () => {
  expect(['/', '?', 'Enter', 'n'].map(isPlainCombo)).toEqual([true, true, true, true]);
  expect(['F2', 'Ctrl+Enter', 'Alt+1', 'Escape', 'Esc'].map(isPlainCombo)).toEqual([false, false, false, false, false]);
});

test('key caps', () => {
  expect(comboParts('Ctrl+Enter')).toEqual(['Ctrl', 'Enter']);
  expect(comboParts('Escape')).toEqual(['Esc']);
});
