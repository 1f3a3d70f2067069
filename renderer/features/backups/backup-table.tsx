import Check from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Help from '@mui/icons-material/HelpOutlined';
import PushPin from '@mui/icons-material/PushPin';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupCopy, BackupRow } from '../../../shared/backups.ts';
import { DataTable } from '../../components/data-table.tsx';
import { useWhen, When } from '../../components/when.tsx';
import { useCan, useSession } from '../../session.tsx';
import { BackupActs } from './backup-acts.tsx';
import { usePlaceName } from './backup-words.ts';
import { sizeText } from './size-text.ts';

export interface BackupTableProps {
  readonly rows: readonly BackupRow[];
  readonly label: string;
  readonly onRestore: (row: BackupRow) => void;
  /** Backups of another folder are only looked at and restored. */
  readonly isElsewhere?: boolean;
}

/** Backups, the newest first: when and why, what they hold, where they lie and whether they were read back. */
export function BackupTable({ rows, label, onRestore, isElsewhere = false }: BackupTableProps): ReactNode {
  const { t } = useTranslation('backups');
  const allowed = useCan();
  const when = useWhen();
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', label: t('takenAt'), width: 130, render: ({ takenAt }) => <When at={takenAt} /> },
        { key: 'reason', label: t('reason'), width: 90, render: (row) => <Reason row={row} /> },
        { key: 'holds', label: t('holds'), render: (row) => <Content row={row} /> },
        {
          key: 'size',
          label: t('size'),
          width: 90,
          numeric: true,
          render: ({ bytes, files, fileBytes }) =>
            files === 0 ? sizeText(bytes) : t('sizeWith', { size: sizeText(bytes), files: sizeText(fileBytes) }),
        },
        ...(isElsewhere
          ? []
          : [{ key: 'where', label: t('where'), width: 170, render: (row: BackupRow) => <Copies copies={row.copies} /> }]),
        {
          key: 'act',
          label: '',
          width: isElsewhere ? 90 : 170,
          render: (row) => (
            <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
              {allowed('backups.restore') && (
                <Button onClick={() => onRestore(row)} aria-label={`${t('restore.do')} ${when(row.takenAt, 'full')}`}>
                  {t('restore.do')}
                </Button>
              )}
              {allowed('backups.manage') && !isElsewhere && <BackupActs row={row} />}
            </Box>
          ),
        },
      ]}
    />
  );
}

function Reason({ row: { reason, isPinned } }: { readonly row: BackupRow }): ReactNode {
  const { t } = useTranslation('backups');
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
      {t(`reasons.${reason}`)}
      {isPinned && <PushPin titleAccess={t('pinned')} sx={{ fontSize: 16, color: 'primary.main' }} />}
    </Box>
  );
}

function Content({ row: { counts, shopName, appVersion } }: { readonly row: BackupRow }): ReactNode {
  const { t } = useTranslation('backups');
  const { shop } = useSession();
  const { customers, requests, workOrders } = counts;
  return (
    <>
      <div>{t('counts', { customers, requests, workOrders })}</div>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {shopName === shop.name ? t('version', { version: appVersion }) : t('otherShop', { shop: shopName })}
      </Typography>
    </>
  );
}

/** One line per place: whether its copy was read back, and what was found. */
function Copies({ copies }: { readonly copies: readonly BackupCopy[] }): ReactNode {
  const { t } = useTranslation('backups');
  const when = useWhen();
  const nameOf = usePlaceName();
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      {copies.map(({ place, verifiedAt, problem }) => {
        const said =
          problem !== null ? t(`problem.${problem}`) : verifiedAt === null ? t('notVerified') : t('verifiedAt', { when: when(verifiedAt) });
        const Icon = problem !== null ? ErrorIcon : verifiedAt === null ? Help : Check;
        const color = problem !== null ? 'error.main' : verifiedAt === null ? 'text.secondary' : 'success.main';
        return (
          <Box key={place} sx={{ display: 'flex', gap: 0.5, alignItems: 'center', minWidth: 0 }}>
            <Icon titleAccess={said} sx={{ fontSize: 16, color, flexShrink: 0 }} />
            <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: 160 }}>
              {nameOf(place)}
            </Box>
          </Box>
        );
      })}
      {copies.some(({ problem }) => problem !== null) && (
        <Typography variant="caption" sx={{ color: 'error.main' }}>
          {copies.flatMap(({ problem }) => (problem === null ? [] : [t(`problem.${problem}`)])).join('；')}
        </Typography>
      )}
    </Box>
  );
}
