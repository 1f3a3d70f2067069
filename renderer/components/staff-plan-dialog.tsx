import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api.ts';
import { useCan } from '../session.tsx';
import { AppDialog } from './app-dialog.tsx';
import { ErrorState } from './error-state.tsx';
import { StaffAbsences } from './staff-absences.tsx';
import { StaffSkills } from './staff-skills.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

export interface PlannedPerson {
  readonly id: number;
  readonly name: string;
}

interface StaffPlanDialogProps {
  readonly person: PlannedPerson;
  readonly onClose: () => void;
}

/** What one person can do, with the training for it (R-003-02), and when they are away. */
export function StaffPlanDialog({ person, onClose }: StaffPlanDialogProps): ReactNode {
  const { t } = useTranslation(['staffPlans', 'common']);
  const plan = useQuery(useTRPC().staff.plan.queryOptions({ staffId: person.id }));
  const mayChange = useCan()('staff.plan');
  return (
    <AppDialog open title={t('staffPlans:title', { name: person.name })} onClose={onClose} maxWidth="md">
      <DialogContent sx={{ display: 'grid', gap: 2, width: 860, maxWidth: '100%' }}>
        {plan.data ? (
          <>
            <StaffSkills key={JSON.stringify(plan.data.skills)} person={person} skills={plan.data.skills} mayChange={mayChange} />
            <StaffAbsences person={person} absences={plan.data.absences} mayChange={mayChange} />
          </>
        ) : plan.error ? (
          <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
        ) : (
          <TableSkeleton />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.close')}</Button>
      </DialogActions>
    </AppDialog>
  );
}
