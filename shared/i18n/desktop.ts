import { desktop as english } from './en/desktop.ts';
import type { Language, Texts } from './types.ts';
import { desktop as chinese } from './zh-CN/desktop.ts';

export type DesktopTexts = Texts<typeof chinese>;

/** Texts of the desktop shell: menu, dialogs before a page is there. Apart from the catalogues, which travel to every browser. */
export function desktopTexts(language: Language): DesktopTexts {
  return language === 'zh-CN' ? chinese : english;
}
