import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { IncidentSource } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { Section } from '../detail-page.tsx';
import { ErrorState } from '../error-state.tsx';
import { ActionsMark, IncidentStateChip } from './incident-marks.tsx';
import { ReportIncidentDialog } from './report-dialog.tsx';

interface IncidentSectionProps {
  readonly of: { readonly requestId: number } | { readonly projectId: number };
  /** The slip from whose page it is marked. */
  readonly workOrderId?: number;
  /** What the new one begins with. */
  readonly start: { readonly source: IncidentSource; readonly facts: string };
}

/** On the page of a request, a slip or a project: its incidents, and the mark "major" that makes one (R-000-04). */
export function IncidentSection({ of, workOrderId, start }: IncidentSectionProps): ReactNode {
  const { t } = useTranslation('incidents');
  const allowed = useCan();
  const query = useQuery(useTRPC().incidents.of.queryOptions(of, { enabled: allowed('incidents.read') }));
  const [isReporting, report] = useState(false);
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const incidents = query.data;
  // one open incident a request; a project may have several
  const isOpen = 'requestId' in of && incidents?.some(({ state }) => state !== 'closed');
  const mayReport = incidents !== undefined && !isOpen && allowed('incidents.work');
  if (!incidents || (incidents.length === 0 && !mayReport)) return null;
  return (
    <Section
      title={t('section.title')}
      actions={
        mayReport && (
          <Button variant="outlined" color="error" onClick={() => report(true)}>
            {t('section.mark')}
          </Button>
        )
      }
    >
      {incidents.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('requestId' in of ? 'section.none' : 'section.noneOfProject')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {incidents.map((incident) => (
            <Box component="li" key={incident.id} sx={{ display: 'flex', gap: 1.25, alignItems: 'center', flexWrap: 'wrap' }}>
              <Link component={RouterLink} to={`/incidents/${incident.id}`} sx={{ ...tabular, fontWeight: 600, whiteSpace: 'nowrap' }}>
                {incident.no}
              </Link>
              <IncidentStateChip state={incident.state} />
              <span>{t(`source.${incident.source}`)}</span>
              {incident.lateActions > 0 && <ActionsMark incident={incident} />}
            </Box>
          ))}
        </Box>
      )}
      {isReporting && (
        <ReportIncidentDialog
          of={{ ...of, ...(workOrderId !== undefined && { workOrderId }) }}
          start={start}
          onClose={() => report(false)}
        />
      )}
    </Section>
  );
}
