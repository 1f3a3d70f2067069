import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import { endedRepairStates } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairRow } from '../../../shared/repair-cases.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { Section } from '../detail-page.tsx';
import { ErrorState } from '../error-state.tsx';
import { showToast } from '../frame/toast-store.ts';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { RepairDue, RepairStateChip, RepairSteps } from './repair-marks.tsx';

/** On the page of a request of a renovation trade: how far its repair is, and the one thing that comes next (SM-18). */
export function RepairSection({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('repairCases');
  const trpc = useTRPC();
  const allowed = useCan();
  const navigate = useNavigate();
  const query = useQuery(trpc.repairCases.ofRequest.queryOptions({ requestId: request.id }, { enabled: allowed('repairCases.read') }));
  const [isBeginning, begin] = useState(false);
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data || (!query.data.isRenovation && query.data.cases.length === 0)) return null;
  const [latest, ...earlier] = query.data.cases;
  const isOpen = latest !== undefined && !endedRepairStates.includes(latest.state);
  const mayBegin = query.data.isRenovation && !isOpen && openRequestStates.includes(request.state) && allowed('repairCases.work');
  const beginButton = mayBegin && (
    <Button variant="outlined" onClick={() => begin(true)}>
      {t(latest ? 'section.another' : 'section.begin')}
    </Button>
  );
  return (
    <Section title={t('section.onRequest')} actions={beginButton}>
      {latest ? <LatestCase repair={latest} /> : <Typography sx={{ color: 'text.secondary' }}>{t('section.none')}</Typography>}
      {earlier.map((repair) => (
        <Box key={repair.id} sx={{ ...lineStyle, mt: 1 }}>
          <CaseLink repair={repair} />
          <RepairStateChip state={repair.state} />
        </Box>
      ))}
      {isBeginning && (
        <FeedbackDialog
          requestId={request.id}
          start={{
            ownerName: request.contactName,
            phone: request.phone,
            address: request.address,
            content: request.content.slice(0, 2000),
            wish: request.serviceWanted,
            warrantyResult: '',
            warrantyNote: '',
          }}
          said={request.warrantySaid}
          onClose={() => begin(false)}
          onDone={({ id, no }) => {
            showToast(t('done.created', { no }));
            void navigate(`/repair-cases/${id}`);
          }}
        />
      )}
    </Section>
  );
}

function LatestCase({ repair }: { readonly repair: RepairRow }): ReactNode {
  const { t } = useTranslation('repairCases');
  const isEnded = endedRepairStates.includes(repair.state);
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      <Box sx={lineStyle}>
        <CaseLink repair={repair} />
        <RepairStateChip state={repair.state} />
        <RepairDue dueAt={repair.dueAt} />
        <Typography component="span" sx={{ mr: 'auto' }}>
          {isEnded ? t('section.ended', { state: t(`state.${repair.state}`) }) : t('section.next', { step: t(`waits.${repair.state}`) })}
        </Typography>
        {!isEnded && (
          <Button variant="outlined" component={RouterLink} to={`/repair-cases/${repair.id}`}>
            {t('section.open', { no: repair.no })}
          </Button>
        )}
      </Box>
      <RepairSteps state={repair.state} cause={repair.cause} />
    </Box>
  );
}

function CaseLink({ repair: { id, no } }: { readonly repair: RepairRow }): ReactNode {
  return (
    <Link component={RouterLink} to={`/repair-cases/${id}`} sx={{ ...tabular, fontWeight: 600, whiteSpace: 'nowrap' }}>
      {no}
    </Link>
  );
}

const lineStyle = { display: 'flex', gap: 1.25, alignItems: 'center', flexWrap: 'wrap' } as const;
