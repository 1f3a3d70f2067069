import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { codePrefix, nextCode } from '../../../shared/catalogue.ts';
import type { ClassRow, CodeRule } from '../../../shared/catalogue.ts';
import { useTRPC } from '../../api.ts';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';
import { ClassDialog } from './class-dialog.tsx';
import { CodeRuleDialog } from './code-rule-dialog.tsx';

/** Classes by use, function and structure, and the rule by which they make codes (R-004-50). */
export function ClassesPage(): ReactNode {
  const { t } = useTranslation('catalogue');
  const trpc = useTRPC();
  const mayManage = useCan()('parts.manage');
  const classes = useQuery(trpc.parts.classes.queryOptions());
  const rule = useQuery(trpc.parts.codeRule.queryOptions());
  const [open, setOpen] = useState<ClassRow | 'new' | 'rule'>();
  const add = mayManage && (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {t('classes.new')}
    </Button>
  );
  const close = () => setOpen(undefined);
  return (
    <CatalogueArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader title={t('classes.title')} subtitle={t('classes.hint')} actions={add} />
        <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 1.5 }}>
          {rule.data && classes.data && (
            <RuleLine rule={rule.data} classes={classes.data} onEdit={mayManage ? () => setOpen('rule') : undefined} />
          )}
          {classes.data?.length === 0 ? (
            <EmptyState title={t('classes.empty')} hint={t('classes.emptyHint')} action={add} />
          ) : classes.data ? (
            <ClassTable classes={classes.data} onEdit={mayManage ? setOpen : undefined} />
          ) : classes.error ? (
            <ErrorState error={classes.error} onRetry={() => void classes.refetch()} />
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
      {open === 'rule' && rule.data && <CodeRuleDialog rule={rule.data} onClose={close} />}
      {open && open !== 'rule' && <ClassDialog row={open === 'new' ? undefined : open} onClose={close} />}
    </CatalogueArea>
  );
}

interface RuleLineProps {
  readonly rule: CodeRule;
  readonly classes: readonly ClassRow[];
  readonly onEdit: (() => void) | undefined;
}

/** The rule in words, with what it makes of the first class of each kind. */
function RuleLine({ rule, classes, onEdit }: RuleLineProps): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const prefix = codePrefix(rule, (axis) => classes.find((one) => one.axis === axis)?.code ?? t(`parts:axis.${axis}`));
  const example = nextCode(prefix ?? '', rule.digits, []);
  const axes = rule.axes.map((axis) => t(`parts:axis.${axis}`)).join(' + ');
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Typography>
        <b>{t('catalogue:rule.title')}</b> {t('catalogue:rule.says', { axes, digits: rule.digits, example })}
      </Typography>
      {onEdit && <Button onClick={onEdit}>{t('catalogue:rule.edit')}</Button>}
    </Box>
  );
}

const listFilter = { use: 'useClassId', function: 'functionClassId', structure: 'structureClassId' } as const;

interface ClassTableProps {
  readonly classes: readonly ClassRow[];
  readonly onEdit: ((row: ClassRow) => void) | undefined;
}

function ClassTable({ classes, onEdit }: ClassTableProps): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  return (
    <TablePaper>
      <DataTable
        label={t('catalogue:classes.title')}
        rows={classes}
        rowKey={({ id }) => id}
        columns={[
          { key: 'axis', label: t('catalogue:classes.axis'), width: 140, render: ({ axis }) => t(`parts:axis.${axis}`) },
          { key: 'code', label: t('catalogue:classes.code'), width: 140, render: ({ code }) => <b>{code}</b> },
          { key: 'name', label: t('catalogue:classes.name'), render: ({ name }) => name },
          {
            key: 'items',
            label: t('catalogue:classes.items'),
            numeric: true,
            width: 120,
            render: ({ id, axis, items }) =>
              items === 0 ? (
                0
              ) : (
                <Link component={RouterLink} to={`/parts?${listFilter[axis]}=${id}`}>
                  {items}
                </Link>
              ),
          },
          {
            key: 'state',
            label: '',
            width: 100,
            render: ({ isActive }) => !isActive && <StatusChip label={t('catalogue:classes.inactive')} tone="ended" />,
          },
          {
            key: 'act',
            label: '',
            width: 90,
            render: (row) =>
              onEdit && (
                <Button onClick={() => onEdit(row)} aria-label={`${t('catalogue:classes.edit')} ${row.name}`}>
                  {t('catalogue:classes.edit')}
                </Button>
              ),
          },
        ]}
      />
    </TablePaper>
  );
}
