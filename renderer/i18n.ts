import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadCatalogue } from '../shared/i18n/index.ts';
import type { Catalogue } from '../shared/i18n/index.ts';
import { isLanguage } from '../shared/i18n/types.ts';
import type { Language } from '../shared/i18n/types.ts';
import { readStored, writeStored } from './storage.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Catalogue;
  }
}

const storageKey = 'counter.language';

/** Starts i18next in the remembered language. Use `const { t } = useTranslation('<feature>')`; keys are typed. */
export async function startI18n(): Promise<void> {
  const language = rememberedLanguage();
  const chinese = await loadCatalogue('zh-CN');
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    resources: { 'zh-CN': chinese },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  if (language !== 'zh-CN') await switchLanguage(language);
  document.documentElement.lang = language;
}

/** Switches every visible text at once and remembers the choice on this seat. */
export async function switchLanguage(language: Language): Promise<void> {
  const catalogue = await loadCatalogue(language);
  for (const [namespace, texts] of Object.entries(catalogue)) {
    i18next.addResourceBundle(language, namespace, texts, true, true);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  writeStored(storageKey, language);
}

/** The language in use now. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'zh-CN';
}

function rememberedLanguage(): Language {
  const stored = readStored(storageKey);
  return isLanguage(stored) ? stored : 'zh-CN';
}
