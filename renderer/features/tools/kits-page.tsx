import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKit } from '../../../shared/tool-kits.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useCan } from '../../session.tsx';
import { KitDialog } from './kit-dialog.tsx';

type Line = ToolKit['lines'][number];

/** Standard kits 整套配备 per post, with the stock beside each line (R-000-80). */
export function ToolKitsPage(): ReactNode {
  const { t } = useTranslation('toolKits');
  const kits = useQuery(useTRPC().tools.kits.queryOptions());
  const mayManage = useCan()('tools.manage');
  const [open, setOpen] = useState<ToolKit | 'new'>();
  const add = mayManage && (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  );
  return (
    <ToolsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader title={t('title')} subtitle={t('hint')} actions={add} />
        <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 2 }}>
          {kits.error && !kits.data && <ErrorState error={kits.error} onRetry={() => void kits.refetch()} />}
          {!kits.error && !kits.data && <TableSkeleton />}
          {kits.data?.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} action={add} />}
          {kits.data?.map((kit) => (
            <OneKit key={kit.id} kit={kit} {...(mayManage && { onEdit: () => setOpen(kit) })} />
          ))}
        </Box>
      </Box>
      {open && <KitDialog kit={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </ToolsArea>
  );
}

function OneKit({ kit, onEdit }: { readonly kit: ToolKit; readonly onEdit?: () => void }): ReactNode {
  const { t } = useTranslation(['toolKits', 'tools']);
  const missing = kit.lines.filter(({ qty, stockQty }) => stockQty < qty).length;
  const about = [kit.name, kit.post || t('anyPost'), kit.isForJoining && t('isForJoining')].filter(Boolean).join(' · ');
  return (
    <Section
      title={about}
      actions={
        <>
          {!kit.isActive && <StatusChip label={t('inactive')} tone="ended" />}
          {kit.isActive && missing === 0 && <StatusChip label={t('ready')} tone="done" />}
          {kit.isActive && missing > 0 && <StatusChip label={t('short', { count: missing })} tone="attention" icon={<WarningAmber />} />}
          {onEdit && (
            <Button variant="outlined" onClick={onEdit} aria-label={`${t('edit')} ${kit.name}`}>
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      <DataTable<Line>
        label={kit.name}
        rows={kit.lines}
        rowKey={({ itemId }) => itemId}
        columns={[
          { key: 'code', label: t('tools:field.code'), width: 130, render: ({ code }) => code },
          { key: 'name', label: t('name'), render: ({ name }) => name },
          { key: 'qty', label: t('qty'), numeric: true, width: 110, render: ({ qty, unit }) => `${qty} ${unit}` },
          { key: 'stock', label: t('stock'), numeric: true, width: 110, render: ({ stockQty, unit }) => `${stockQty} ${unit}` },
          {
            key: 'missing',
            label: '',
            width: 160,
            render: ({ qty, stockQty, unit }) =>
              stockQty < qty && <StatusChip label={t('missing', { qty: qty - stockQty, unit })} tone="attention" icon={<WarningAmber />} />,
          },
        ]}
      />
    </Section>
  );
}
