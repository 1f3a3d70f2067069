import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isQualityCase } from '../../../shared/incidents.ts';
import type { IncidentView } from '../../../shared/incidents.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { useAttachmentEvents } from '../../components/attachments/attachment-events.ts';
import { Timeline } from '../../components/timeline.tsx';
import { useNow } from '../../components/use-now.ts';
import { useWhen, When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';

interface FactsProps {
  readonly incident: IncidentView;
}

/** What was reported (R-000-04). */
export function ReportFacts({ incident }: FactsProps): ReactNode {
  const { t } = useTranslation('incidents');
  const when = useWhen();
  const visited = incident.visitedAt === null ? '' : when(incident.visitedAt);
  return (
    <Section title={t('page.report')}>
      <Facts
        items={[
          [t('field.source'), t(`source.${incident.source}`)],
          [t('field.reportedBy'), `${incident.createdByName} ${when(incident.createdAt)}`],
          [t('field.visitPlannedAt'), when(incident.visitPlannedAt)],
          [t('field.visitedAt'), visited],
          [t('field.facts'), incident.facts],
          [t('field.firstOpinion'), incident.firstOpinion],
        ]}
      />
    </Section>
  );
}

/** What was found and agreed on; the abnormal record belongs to quality cases (R-000-38). */
export function FindingFacts({ incident }: FactsProps): ReactNode {
  const { t } = useTranslation('incidents');
  const { investigation, cause, appraisal, opinion, abnormalRecord, source } = incident;
  const isEmpty = [investigation, cause, appraisal, opinion, abnormalRecord].every((text) => text === '');
  return (
    <Section title={t('page.findings')}>
      {isEmpty ? (
        t('page.findingsEmpty')
      ) : (
        <Facts
          items={[
            [t('field.investigation'), investigation],
            [t('field.cause'), cause],
            [t('field.appraisal'), appraisal],
            [t('field.opinion'), opinion],
            ...(isQualityCase(source) ? ([[t('field.abnormalRecord'), abnormalRecord]] as const) : []),
          ]}
        />
      )}
    </Section>
  );
}

/** 批示 and the conclusion. */
export function DecisionFacts({ incident }: FactsProps): ReactNode {
  const { t } = useTranslation('incidents');
  const when = useWhen();
  const { instruction, instructedByName, instructedAt, closing, closedByName, closedAt } = incident;
  if (instructedAt === null) return null;
  return (
    <Section title={t('field.instruction')}>
      <Facts
        items={[
          [t('page.instructionBy', { name: instructedByName, time: when(instructedAt) }), instruction],
          ...(closedAt === null
            ? []
            : ([[`${t('field.closing')} · ${t('page.closedBy', { name: closedByName, time: when(closedAt) })}`, closing]] as const)),
        ]}
      />
    </Section>
  );
}

/** What wants to be seen first: a missed visit, and why it came back. */
export function IncidentBanners({ incident }: FactsProps): ReactNode {
  const { t } = useTranslation('incidents');
  const now = useNow();
  const { state, visitPlannedAt, approvals, timeline } = incident;
  if (state === 'reported' && visitPlannedAt < now)
    return (
      <Alert severity="error" variant="outlined">
        {t('page.visitLate')} · <When at={visitPlannedAt} />
      </Alert>
    );
  const [last] = approvals;
  if (state !== 'onSite' || !last || last.state === 'open') return null;
  return (
    <Alert severity="warning" variant="outlined">
      {whyBack(last, timeline, t)}
    </Alert>
  );
}

function whyBack(
  { state, signatures }: IncidentView['approvals'][number],
  timeline: readonly TimelineEntry[],
  t: ReturnType<typeof useTranslation<'incidents'>>['t'],
): string {
  if (state === 'withdrawn') return t('page.withdrawn');
  const refused = signatures.find(({ decision }) => decision === 'refuse');
  const told = timeline.findLast(({ kind }) => kind === 'sentBack')?.data['reason'];
  const reason = typeof told === 'string' ? told : (refused?.note ?? '');
  return refused?.step === 'generalManager'
    ? t('page.sentBack', { reason })
    : t('page.refused', { name: refused?.userName ?? '', reason: refused?.note ?? '' });
}

/** Who did what when with an incident, the newest first. */
export function IncidentTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation(['incidents', 'approvals', 'common']);
  const detail = ({ data }: TimelineEntry): string => {
    const { reason, text, owner, dueOn, result, instruction, closing, role, nth } = data;
    const roleText = typeof role === 'string' && i18n.exists(`common:role.${role}`) ? dynamicText(i18n, `common:role.${role}`) : undefined;
    const parts = [roleText, text, owner, dueOn, result, instruction, closing, typeof nth === 'number' && nth > 1 && `№ ${nth}`, reason];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  };
  const fileEvent = useAttachmentEvents();
  const items = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    title:
      fileEvent(entry.kind) ??
      (i18n.exists(`incidents:event.${entry.kind}`) ? dynamicText(i18n, `incidents:event.${entry.kind}`) : entry.kind),
    who: entry.userName ?? undefined,
    detail: detail(entry),
  }));
  return <Timeline label={t('incidents:page.timeline')} items={items.reverse()} />;
}
