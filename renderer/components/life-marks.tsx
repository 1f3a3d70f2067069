import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestRow } from '../../shared/requests.ts';
import { StatusChip } from './status-chip.tsx';
import { useNow } from './use-now.ts';
import { ageText } from './when-text.ts';

const dayMs = 86_400_000;

/** What is unusual about a request, as words: first what hinders it. An unpaid project is red from the day before it is due (R-000-06). */
export function LifeMarks({ row }: { readonly row: RequestRow }): ReactNode {
  const { t } = useTranslation('requestLife');
  const common = useTranslation('common').t;
  const now = useNow();
  const { turn, holdReason, holdSince, overdueSince, escalatedTo, department, tag, promisedAt } = row;
  const isOpen = row.state !== 'archived' && row.state !== 'voided';
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, overflow: 'hidden', alignItems: 'center' }}>
      {overdueSince !== null && <StatusChip label={t('mark.overdue')} tone="late" />}
      {isOpen && turn < 0 && <StatusChip label={t('mark.unpaid')} tone={promisedAt < now + dayMs ? 'late' : 'attention'} />}
      {escalatedTo !== '' && <StatusChip label={t('mark.escalated')} tone="attention" />}
      {holdReason !== '' && (
        <span
          title={holdSince === null ? undefined : t('holdFor', { reason: t(`hold.${holdReason}`), age: ageText(common, now - holdSince) })}
        >
          <StatusChip label={t(`hold.${holdReason}`)} tone="active" />
        </span>
      )}
      {department !== '' && <StatusChip label={department} />}
      {tag !== '' && <StatusChip label={t(`tag.${tag}`)} />}
    </Box>
  );
}
