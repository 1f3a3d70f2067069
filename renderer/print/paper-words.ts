import type { Catalogue } from '../../shared/i18n/index.ts';
import type { NoticeRow } from '../../shared/notices.ts';
import { formatDateTime } from '../../shared/time.ts';

/** Who did it and when; empty while nobody did. */
export function whoAndWhen(words: string, name: string, at: number | null, zone: string): string {
  return at === null
    ? ''
    : words
        .replace('{{time}}', formatDateTime(at, zone))
        .replace('{{name}}', () => name)
        .trim();
}

/** Who was informed when, and whether and when they read it: a line for each. */
export function noticeLines(
  notices: readonly NoticeRow[],
  { paperForms, common }: Pick<Catalogue, 'paperForms' | 'common'>,
  zone: string,
): string {
  return notices
    .map(({ role, sentAt, readAt, readByName }) => {
      const read = whoAndWhen(paperForms.readBy, readByName ?? '', readAt, zone) || paperForms.notRead;
      const line = paperForms.reader.replace('{{sent}}', formatDateTime(sentAt, zone)).replace('{{who}}', common.role[role]);
      return line.replace('{{read}}', () => read);
    })
    .join('\n');
}
