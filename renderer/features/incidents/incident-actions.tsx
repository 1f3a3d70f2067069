import WarningAmber from '@mui/icons-material/WarningAmber';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentAction, IncidentView } from '../../../shared/incidents.ts';
import { dayOf } from '../../../shared/time.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useNow } from '../../components/use-now.ts';
import { When } from '../../components/when.tsx';
import { useCan, useZone } from '../../session.tsx';

interface ActionsProps {
  readonly incident: IncidentView;
  readonly onDone: (actionId: number) => void;
}

/** What is to be done, by whom, until when, and what came of it; past its day it is red. */
export function IncidentActions({ incident, onDone }: ActionsProps): ReactNode {
  const { t } = useTranslation('incidents');
  const allowed = useCan();
  const { actions, state } = incident;
  const mayEnd = state === 'inProgress' && allowed('incidents.work');
  return (
    <Section title={t('page.actions')}>
      {actions.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('page.noActions')}</Typography>
      ) : (
        <DataTable<IncidentAction>
          label={t('page.actions')}
          rows={actions}
          rowKey={(action) => action.id}
          columns={[
            { key: 'text', label: t('field.text'), render: (action) => action.text },
            { key: 'owner', label: t('field.ownerId'), width: 100, render: (action) => action.ownerName },
            { key: 'due', label: t('field.dueOn'), width: 120, render: (action) => action.dueOn },
            { key: 'state', label: t('field.done'), width: 150, render: (action) => <ActionState action={action} /> },
            {
              key: 'result',
              label: t('field.result'),
              render: (action) =>
                action.doneAt === null && mayEnd ? (
                  <Button size="small" variant="outlined" onClick={() => onDone(action.id)}>
                    {t('command.doneAction')}
                  </Button>
                ) : (
                  action.result || '—'
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function ActionState({ action: { doneAt, dueOn } }: { readonly action: IncidentAction }): ReactNode {
  const { t } = useTranslation('incidents');
  const today = dayOf(useNow(), useZone());
  if (doneAt !== null) return <When at={doneAt} />;
  return dueOn < today ? (
    <StatusChip label={t('page.actionLate')} tone="late" icon={<WarningAmber />} />
  ) : (
    <StatusChip label={t('page.actionOpen')} tone="active" />
  );
}
