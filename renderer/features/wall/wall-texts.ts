import { useQuery } from '@tanstack/react-query';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import type { Language } from '../../../shared/i18n/types.ts';

/** The words on the wall, in the shop's language: nobody chose one at this screen. */
export function useWallTexts(language: Language | undefined): Catalogue | undefined {
  return useQuery({
    queryKey: ['wall texts', language],
    queryFn: () => loadCatalogue(language ?? 'zh-CN'),
    enabled: language !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** `{{name}}` in a text takes its value. */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A span as it is read from afar: two units at most, and of ten days and more only the days. */
export function spanText({ age }: Catalogue['wall'], ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours >= 240) return fillText(age.wholeDays, { days: Math.floor(hours / 24) });
  if (hours >= 24) return fillText(age.days, { days: Math.floor(hours / 24), hours: hours % 24 });
  return hours > 0 ? fillText(age.hours, { hours, minutes: minutes % 60 }) : fillText(age.minutes, { minutes });
}
