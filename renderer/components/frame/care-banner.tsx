import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { Finding } from '../../../shared/care.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { bytesText } from '../bytes-text.ts';
import { useWhen } from '../when.tsx';

/** A host that could not tell its seats would not tell them of this either, so they also ask by themselves. */
const askEveryMs = 60_000;

/** What the host found to be wrong with its machine or its data, over every screen as long as it is. */
export function CareBanner(): ReactNode {
  const { t } = useTranslation('care');
  const mayOpen = useCan()('care.manage');
  const findings = useQuery(useTRPC().care.findings.queryOptions({}, { refetchInterval: askEveryMs }));
  const wordsOf = useFindingWords();
  return (
    <div role="status">
      {findings.data?.map((finding) => (
        <Alert key={finding.kind} severity={stopsWork(finding) ? 'error' : 'warning'} variant="filled" sx={{ borderRadius: 0, py: 0 }}>
          {wordsOf(finding)}{' '}
          {mayOpen && (
            <Link component={RouterLink} to="/settings/diagnosis" color="inherit" sx={{ whiteSpace: 'nowrap' }}>
              {t('banner.open')}
            </Link>
          )}
        </Alert>
      ))}
    </div>
  );
}

function stopsWork({ kind }: Finding): boolean {
  return kind === 'databaseGone' || kind === 'databaseDamaged';
}

function useFindingWords(): (finding: Finding) => string {
  const { t } = useTranslation('care');
  const when = useWhen();
  return ({ kind, details }) => {
    const bytes = (name: string) => bytesText(details[name] ?? 0);
    switch (kind) {
      case 'clockBack':
        return t('banner.clockBack', { lastAt: when(details['lastAt'] ?? 0, 'full') });
      case 'diskLow':
        return t('banner.diskLow', { free: bytes('free'), limit: bytes('limit') });
      case 'walLarge':
        return t('banner.walLarge', { wal: bytes('wal'), limit: bytes('limit') });
      case 'projections':
        return t('banner.projections', { differences: details['differences'] ?? 0 });
      default:
        return t(`banner.${kind}`);
    }
  };
}
