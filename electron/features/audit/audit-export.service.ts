import type { FileOut } from '../../../shared/fields.ts';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { formatYuan } from '../../../shared/money.ts';
import type { AuditExportInput, AuditRow } from '../../../shared/settings.ts';
import { formatDateTime } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { AuditLine } from '../../platform/audit-columns.ts';
import { exportRows } from '../../platform/export.ts';
import { readShop } from '../../platform/settings.ts';
import { fetchAudit, toRows } from './audit.service.ts';

/** What is filtered, in words, as a workbook; that it was taken out stands in the trail itself (R-000-84). */
export async function exportAudit(context: ActorContext, filter: AuditExportInput): Promise<FileOut> {
  const { language, zone } = await readShop(context.app, context.db);
  const texts = await loadCatalogue(language);
  return exportRows(
    context,
    'audit',
    async (after, limit) => {
      const entries = await fetchAudit(context, filter, limit, after?.[0] === undefined ? undefined : Number(after[0]));
      return (await toRows(context, entries)).map((row) => lineOf(row, texts, zone));
    },
    ({ id }) => [id],
  );
}

function lineOf({ id, at, userName, procedure, subject, subjectId, thing, changes }: AuditRow, texts: Catalogue, zone: string): AuditLine {
  const { audit } = texts.settings;
  return {
    id,
    at,
    who: userName ?? audit.system,
    did: wordAt(audit.procedures, procedure) ?? `${audit.other} (${procedure})`,
    thing: `${wordAt(audit.subjects, subject) ?? audit.subjects.other} ${thing || subjectId}`,
    changes: Object.entries(changes)
      .map(([field, [before, after]]) => {
        const said = (value: unknown) => valueText(field, value, audit.noValue, zone);
        return `${wordAt(audit.fields, field) ?? audit.fields.other}: ${said(before)} → ${said(after)}`;
      })
      .join('\n'),
  };
}

function wordAt(words: object, path: string): string | undefined {
  let node: unknown = words;
  for (const key of path.split('.'))
    node = typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>)[key] : undefined;
  return typeof node === 'string' ? node : undefined;
}

function valueText(field: string, value: unknown, none: string, zone: string): string {
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'number' && field.endsWith('At')) return formatDateTime(value, zone);
  if (typeof value === 'number' && field.endsWith('Fen')) return formatYuan(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
