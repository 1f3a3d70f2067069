import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { repairSteps } from '../../../shared/reports.ts';
import type { RepairRow, RepairSort } from '../../../shared/reports.ts';
import { holdReasons } from '../../../shared/holds.ts';
import { formatAge } from '../../../shared/time.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { PromiseMark, RequestStateChip } from '../../components/request-marks.tsx';
import { technicianNames } from '../../components/slip-marks.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useNow } from '../../components/use-now.ts';
import { When } from '../../components/when.tsx';
import { tabular } from '../../theme.ts';

/** Columns of the repair progress table; the six steps are chosen one by one. */
export function useRepairColumns(): readonly ListColumn<RepairRow, RepairSort>[] {
  const { t } = useTranslation(['reports', 'requests']);
  return useMemo(
    () => [
      { field: 'no', label: t('reports:repairs.no'), width: 150, link: true },
      { field: 'customerName', label: t('reports:repairs.customer'), flex: 1, minWidth: 100 },
      { field: 'productText', label: t('reports:repairs.product'), flex: 1, minWidth: 110 },
      {
        field: 'state',
        label: t('reports:repairs.state'),
        width: 118,
        render: ({ state, type }) => <RequestStateChip state={state} type={type} />,
      },
      {
        field: 'age',
        label: t('reports:repairs.age'),
        width: 84,
        sortAs: { asc: 'oldest' },
        render: ({ receivedAt }) => <Age since={receivedAt} />,
      },
      { field: 'lastStep', label: t('reports:repairs.lastStep'), width: 184, render: (row) => <LastStep row={row} /> },
      { field: 'hold', label: t('reports:repairs.hold'), width: 122, render: ({ holdReason }) => <Hold reason={holdReason} /> },
      {
        field: 'promisedAt',
        label: t('reports:repairs.promised'),
        width: 140,
        sortAs: { asc: 'promised' },
        render: ({ state, promisedAt }) => <PromiseMark state={state} promisedAt={promisedAt} />,
      },
      {
        field: 'technicians',
        label: t('reports:repairs.technicians'),
        width: 110,
        render: ({ technicians }) => technicianNames(technicians),
      },
      { field: 'ownerName', label: t('reports:repairs.owner'), width: 90 },
      {
        field: 'receivedAt',
        label: t('reports:repairs.received'),
        width: 140,
        hidden: true,
        render: ({ receivedAt }) => <When at={receivedAt} />,
      },
      ...repairSteps.map((step): ListColumn<RepairRow, RepairSort> => ({
        field: `step-${step}`,
        label: t(`reports:repairs.step.${step}`),
        width: 130,
        hidden: true,
        render: ({ steps }) => <When at={steps[step]} />,
      })),
    ],
    [t],
  );
}

function Age({ since }: { readonly since: number }): ReactNode {
  const { t } = useTranslation('common');
  const { unit, value } = formatAge(useNow() - since);
  return <span style={tabular}>{t(unit === 'day' ? 'unit.days' : unit === 'hour' ? 'unit.hours' : 'unit.minutes', { count: value })}</span>;
}

/** The furthest step that was taken, and when. */
function LastStep({ row: { lastStep, lastStepAt } }: { readonly row: RepairRow }): ReactNode {
  const { t } = useTranslation('reports');
  if (lastStep === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('repairs.noStep')}
      </Box>
    );
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'baseline' }}>
      <b>{t(`repairs.step.${lastStep}`)}</b>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        <When at={lastStepAt} />
      </Box>
    </Box>
  );
}

function Hold({ reason }: { readonly reason: string }): ReactNode {
  const { t } = useTranslation('reports');
  const known = holdReasons.find((one) => one === reason);
  return known ? <StatusChip label={t(`hold.${known}`)} tone="attention" icon={<HourglassEmpty />} /> : null;
}
