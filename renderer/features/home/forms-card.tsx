import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackListRow } from '../../../shared/feedback-forms.ts';
import { UnpaidMark } from '../../components/feedback-form/form-marks.tsx';
import { TimerChip } from '../../components/timer-chip.tsx';
import { When } from '../../components/when.tsx';
import { HomeCard } from './home-card.tsx';

/** Feedback forms that wait for the supervisor's decision: how long, and by when (R-000-05, R-000-11). */
export function FormsCard({ forms, isMore }: { readonly forms: readonly FeedbackListRow[]; readonly isMore: boolean }): ReactNode {
  const { t } = useTranslation('feedbackForms');
  return (
    <HomeCard
      title={t('home.title')}
      lines={forms.map((form) => ({
        key: form.id,
        to: `/feedback-forms/${form.id}`,
        title: [form.goods || t(`kind.${form.kind}`), form.customerName].filter(Boolean).join(' · '),
        detail: `${form.no} · ${form.fault}`,
        mark: (
          <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
            <UnpaidMark form={form} />
            {form.due ? <TimerChip timer={form.due} /> : <When at={form.receivedAt} as="age" />}
          </Box>
        ),
      }))}
      isMore={isMore}
      empty={t('home.empty')}
      allTo="/feedback-forms"
      shown={6}
    />
  );
}
