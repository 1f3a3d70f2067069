import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { Section } from '../detail-page.tsx';
import { ErrorState } from '../error-state.tsx';
import { TimerChip } from '../timer-chip.tsx';
import { FactsDialog } from './facts-dialog.tsx';
import { FormStateChip, UnpaidMark } from './form-marks.tsx';

interface FormsSectionProps {
  readonly requestId: number;
  readonly workOrderId?: number;
  /** What a new form begins with. */
  readonly start: { readonly goods: string; readonly fault: string };
  readonly isOpen: boolean;
}

/** On the page of a request or a slip: its feedback forms, how far they are, and a new one. */
export function FormsSection({ requestId, workOrderId, start, isOpen }: FormsSectionProps): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const allowed = useCan();
  const navigate = useNavigate();
  const trpc = useTRPC();
  const query = useQuery(trpc.feedbackForms.ofRequest.queryOptions({ requestId }, { enabled: allowed('feedbackForms.read') }));
  const [isBeginning, begin] = useState(false);
  if (!allowed('feedbackForms.read')) return null;
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return null;
  const mayBegin = isOpen && allowed('feedbackForms.submit') && query.data.every(({ state }) => state !== 'submitted');
  if (query.data.length === 0 && !mayBegin) return null;
  return (
    <Section
      title={t('section.title')}
      actions={
        mayBegin && (
          <Button variant="outlined" onClick={() => begin(true)}>
            {t('section.create')}
          </Button>
        )
      }
    >
      {query.data.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('section.none')}</Typography>}
      <Box sx={{ display: 'grid', gap: 1 }}>
        {query.data.map((form) => (
          <Box key={form.id} sx={{ display: 'flex', gap: 1.25, alignItems: 'center', flexWrap: 'wrap' }}>
            <Link component={RouterLink} to={`/feedback-forms/${form.id}`} sx={{ ...tabular, fontWeight: 600, whiteSpace: 'nowrap' }}>
              {form.no}
            </Link>
            <FormStateChip state={form.state} />
            <UnpaidMark form={form} />
            {form.due && <TimerChip timer={form.due} isNamed />}
            <span>{[t(`kind.${form.kind}`), form.decision && t(`decision.${form.decision}`)].filter(Boolean).join(' · ')}</span>
          </Box>
        ))}
      </Box>
      {isBeginning && (
        <FactsDialog
          origin={{ requestId, workOrderId: workOrderId ?? null }}
          start={start}
          onClose={() => begin(false)}
          onDone={({ id }) => navigate(`/feedback-forms/${id}`)}
        />
      )}
    </Section>
  );
}
