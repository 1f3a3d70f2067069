import { projects as englishProjects } from '../../../shared/i18n/en/projects.ts';
import { warranties as englishWarranties } from '../../../shared/i18n/en/warranties.ts';
import type { Language } from '../../../shared/i18n/types.ts';
import { projects as chineseProjects } from '../../../shared/i18n/zh-CN/projects.ts';
import { warranties as chineseWarranties } from '../../../shared/i18n/zh-CN/warranties.ts';
import { toHalfWidth } from '../../../shared/text.ts';

/** A closed list as people write it and as our own sheets say it. */
interface Words {
  /** Undefined for a word that nobody knows. */
  codeOf(typed: string): string | undefined;
  /** '' for a code without a word. */
  wordOf(code: string, language: Language): string;
}

type Texts = Readonly<Record<string, string>>;

function wordsOf(texts: Readonly<Record<Language, Texts>>, others: Readonly<Record<string, readonly string[]>>): Words {
  const codes = new Map<string, string>();
  const add = (word: string, code: string) => codes.set(plain(word), code);
  for (const [code, words] of Object.entries(others)) for (const word of words) add(word, code);
  for (const language of ['en', 'zh-CN'] as const)
    for (const [code, word] of Object.entries(texts[language])) {
      add(word, code);
      add(code, code);
    }
  return { codeOf: (typed) => codes.get(plain(typed)), wordOf: (code, language) => texts[language][code] ?? '' };
}

function plain(text: string): string {
  return toHalfWidth(text)
    .toLowerCase()
    .replace(/[\s()（）·:：,，-]/g, '');
}

/** The warranty policies. */
export const policyWords = wordsOf(
  { 'zh-CN': chineseWarranties.policy, en: englishWarranties.policy },
  { appliance: ['家电', '电器'], car: ['车辆', '整车'], product: ['一般产品', '商品'] },
);

/** How far a project is paid (B-03). */
export const paymentWords = wordsOf(
  { 'zh-CN': chineseProjects.payment, en: englishProjects.payment },
  {
    unpaid: ['未付款', '未付', 'not paid'],
    completedUnpaid: ['完工未付款'],
    balanceOpen: ['尾款未清', '余款未付', 'balance due'],
    settled: ['结清', '已付清', '已完款', 'paid'],
  },
);
