import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { toolConditions } from '../../../shared/tools.ts';
import type { ToolToMend } from '../../../shared/tool-views.ts';
import { useTRPC } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';
import type { RepairsListProps } from './repairs-dialog.ts';
import { toolValues } from './tool-field.tsx';

/** Came back to be mended or scrapped, and waits in the room for somebody to do so. */
export function ToMendList({ choice, action, open }: RepairsListProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  const rows = useQuery(useTRPC().tools.toMend.queryOptions());
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={t('repairs.title')} subtitle={t('repairs.toMendHint')} actions={action} />
      <Box sx={{ px: 2, pt: 0.75, pb: 1 }}>{choice}</Box>
      <Box sx={{ px: 2, pb: 2 }}>
        {rows.error && !rows.data && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {!rows.error && !rows.data && <TableSkeleton />}
        {rows.data && (
          <TablePaper>
            <ToMendTable rows={rows.data} open={open} />
          </TablePaper>
        )}
      </Box>
    </Box>
  );
}

function ToMendTable({ rows, open }: { readonly rows: readonly ToolToMend[]; readonly open: RepairsListProps['open'] }): ReactNode {
  const { t } = useTranslation(['toolLosses', 'tools']);
  const mayWork = useCan()('tools.issue');
  const refusal = !mayWork && { refusal: t('repairs.needKeeper') };
  const started = ({ note, ...row }: ToolToMend) => ({
    ...toolValues(row),
    ...{ fault: note, staffId: row.staffId, staffName: row.staffName },
  });
  return (
    <DataTable<ToolToMend>
      label={t('repairs.views.toMend')}
      rows={rows}
      rowKey={({ lotId }) => lotId}
      empty={t('repairs.toMendNone')}
      columns={[
        {
          key: 'tool',
          label: t('repairs.what'),
          render: ({ lotId, no, name, spec }) => (
            <>
              <Link component={RouterLink} to={`/tools/list/${lotId}`} sx={{ fontWeight: 600 }}>
                {no}
              </Link>{' '}
              {[name, spec].filter(Boolean).join(' · ')}
            </>
          ),
        },
        { key: 'fate', label: t('repairs.wanted'), width: 110, render: ({ fate }) => t(`tools:fate.${fate}`) },
        {
          key: 'condition',
          label: t('tools:field.condition'),
          width: 90,
          render: ({ condition }) => t(`tools:condition.${toolConditions.find((one) => one === condition) ?? 'damaged'}`),
        },
        { key: 'note', label: t('repairs.fault'), render: ({ note }) => note || '—' },
        { key: 'user', label: t('repairs.user'), width: 100, render: ({ staffName }) => staffName },
        { key: 'on', label: t('repairs.returnedOn'), width: 110, render: ({ returnedOn }) => returnedOn },
        { key: 'room', label: t('repairs.room'), width: 120, render: ({ placeName }) => placeName },
        {
          key: 'acts',
          label: '',
          width: 200,
          render: (row) => (
            <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end' }}>
              <CommandButton label={t('repairs.send')} onClick={() => open({ kind: 'send', tool: started(row) })} {...refusal} />
              <CommandButton label={t('repairs.proposeScrap')} onClick={() => open({ kind: 'propose', tool: started(row) })} {...refusal} />
            </Box>
          ),
        },
      ]}
    />
  );
}
