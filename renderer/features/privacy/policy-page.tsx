import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { PoliciesView, PolicyView } from '../../../shared/privacy.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useNow } from '../../components/use-now.ts';
import { useCan, useZone } from '../../session.tsx';
import { PolicyDialog } from './policy-dialog.tsx';

/** The privacy policy in all its versions (R-004-21): published ones are never edited, only followed. */
export function PolicyPage(): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const allowed = useCan();
  const policies = useQuery(trpc.privacy.policies.queryOptions({}));
  const [isWriting, setWriting] = useState(false);
  const newVersion = allowed('privacy.manage') && (
    <Button variant="contained" onClick={() => setWriting(true)}>
      {t('policy.new')}
    </Button>
  );
  const versions = policies.data?.versions;
  return (
    <SettingsArea
      section="privacyPolicy"
      hint={t('policy.hint')}
      actions={
        <>
          {policies.data?.currentId != null && (
            <Button variant="outlined" component={RouterLink} to="/print/notice">
              {t('policy.print')}
            </Button>
          )}
          {versions && versions.length > 0 && newVersion}
        </>
      }
    >
      {policies.data ? (
        <Versions view={policies.data} action={newVersion} />
      ) : policies.error ? (
        <ErrorState error={policies.error} onRetry={() => void policies.refetch()} />
      ) : (
        <TableSkeleton rows={4} />
      )}
      {isWriting && policies.data && <PolicyDialog last={versions?.[0]} onClose={() => setWriting(false)} />}
    </SettingsArea>
  );
}

function Versions({ view, action }: { readonly view: PoliciesView; readonly action: ReactNode }): ReactNode {
  const { t } = useTranslation('privacy');
  const today = dayOf(useNow(), useZone());
  if (view.versions.length === 0) return <EmptyState title={t('policy.empty')} hint={t('policy.emptyHint')} action={action} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 840 }}>
      {view.versions.map((policy) => (
        <Section
          key={policy.id}
          title={t('policy.version', { id: policy.id })}
          actions={<Mark policy={policy} view={view} today={today} />}
        >
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            {t('policy.meta', { effectiveOn: policy.effectiveOn, approvedBy: policy.approvedBy, userName: policy.userName })}
          </Typography>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{policy.text}</Typography>
        </Section>
      ))}
    </Box>
  );
}

function Mark({ policy, view, today }: { readonly policy: PolicyView; readonly view: PoliciesView; readonly today: string }): ReactNode {
  const { t } = useTranslation('privacy');
  if (policy.id === view.currentId) return <StatusChip label={t('policy.current')} tone="done" />;
  return policy.effectiveOn > today ? (
    <StatusChip label={t('policy.coming')} tone="active" />
  ) : (
    <StatusChip label={t('policy.past')} tone="neutral" />
  );
}
