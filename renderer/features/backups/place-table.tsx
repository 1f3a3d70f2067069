import Check from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ownPlace } from '../../../shared/backups.ts';
import type { BackupPlace } from '../../../shared/backups.ts';
import { DataTable } from '../../components/data-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useWhen, When } from '../../components/when.tsx';
import { usePlaceName } from './backup-words.ts';
import { sizeText } from './size-text.ts';

/** Where backups lie; what is wrong with a place stands below it with what to do. */
export function PlaceTable({ places }: { readonly places: readonly BackupPlace[] }): ReactNode {
  const { t } = useTranslation('backups');
  const nameOf = usePlaceName();
  return (
    <DataTable
      label={t('places')}
      rows={places}
      rowKey={({ place }) => place}
      columns={[
        {
          key: 'place',
          label: t('place'),
          render: ({ place, folder }) => (
            <>
              <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{nameOf(place)}</Box>
              {place === ownPlace && (
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {folder}
                </Typography>
              )}
            </>
          ),
        },
        { key: 'state', label: t('placeState'), width: '45%', render: (place) => <PlaceMark place={place} /> },
        {
          key: 'last',
          label: t('lastGood'),
          width: 150,
          render: ({ lastGoodAt }) => (lastGoodAt === null ? t('lastNone') : <When at={lastGoodAt} />),
        },
        {
          key: 'free',
          label: t('free'),
          numeric: true,
          width: 100,
          render: ({ freeBytes }) => (freeBytes === null ? t('unknown') : sizeText(freeBytes)),
        },
      ]}
    />
  );
}

function PlaceMark({ place: { state, failingSince } }: { readonly place: BackupPlace }): ReactNode {
  const { t } = useTranslation('backups');
  const when = useWhen();
  const label = t(`placeStates.${state}`);
  if (state === 'good') return <StatusChip label={label} tone="done" icon={<Check />} />;
  if (state === 'unused') return <StatusChip label={label} />;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <StatusChip label={label} tone="late" icon={<ErrorIcon />} />
        {failingSince !== null && <span>{t('since', { when: when(failingSince) })}</span>}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t(`placeAdvice.${state}`)}
      </Typography>
    </>
  );
}
