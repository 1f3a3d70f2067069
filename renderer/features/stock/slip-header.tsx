import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';

/** The head of an issue or a return: which slip, for whom, who goes there. */
export function SlipHeader({
  slip,
  title,
  backTo,
}: {
  readonly slip: WorkOrderView;
  readonly title: string;
  readonly backTo: string;
}): ReactNode {
  const { t } = useTranslation(['parts', 'workOrders']);
  return (
    <PageHeader
      title={title}
      chip={<StatusChip label={t(`workOrders:state.${slip.state}`)} />}
      subtitle={
        <>
          {slip.technicians.map(({ name }) => name).join('、')} · {slip.customerName} · {slip.work} · <When at={slip.plannedAt} />
        </>
      }
      backTo={backTo}
      actions={
        <>
          <Button component={RouterLink} to={backTo}>
            {t('parts:issue.changeSlip')}
          </Button>
          <Button component={RouterLink} to={`/work-orders/${slip.id}`}>
            {t('parts:issue.openSlip')}
          </Button>
        </>
      }
    />
  );
}
