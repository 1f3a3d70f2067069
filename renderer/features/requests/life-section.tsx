import ArrowForward from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { RequestLife } from '../../../shared/request-life-view.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { Facts, Section } from '../../components/detail-page.tsx';
import { TaskLines } from '../../components/task-lines.tsx';
import { When } from '../../components/when.tsx';

/** How a request is handled: who answers for it, plan, liability, delays with old and new time, written texts, tasks. */
export function LifeSection({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('requestLife');
  const { life } = request;
  return (
    <>
      <Section title={t('section.more')}>
        <Facts items={useLifeFacts(life)} />
      </Section>
      {life.delays.length > 0 && (
        <Section title={t('section.delays')}>
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            {life.delays.map((delay) => (
              <Delay key={delay.id} delay={delay} />
            ))}
          </Box>
        </Section>
      )}
      {life.steps.length > 0 && (
        <Section title={t('section.texts')}>
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            {life.steps.map(({ id, kind, text, at, userName }) => (
              <Box key={id}>
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  <strong>{t(`text.${kind}`)}</strong> · <When at={at} /> · {userName}
                </Typography>
                <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>
              </Box>
            ))}
          </Box>
        </Section>
      )}
      {life.tasks.length > 0 && (
        <Section title={t('section.tasks')}>
          <TaskLines tasks={life.tasks} />
        </Section>
      )}
    </>
  );
}

/** What is known; what nobody has said yet is left out, so that the page stays short. */
function useLifeFacts(life: RequestLife): readonly (readonly [string, ReactNode])[] {
  const { t } = useTranslation('requestLife');
  const { owner, project } = life;
  const time = (at: number | null) => at !== null && <When key="at" at={at} />;
  const ownerText = owner === null ? t('field.noOwner') : owner.isActive ? owner.name : t('field.ownerGone', { name: owner.name });
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('field.owner'), ownerText],
    [t('field.team'), life.team],
    [t('field.firstContact'), time(life.firstContactAt)],
    [t('field.solution'), life.solution && t(`solution.${life.solution}`)],
    [t('field.plan'), life.plan],
    [t('field.problem'), life.problemKind && t(`problem.${life.problemKind}`)],
    [t('field.explained'), time(life.explainedAt)],
    [t('field.liability'), life.liability && [t(`liability.${life.liability}`), life.liabilityNote].filter(Boolean).join(' · ')],
    [t('field.tag'), life.tag && [t(`tag.${life.tag}`), life.salesStaff?.name].filter(Boolean).join(' · ')],
    [t('field.againstStaff'), life.againstStaff?.name],
    [t('field.publicBody'), life.publicBody],
    [
      t('field.consent'),
      life.consentedAt !== null && (
        <span key="consent">
          <When at={life.consentedAt} /> {life.consentNote}
        </span>
      ),
    ],
    [t('field.takenOverBy'), life.takenOverBy],
    [t('field.headConfirmed'), life.headConfirmedBy],
    [
      t('field.project'),
      project && (
        <Link key="project" component={RouterLink} to={`/projects/${project.id}`}>
          {project.name}
        </Link>
      ),
    ],
    [t('field.opinion'), life.opinion],
    [
      t('field.repeatedBy'),
      life.repeatedBy.length > 0 && (
        <span key="repeats">
          {life.repeatedBy.map(({ id, no }) => (
            <Link key={id} component={RouterLink} to={`/requests/${id}`} sx={{ mr: 1 }}>
              {no}
            </Link>
          ))}
        </span>
      ),
    ],
  ];
  return facts.filter(([, value]) => value !== '' && value !== null && value !== undefined && value !== false);
}

/** The old promised time struck through beside the new one (R-001-21). */
function Delay({ delay }: { readonly delay: RequestLife['delays'][number] }): ReactNode {
  const { t } = useTranslation('requestLife');
  const kind = delay.reason !== '' ? t(`hold.${delay.reason}`) : delay.kind === 'reschedule' ? t('rescheduleKind') : t('overdueKind');
  return (
    <Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <strong>{kind}</strong> · <When at={delay.at} /> · {delay.userName}
      </Typography>
      <Typography component="div" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        {delay.oldPromisedAt !== delay.newPromisedAt && (
          <>
            <Box component="s" sx={{ color: 'text.secondary' }}>
              <When at={delay.oldPromisedAt} />
            </Box>
            <ArrowForward sx={{ fontSize: 16, color: 'text.secondary' }} />
          </>
        )}
        <strong>
          <When at={delay.newPromisedAt} />
        </strong>
        <Box component="span" sx={{ color: delay.toldAt === null ? 'warning.main' : 'text.secondary' }}>
          {t('delay.told')}: {delay.toldAt === null ? t('delay.notTold') : <When at={delay.toldAt} />}
        </Box>
      </Typography>
      {delay.note && <Typography sx={{ overflowWrap: 'anywhere' }}>{delay.note}</Typography>}
      {delay.plan && (
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {t('delay.plan')}: {delay.plan}
        </Typography>
      )}
    </Box>
  );
}
