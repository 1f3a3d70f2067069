import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRecoveryCode, masterBytes, toRecoveryCode } from '../../shared/recovery-code.ts';

const master = fc.uint8Array({ minLength: masterBytes, maxLength: masterBytes });

test('R-004-17 a recovery code is read back as it is typed: small letters, no dashes, O for 0, I and L for 1', () => {
  fc.assert(
    fc.property(master, (secret) => {
      const code = toRecoveryCode(secret);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(fromRecoveryCode(typed)).toEqual(Uint8Array.from(secret));
    }),
  );
});

test('R-004-17 one wrong character, or two that changed places, are no recovery code', () => {
  fc.assert(
    fc.property(master, fc.nat(35), fc.nat(31), (secret, place, other) => {
      const text = [...toRecoveryCode(secret).replaceAll('-', '')];
      const letter = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(other);
      const wrong = text.with(place, letter);
      expect(fromRecoveryCode(wrong.join('')) === undefined || letter === text[place]).toBe(true);
      const next = (place + 1) % text.length;
      const swapped = text.with(place, text[next] ?? '').with(next, text[place] ?? '');
      expect(fromRecoveryCode(swapped.join('')) === undefined || text[next] === text[place]).toBe(true);
    }),
  );
  expect(fromRecoveryCode('')).toBeUndefined();
  expect(fromRecoveryCode('数据'.repeat(18))).toBeUndefined();
});
