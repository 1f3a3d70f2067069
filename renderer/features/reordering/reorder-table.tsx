import CalculateOutlined from '@mui/icons-material/CalculateOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { addFen, formatYuan } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { ReorderList, ReorderRow } from '../../../shared/reordering.ts';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { tabular } from '../../theme.ts';
import { ReorderExplain } from './reorder-explain.tsx';

interface ReorderTableProps {
  readonly list: ReorderList;
  readonly chosen: ReadonlySet<number>;
  /** Rows can be ticked. */
  readonly choose: ((itemIds: readonly number[], isChosen: boolean) => void) | undefined;
}

/** The proposals, those of a supplier together; each opens its arithmetic. */
export function ReorderTable({ list, chosen, choose }: ReorderTableProps): ReactNode {
  const { t } = useTranslation('reordering');
  const groups = [...Map.groupBy(list.rows, ({ supplierId }) => supplierId)];
  const width = choose ? 8 : 7;
  return (
    <Table aria-label={t('title')}>
      <TableHead>
        <TableRow>
          {choose && <TableCell padding="checkbox" />}
          <TableCell>{t('field.item')}</TableCell>
          <TableCell sx={{ width: 150 }}>{t('field.reason')}</TableCell>
          <TableCell align="right" sx={{ width: 120 }}>
            {t('field.available')}
          </TableCell>
          <TableCell align="right" sx={{ width: 120 }}>
            {t('field.line')}
          </TableCell>
          <TableCell align="right" sx={{ width: 150 }}>
            {t('field.proposed')}
          </TableCell>
          <TableCell align="right" sx={{ width: 130 }}>
            {t('field.amount')}
          </TableCell>
          <TableCell sx={{ width: 48 }} />
        </TableRow>
      </TableHead>
      <TableBody>
        {groups.map(([supplierId, rows]) => (
          <Fragment key={supplierId ?? 'none'}>
            <GroupRow rows={rows} chosen={chosen} choose={choose} width={width} />
            {rows.map((row) => (
              <ProposalRow key={row.itemId} list={list} row={row} isChosen={chosen.has(row.itemId)} choose={choose} width={width} />
            ))}
          </Fragment>
        ))}
      </TableBody>
    </Table>
  );
}

interface GroupRowProps extends Pick<ReorderTableProps, 'chosen' | 'choose'> {
  readonly rows: readonly ReorderRow[];
  readonly width: number;
}

function GroupRow({ rows, chosen, choose, width }: GroupRowProps): ReactNode {
  const { t } = useTranslation('reordering');
  const supplier = rows[0]?.supplierName ?? t('noSupplier');
  const count = rows.filter(({ itemId }) => chosen.has(itemId)).length;
  const amount = formatYuan(addFen(...rows.map(({ proposedFen }) => proposedFen)), { symbol: '¥' });
  return (
    <TableRow sx={{ bgcolor: 'action.hover' }}>
      {choose && (
        <TableCell padding="checkbox">
          <Checkbox
            size="small"
            checked={count === rows.length}
            indeterminate={count > 0 && count < rows.length}
            onChange={(_, isChosen) =>
              choose(
                rows.map(({ itemId }) => itemId),
                isChosen,
              )
            }
            slotProps={{ input: { 'aria-label': t('chooseAll', { supplier }) } }}
          />
        </TableCell>
      )}
      <TableCell component="th" scope="rowgroup" colSpan={width - (choose ? 1 : 0)}>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2 }}>
          <Typography sx={{ fontWeight: 600 }}>{t('supplierGroup', { supplier, count: rows.length })}</Typography>
          <Typography variant="body2" sx={{ ...tabular, color: 'text.secondary' }}>
            {t('groupAmount', { amount })}
          </Typography>
        </Box>
      </TableCell>
    </TableRow>
  );
}

interface ProposalRowProps extends Pick<ReorderTableProps, 'list' | 'choose'> {
  readonly row: ReorderRow;
  readonly isChosen: boolean;
  readonly width: number;
}

function ProposalRow({ list, row, isChosen, choose, width }: ProposalRowProps): ReactNode {
  const { t } = useTranslation('reordering');
  const [isOpen, setOpen] = useState(false);
  const item = `${row.code} ${row.name}`;
  const isBelow = row.reason === 'belowMinimum';
  return (
    <>
      <TableRow hover selected={isChosen}>
        {choose && (
          <TableCell padding="checkbox">
            <Checkbox
              size="small"
              checked={isChosen}
              onChange={(_, checked) => choose([row.itemId], checked)}
              slotProps={{ input: { 'aria-label': t('choose', { item }) } }}
            />
          </TableCell>
        )}
        <TableCell>
          <Link component={RouterLink} to={`/parts/${row.itemId}`}>
            {item}
          </Link>
          {row.spec && (
            <Typography variant="body2" component="span" sx={{ color: 'text.secondary', ml: 1 }}>
              {row.spec}
            </Typography>
          )}
        </TableCell>
        <TableCell>
          <StatusChip
            label={t(`reason.${row.reason}`)}
            tone={isBelow ? 'attention' : 'neutral'}
            {...(isBelow && { icon: <WarningAmber /> })}
          />
        </TableCell>
        <TableCell align="right" sx={tabular}>
          {formatQuantity(row.availableQty, row)}
        </TableCell>
        <TableCell align="right" sx={tabular}>
          {formatQuantity(isBelow ? Math.max(row.minQty, row.lineQty) : row.lineQty, row)}
        </TableCell>
        <TableCell align="right" sx={{ ...tabular, fontWeight: 600 }}>
          {formatQuantity(row.proposedQty, row)}
        </TableCell>
        <TableCell align="right">
          <Money fen={row.proposedFen} />
        </TableCell>
        <TableCell sx={{ px: 0.5 }}>
          <Tooltip title={t('explain')}>
            <IconButton size="small" aria-label={`${t('explain')} ${item}`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              <CalculateOutlined fontSize="small" />
            </IconButton>
          </Tooltip>
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow>
          {choose && <TableCell />}
          <TableCell colSpan={width - (choose ? 1 : 0)} sx={{ pt: 0 }}>
            <ReorderExplain list={list} row={row} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
