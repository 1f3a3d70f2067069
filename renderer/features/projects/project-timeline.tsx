import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { settledStates } from '../../../shared/project-acceptance.ts';
import type { ProjectView } from '../../../shared/projects.ts';
import { ChangeList } from '../../components/change-list.tsx';
import { Section } from '../../components/detail-page.tsx';
import { Timeline } from '../../components/timeline.tsx';

const kinds = ['created', 'changed', 'archived', 'reopened', 'cardMade', 'acceptanceBooked', 'pointRaised', 'pointSettled'] as const;

/** Who changed what of a project, the newest first, each field with its old and new value (R-002-48). */
export function ProjectTimeline({ entries }: { readonly entries: ProjectView['timeline'] }): ReactNode {
  const { t } = useTranslation('projects');
  const items = entries.map(({ id, at, kind, userName, data, changes }) => {
    const known = kinds.find((one) => one === kind);
    const { reason, no } = data;
    const point = settledStates.find((one) => one === data['state']);
    const words = [data['text'], point && t(`acceptance.state.${point}`), data['answer']].filter((one) => typeof one === 'string' && one);
    const word = [reason, no].find((one) => typeof one === 'string') ?? words.join(' · ');
    return {
      id,
      at,
      title: t(`event.${known ?? 'other'}`),
      who: userName ?? undefined,
      detail: (
        <>
          {typeof word === 'string' && word}
          {(kind === 'changed' || kind === 'acceptanceBooked') && <ChangeList changes={changes} />}
        </>
      ),
    };
  });
  return (
    <Section title={t('page.timeline')}>
      <Timeline label={t('page.timeline')} items={items.reverse()} />
    </Section>
  );
}
