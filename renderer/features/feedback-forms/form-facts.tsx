import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { When } from '../../components/when.tsx';

interface FactsProps {
  readonly form: FeedbackView;
}
type Lines = readonly (readonly [string, ReactNode])[];
const filled = (lines: Lines): Lines => lines.map(([label, value]) => [label, value || '—'] as const);
const by = (name: string | null, at: number | null) =>
  at !== null && (
    <span>
      {name && `${name} `}
      <When at={at} />
    </span>
  );

/** What the form says. */
export function ReportFacts({ form }: FactsProps): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const needs = form.needs.map(({ kind, what, quantity }) => `${t(`need.${kind}`)} ${what} × ${quantity}`).join('；');
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={filled([
          [t('field.kind'), t(`kind.${form.kind}`)],
          [t('field.reporterName'), form.reporterName],
          [t('field.receivedAt'), <When key="received" at={form.receivedAt} />],
          [t('field.goods'), form.goods],
          [t('field.fault'), form.fault],
          ...(needs ? [[t('field.needs'), needs] as const] : []),
          [t('field.details'), form.details],
          [t('field.opinion'), form.opinion],
        ])}
      />
    </Section>
  );
}

/** R-000-18: what was seen on site. */
export function AppraisalFacts({ form }: FactsProps): ReactNode {
  const { t } = useTranslation('feedbackForms');
  return (
    <Section title={t('page.appraisal')}>
      {form.isVisitOpen ? (
        <Typography>{t('page.visitOpen')}</Typography>
      ) : (
        <Facts
          items={filled([
            [t('field.appraisal'), form.appraisal],
            [t('field.appraisedBy'), by(form.appraisedByName, form.appraisedAt)],
            [t('field.isSupervisorThere'), t(form.isSupervisorThere ? 'page.yes' : 'page.no')],
          ])}
        />
      )}
    </Section>
  );
}

/** What was decided and what the customer says to it (R-000-19). */
export function DecisionFacts({ form }: FactsProps): ReactNode {
  const { t } = useTranslation(['feedbackForms', 'requests']);
  const how = form.agreedHow === '' ? null : t(`requests:toldWay.${form.agreedHow}`);
  return (
    <Section title={t('feedbackForms:page.decision')}>
      <Facts
        items={filled([
          [t('feedbackForms:field.decision'), form.decision && t(`feedbackForms:decision.${form.decision}`)],
          [t('feedbackForms:field.decidedBy'), by(form.decidedByName, form.decidedAt)],
          [t('feedbackForms:field.note'), form.decisionNote],
          [t('feedbackForms:field.abnormalAt'), by('', form.abnormalAt)],
          ...(form.incidentId === null
            ? []
            : [
                [
                  t('feedbackForms:field.incident'),
                  <Link key="incident" component={RouterLink} to={`/incidents/${form.incidentId}`}>
                    {t('feedbackForms:decision.incident')}
                  </Link>,
                ] as const,
              ]),
          [t('feedbackForms:field.agreed'), by(how, form.agreedAt)],
          [t('feedbackForms:field.agreedText'), form.agreedText],
        ])}
      />
    </Section>
  );
}

/** What it came to, and who was told and read it (R-000-20). */
export function OutcomeFacts({ form }: FactsProps): ReactNode {
  const { t } = useTranslation(['feedbackForms', 'notices', 'common']);
  return (
    <Section title={t('feedbackForms:page.outcome')}>
      <Facts
        items={filled([
          [t('feedbackForms:field.result'), form.result],
          [t('feedbackForms:field.doneAt'), by('', form.doneAt)],
          [t('feedbackForms:list.reported'), t(form.managementToldAt === null ? 'feedbackForms:page.notTold' : 'feedbackForms:page.told')],
          ...form.notices.flatMap((notice): Lines => [
            [t('feedbackForms:event.noticeSent'), by(notice.sentByName, notice.sentAt)],
            [t('feedbackForms:event.noticeRead'), by(notice.readByName, notice.readAt)],
          ]),
          ...(form.closedAt === null ? [] : [[t('feedbackForms:field.closedBy'), by(form.closedByName, form.closedAt)] as const]),
        ])}
      />
    </Section>
  );
}

/** Dated lines of what was done. */
export function FormNotes({ form }: FactsProps): ReactNode {
  const { t } = useTranslation('feedbackForms');
  return (
    <Section title={t('page.notes')}>
      {form.notes.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('page.noNotes')}</Typography>}
      <Box sx={{ display: 'grid', gap: 1 }}>
        {form.notes.map((note) => (
          <Box key={note.id}>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {note.userName} <When at={note.at} />
            </Typography>
            <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
