import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { isSameName } from '../../../shared/warranty-policy.ts';
import type { InstalledItemFile, ReplacementView } from '../../../shared/installed-items.ts';
import { DataTable } from '../../components/data-table.tsx';

/** Replaced key parts, and whether their warranty began anew (R-002-81). */
export function ItemReplacements({ file }: { readonly file: InstalledItemFile }): ReactNode {
  const { t } = useTranslation('installedItems');
  const restarted = ({ part, runningOn }: ReplacementView) =>
    file.item.warranty.answers.some((answer) =>
      answer.steps.some(
        ({ key, values }) => key === 'restarted' && isSameName(String(values['part']), part) && values['day'] === runningOn,
      ),
    );
  return (
    <DataTable<ReplacementView>
      label={t('page.replacements')}
      rows={file.replacements}
      rowKey={({ id }) => id}
      columns={[
        { key: 'part', label: t('column.part'), render: ({ part }) => part },
        { key: 'failedOn', label: t('column.failedOn'), render: ({ failedOn }) => failedOn },
        { key: 'runningOn', label: t('column.runningOn'), render: ({ runningOn }) => runningOn },
        { key: 'restarts', label: t('column.restarts'), render: (row) => t(restarted(row) ? 'replacement.yes' : 'replacement.no') },
        {
          key: 'slip',
          label: t('column.slip'),
          render: ({ workOrder }) =>
            workOrder && (
              <Link component={RouterLink} to={`/work-orders/${workOrder.id}`}>
                {workOrder.no}
              </Link>
            ),
        },
        { key: 'by', label: t('column.by'), render: ({ userName }) => userName },
      ]}
    />
  );
}
