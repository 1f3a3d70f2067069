/** The languages of the interface; the first one is the default. */
export const languages = ['zh-CN', 'en'] as const;

export type Language = (typeof languages)[number];

/** How each language calls itself in the language menu. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/**
 * The shape of a catalogue with every text widened to `string`. The Chinese file of a feature is the source of the shape;
 * the English one is written `satisfies Texts<typeof chinese>`, so a missing or a surplus key does not compile.
 */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
