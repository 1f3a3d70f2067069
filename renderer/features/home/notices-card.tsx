import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../../shared/notices.ts';
import { pathOfSubject } from '../../components/subject-path.ts';
import { When } from '../../components/when.tsx';
import { HomeCard } from './home-card.tsx';

interface NoticesCardProps {
  readonly notices: readonly NoticeRow[];
  readonly isMore: boolean;
}

/** What this person's posts were informed of and have not read (R-000-04); it shows only while there is something. */
export function NoticesCard({ notices, isMore }: NoticesCardProps): ReactNode {
  const { t } = useTranslation('notices');
  if (notices.length === 0) return null;
  return (
    <HomeCard
      title={t('toMe')}
      lines={notices.map(({ id, subject, subjectId, no, kind, sentByName, sentAt }) => ({
        key: id,
        to: pathOfSubject(subject, subjectId),
        title: no,
        detail: `${t(`kind.${kind}`)} · ${sentByName}`,
        mark: <When at={sentAt} />,
      }))}
      empty={t('none')}
      isMore={isMore}
    />
  );
}
