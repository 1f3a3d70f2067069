import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutletRow } from '../../../shared/outlets.ts';
import { DataTable } from '../../components/data-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';

interface OutletTableProps {
  readonly outlets: readonly OutletRow[];
  readonly onEdit: (outlet: OutletRow) => void;
  readonly onClose: (outlet: OutletRow) => void;
  readonly onReopen: (outlet: OutletRow) => void;
  readonly isReopening: boolean;
}

/** Sub-centres stand below their centre, closed ones last with the reason. */
export function OutletTable({ outlets, onEdit, onClose, onReopen, isReopening }: OutletTableProps): ReactNode {
  const { t } = useTranslation(['outlets', 'settings']);
  const act = (word: string, { name }: OutletRow) => ({ children: word, 'aria-label': `${word} ${name}` });
  return (
    <TablePaper>
      <DataTable
        label={t('settings:section.outlets')}
        rows={outlets}
        rowKey={(outlet) => outlet.id}
        empty={t('outlets:noneOfKind')}
        columns={[
          { key: 'name', label: t('outlets:name'), render: (outlet) => <Name outlet={outlet} /> },
          {
            key: 'kind',
            label: t('outlets:kindLabel'),
            render: ({ kind, parentName }) => <Lines first={t(`outlets:kind.${kind}`)} second={parentName ?? ''} />,
          },
          {
            key: 'address',
            label: t('outlets:address'),
            render: ({ region, address }) => <Lines first={address || region} second={address && region} />,
          },
          { key: 'phone', label: t('outlets:phone'), render: ({ phone, hoursNote }) => <Lines first={phone} second={hoursNote} /> },
          { key: 'responsible', label: t('outlets:responsible'), render: (outlet) => <Responsible outlet={outlet} /> },
          {
            key: 'staff',
            label: t('outlets:staff'),
            numeric: true,
            render: ({ staffCount }) => staffCount,
          },
          {
            key: 'act',
            label: '',
            width: 160,
            render: (outlet) =>
              outlet.closedAt === null ? (
                <Box sx={{ display: 'flex', gap: 0.5 }}>
                  <Button onClick={() => onEdit(outlet)} {...act(t('outlets:edit'), outlet)} />
                  <Button color="error" onClick={() => onClose(outlet)} {...act(t('outlets:close'), outlet)} />
                </Box>
              ) : (
                <Button loading={isReopening} onClick={() => onReopen(outlet)} {...act(t('outlets:reopen'), outlet)} />
              ),
          },
        ]}
      />
    </TablePaper>
  );
}

function Name({ outlet: { name, parentId, closedAt, closeReason } }: { readonly outlet: OutletRow }): ReactNode {
  const { t } = useTranslation('outlets');
  if (closedAt === null)
    return (
      <Box component="b" sx={{ display: 'block', pl: parentId === null ? 0 : 2.5 }}>
        {name}
      </Box>
    );
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        {name}
        <StatusChip label={t('state.closed')} />
      </Box>
      <Quiet>{t('closedFor', { reason: closeReason })}</Quiet>
    </>
  );
}

/** Somebody who has left answers for nothing any more, and the list says so. */
function Responsible({ outlet }: { readonly outlet: OutletRow }): ReactNode {
  const { t } = useTranslation('outlets');
  if (outlet.responsibleName === null) return '—';
  if (outlet.isResponsibleActive) return outlet.responsibleName;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'warning.main' }}>
      <WarningAmber fontSize="small" />
      {outlet.responsibleName} · {t('left')}
    </Box>
  );
}

function Lines({ first, second }: { readonly first: string; readonly second: string }): ReactNode {
  return (
    <>
      {first || (second ? '' : '—')}
      {second && <Quiet>{second}</Quiet>}
    </>
  );
}

function Quiet({ children }: { readonly children: ReactNode }): ReactNode {
  return <Box sx={{ color: 'text.secondary', fontSize: 13, overflowWrap: 'anywhere' }}>{children}</Box>;
}
