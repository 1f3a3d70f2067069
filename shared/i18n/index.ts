import type { Language, Texts } from './types.ts';
import { zhCN } from './zh-CN.ts';

/** Every text of one language by feature (`common`, `requests`, …). The features are listed in `zh-CN.ts` and `en.ts`. */
export type Catalogue = Texts<typeof zhCN>;

/** Loads the texts of a language. Chinese is always there (it is also the fallback); English comes when it is asked for. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  if (language === 'zh-CN') return zhCN;
  const { en } = await import('./en.ts');
  return en;
}
