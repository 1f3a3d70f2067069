import { newPassword } from '../../shared/auth.ts';
import { DomainError } from '../errors.ts';
import { commonPasswords, commonRoots } from './common-passwords.ts';

/** What a new password must not be made of. */
export interface PasswordSurroundings {
  readonly loginName: string;
  readonly shopName: string;
}

export type PasswordWeakness = 'tooShort' | 'common' | 'shopName' | 'loginName';

/**
 * Refuses a new password that somebody would guess early.
 * @throws DomainError `passwordTooWeak` with the `weakness`.
 */
export function requireStrongPassword(password: string, surroundings: PasswordSurroundings): void {
  const weakness = findWeakness(password, surroundings);
  if (weakness) throw new DomainError('passwordTooWeak', { weakness });
}

export function findWeakness(password: string, { loginName, shopName }: PasswordSurroundings): PasswordWeakness | undefined {
  const text = plain(password);
  if (!newPassword.safeParse(password).success) return 'tooShort';
  if (isCommon(text)) return 'common';
  if (holds(text, shopName)) return 'shopName';
  return holds(text, loginName) ? 'loginName' : undefined;
}

function isCommon(text: string): boolean {
  const root = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return commonPasswords.has(text) || commonRoots.has(root) || isRun(text) || isRepeated(text);
}

/** 12345678, 87654321, abcdefgh: each character is the neighbour of the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  return [1, -1].some((step) =>
    codes.every((code, i) => i === 0 || code - (codes[i - 1] ?? 0) === step || (text[i] === '0' && text[i - 1] === '9')),
  );
}

/** 11111111, 12121212, abcabcabc: a short piece over and over. */
function isRepeated(text: string): boolean {
  return /^(.{1,4})\1+$/u.test(text);
}

/** A name of one or two letters is in too many good passwords; two Chinese characters are not. */
function holds(text: string, name: string): boolean {
  const word = plain(name);
  const isLongEnough = word.length >= 3 || (word.length === 2 && /\p{Script=Han}/u.test(word));
  return isLongEnough && text.includes(word);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
