import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverDay, MissingPaper } from '../../../shared/handovers.ts';
import { DataTable } from '../../components/data-table.tsx';

/** Which numbers between the first and the last of each day are not on the list, and what is known of them (R-000-58). */
export function HandoverDays({ days }: { readonly days: readonly HandoverDay[] }): ReactNode {
  const { t } = useTranslation('handovers');
  return days.map(({ missing, ...day }) => (
    <Box key={day.day} sx={{ mb: 1.5 }}>
      <Typography sx={{ fontWeight: 600, color: missing.length > 0 ? 'warning.main' : 'text.primary' }}>
        {missing.length > 0 ? t('missingOf', { ...day, missing: missing.length }) : t('completeOf', day)}
      </Typography>
      {missing.length > 0 && (
        <DataTable<MissingPaper>
          label={`${t('missing')} ${day.day}`}
          rows={missing}
          rowKey={({ no }) => no}
          columns={[
            { key: 'no', label: t('number'), width: 190, render: ({ no }) => no },
            {
              key: 'known',
              label: t('stateLabel'),
              render: ({ place, detail }) => [place === null ? t('neverGiven') : t(`place.${place}`), detail].filter(Boolean).join(' · '),
            },
          ]}
        />
      )}
    </Box>
  ));
}
