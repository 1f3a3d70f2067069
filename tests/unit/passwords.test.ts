import { expect, test } from 'vitest';
import { delayAfter } from '../../electron/platform/login-throttle.ts';
import { findWeakness } from '../../electron/platform/password-policy.ts';
import { hashOfNobody, hashPassword, verifyPassword } from '../../electron/platform/passwords.ts';

const around = { loginName: 'laozhou', shopName: '和平路家电维修' };

test('a password fits its own hash only, and every hash has its own salt', async () => {
  const [first, second] = await Promise.all([hashPassword('qiu-feng-88', 10), hashPassword('qiu-feng-88', 10)]);
  expect(first).not.toBe(second);
  expect(await verifyPassword('qiu-feng-88', first)).toBe(true);
  expect(await verifyPassword('qiu-feng-89', first)).toBe(false);
  expect(await verifyPassword('anything', 'not-a-hash')).toBe(false);
});

test('full-width characters of an input method are the same password', async () => {
  expect(await verifyPassword('ｑｉｕ－ｆｅｎｇ－８８', await hashPassword('qiu-feng-88', 10))).toBe(true);
});

test('checking against nobody costs what checking against somebody costs', async () => {
  const work = (hash: string) => hash.split('$').slice(0, 4);
  const real = await hashPassword('qiu-feng-88', 11);
  const nobody = hashOfNobody(11);
  expect(work(nobody)).toEqual(work(real));
  expect(nobody).toHaveLength(real.length);
  expect(await verifyPassword('', nobody)).toBe(false);
});

test.each([
  'password',
  'PassWord1',
  'P@ssw0rd',
  'qwerty123',
  '1qaz2wsx',
  'woaini520',
  '１３１４５２００',
  'Admin@2026',
  '2026kefu!!',
  'abcdefgh',
  '98765432',
  '78901234',
  'xyxyxyxy',
  '      12345678',
])('refuses the common password %s', (password) => {
  expect(findWeakness(password, around)).toBe('common');
});

test.each([
  ['short', 'tooShort'],
  ['在和平路家电维修上班', 'shopName'],
  ['go-LAOZHOU-go', 'loginName'],
] as const)('refuses %s as %s', (password, weakness) => {
  expect(findWeakness(password, around)).toBe(weakness);
});

test.each(['qiu-feng-sao-luo-ye', 'Tk7#mPq2vL', '床前明月光疑是地上霜', 'correct horse battery', '13579aceg'])('takes %s', (password) => {
  expect(findWeakness(password, around)).toBeUndefined();
});

test('a name of one or two letters is in too many good passwords to be refused, two Chinese characters are not', () => {
  expect(findWeakness('Tk7#mPq2vL', { loginName: 'tk', shopName: 'M' })).toBeUndefined();
  expect(findWeakness('晨光在我心中照耀', { loginName: 'tk', shopName: '晨光' })).toBe('shopName');
});

test('waiting begins after the fifth failure, doubles, and never exceeds five minutes', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 100, 5000].map((failures) => delayAfter(failures))).toEqual([
    0, 0, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000, 300_000,
  ]);
});
