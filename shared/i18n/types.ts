/** The languages of the interface; the first one is the default. */
export const languages = ['zh-CN', 'en'] as const;

export type Language = (typeof languages)[number];

/** How each language calls itself in the language menu. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/**
 * The shape of a catalogue with every text widened to `string`. The Chinese file of a feature is the source of the shape. A text whose
 * words depend on a number has the ending `_other` and is asked for without it: `t('log.count', { count })`.
 */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

/**
 * What an English file `satisfies`, so that a missing or a surplus key does not compile: the Chinese shape, and beside each text for a
 * number (`_other`) its singular (`_one`), which Chinese does not know.
 */
export type EnglishTexts<T> = { readonly [K in keyof T]: T[K] extends string ? string : EnglishTexts<T[K]> } & {
  readonly [K in keyof T as K extends `${infer Counted}_other` ? `${Counted}_one` : never]: string;
};

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
