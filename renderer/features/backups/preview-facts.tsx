import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupCounts, RestorePreview } from '../../../shared/backups.ts';
import { Facts } from '../../components/detail-page.tsx';
import { useWhen } from '../../components/when.tsx';

const kinds = ['customers', 'requests', 'workOrders', 'stockMoves', 'attachments'] as const satisfies readonly (keyof BackupCounts)[];

/** What a backup is, what would be gone after restoring it, and what else happens. */
export function PreviewFacts({ preview }: { readonly preview: RestorePreview }): ReactNode {
  const { t } = useTranslation('backups');
  const when = useWhen();
  const { backup, refusal, isSameShop, isOlderSchema, missingFiles } = preview;
  return (
    <>
      <Box component="section" aria-label={t('restore.what')}>
        <Facts
          items={[
            [t('restore.shop'), backup.shopName],
            [t('restore.takenAt'), t('ago', { when: when(backup.takenAt), age: when(backup.takenAt, 'age') })],
            [t('reason'), t(`reasons.${backup.reason}`)],
            [t('restore.version'), backup.appVersion],
            ...kinds.map((kind) => [t(`restore.${kind}`), backup.counts[kind].toLocaleString('en-US')] as const),
          ]}
        />
      </Box>
      {refusal !== null ? (
        <Alert severity="error">
          {t('restore.refused', { problem: t(`problem.${refusal}`) })}
          {refusal === 'newerVersion' && ` ${t('restore.needs', { version: preview.needs })}`}
        </Alert>
      ) : (
        <>
          {isSameShop ? <Lost lost={preview.lost} /> : <Alert severity="error">{t('restore.other')}</Alert>}
          {missingFiles > 0 && <Alert severity="warning">{t('restore.missingFiles', { count: missingFiles })}</Alert>}
          <Box component="ul" sx={{ m: 0, pl: 2.5, color: 'text.secondary', display: 'grid', gap: 0.5 }}>
            <li>{t('restore.saved')}</li>
            <li>{t('restore.signOut')}</li>
            {isOlderSchema && <li>{t('restore.older')}</li>}
          </Box>
        </>
      )}
    </>
  );
}

function Lost({ lost }: Pick<RestorePreview, 'lost'>): ReactNode {
  const { t } = useTranslation('backups');
  const when = useWhen();
  const { changes, lastChangeAt } = lost;
  const gone = kinds.filter((kind) => lost[kind] > 0);
  if (changes === 0 && gone.length === 0)
    return (
      <Alert severity="success" variant="outlined">
        {t('restore.lostNothing')}
      </Alert>
    );
  return (
    <Alert severity="warning" variant="outlined" role="region" aria-label={t('restore.lost')}>
      <AlertTitle>{t('restore.lost')}</AlertTitle>
      <Typography>{t('restore.lostHint', { count: changes, when: lastChangeAt === null ? '—' : when(lastChangeAt) })}</Typography>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, fontWeight: 600 }}>
        {gone.map((kind) => (
          <li key={kind}>{t('restore.lostItem', { what: t(`restore.${kind}`), count: lost[kind] })}</li>
        ))}
        {gone.length === 0 && <li>{t('restore.lostNone')}</li>}
      </Box>
    </Alert>
  );
}
