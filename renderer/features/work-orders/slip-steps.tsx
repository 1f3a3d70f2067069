import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { When } from '../../components/when.tsx';
import { steps } from './use-slip-commands.ts';
import type { SlipCommands, Step } from './use-slip-commands.ts';

/** The way of a slip from the dispatch to the file: steps behind with their times, the next one as a button, later ones with their reason. */
export function SlipSteps({ slip, commands }: { readonly slip: WorkOrderView; readonly commands: SlipCommands }): ReactNode {
  const { t } = useTranslation('workOrders');
  const times = timesOf(slip);
  return (
    <Box
      component="ol"
      aria-label={t('detail.timeline')}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gap: 0.75,
        gridTemplateColumns: { xs: 'repeat(auto-fit, minmax(104px, 1fr))', md: 'repeat(8, minmax(0, 1fr))' },
      }}
    >
      <StepItem label={t('state.dispatched')} at={slip.issuedAt} />
      {steps.map((step) => {
        const at = times[step];
        if (at !== null) return <StepItem key={step} label={t(`command.${step}`)} at={at} />;
        return (
          <Box component="li" key={step} sx={{ display: 'grid', alignContent: 'center' }}>
            <CommandButton {...commands.step(slip, step)} />
          </Box>
        );
      })}
    </Box>
  );
}

function StepItem({ label, at }: { readonly label: string; readonly at: number | null }): ReactNode {
  return (
    <Box component="li" sx={{ borderTop: 2, borderColor: 'success.main', pt: 0.5, minWidth: 0 }}>
      <Typography sx={{ display: 'flex', alignItems: 'center', gap: 0.25, fontWeight: 600, whiteSpace: 'nowrap' }}>
        <Check sx={{ fontSize: 16, color: 'success.main' }} />
        {label}
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        <When at={at} />
      </Typography>
    </Box>
  );
}

function timesOf(slip: WorkOrderView): Readonly<Record<Step, number | null>> {
  return {
    accept: slip.acceptedAt,
    depart: slip.departedAt,
    arrive: slip.arrivedAt,
    finish: slip.finishedAt,
    sign: slip.signedAt,
    handBack: slip.returnedAt,
    archive: slip.archivedAt,
  };
}
