import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { highValueInput } from '../../../shared/catalogue.ts';
import type { HighValuePart } from '../../../shared/catalogue.ts';
import { formatYuan } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** Items of high value, each with its ledger 台账 (R-000-08). */
export function HighValuePage(): ReactNode {
  const { t } = useTranslation('catalogue');
  const client = useTRPCClient();
  const allowed = useCan();
  const list = useQuery(useTRPC().parts.highValue.queryOptions());
  const [isChanging, setChanging] = useState(false);
  const change = allowed('parts.manage') && <Button onClick={() => setChanging(true)}>{t('ledger.threshold')}</Button>;
  return (
    <CatalogueArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('ledger.title')}
          subtitle={list.data && t('ledger.hint', { amount: formatYuan(list.data.thresholdFen) })}
          actions={
            <>
              {change}
              {allowed('parts.export') && (
                <ListExportButton
                  label={t('ledger.exportAll')}
                  request={{ itemId: null }}
                  exportRows={(body) => client.parts.exportLedger.mutate({ key: newRequestKey(), body })}
                />
              )}
            </>
          }
        />
        <Box sx={{ px: 2, pb: 2 }}>
          {list.data?.parts.length === 0 ? (
            <EmptyState title={t('ledger.empty')} hint={t('ledger.emptyHint')} action={change} />
          ) : list.data ? (
            <HighValueTable parts={list.data.parts} />
          ) : list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
      {isChanging && list.data && <ThresholdDialog thresholdFen={list.data.thresholdFen} onClose={() => setChanging(false)} />}
    </CatalogueArea>
  );
}

function HighValueTable({ parts }: { readonly parts: readonly HighValuePart[] }): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  return (
    <TablePaper>
      <DataTable
        label={t('catalogue:ledger.title')}
        rows={parts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'code',
            label: t('parts:field.code'),
            render: ({ id, code }) => (
              <Link component={RouterLink} to={`/parts/${id}`}>
                {code}
              </Link>
            ),
          },
          { key: 'name', label: t('parts:field.name'), render: ({ name }) => name },
          { key: 'spec', label: t('parts:field.spec'), render: ({ spec }) => spec },
          { key: 'cost', label: t('catalogue:ledger.cost'), numeric: true, render: ({ costFen }) => <Money fen={costFen} /> },
          { key: 'qty', label: t('parts:field.qty'), numeric: true, render: (row) => formatQuantity(row.qty, row) },
          { key: 'value', label: t('catalogue:ledger.value'), numeric: true, render: ({ valueFen }) => <Money fen={valueFen} /> },
          {
            key: 'marked',
            label: '',
            width: 110,
            render: ({ isMarked }) => isMarked && <StatusChip label={t('catalogue:ledger.marked')} tone="active" />,
          },
          {
            key: 'open',
            label: '',
            width: 100,
            render: ({ id, name }) => (
              <Button component={RouterLink} to={`/parts/ledger/${id}`} aria-label={t('catalogue:ledger.partTitle', { name })}>
                {t('catalogue:ledger.open')}
              </Button>
            ),
          },
        ]}
      />
    </TablePaper>
  );
}

function ThresholdDialog({ thresholdFen, onClose }: { readonly thresholdFen: number; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('catalogue');
  const form = useForm({ resolver: zodResolver(highValueInput), defaultValues: { thresholdFen } });
  const save = useCommand(useTRPC().parts.saveHighValue.mutationOptions(), { form, doneText: t('ledger.thresholdSaved'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('ledger.thresholdTitle')}
      maxWidth="xs"
      isPending={save.isPending}
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormMoneyField name="thresholdFen" label={t('ledger.thresholdField')} required autoFocus />
    </FormDialog>
  );
}
