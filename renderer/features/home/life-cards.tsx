import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeSummary } from '../../../shared/home.ts';
import type { RequestRow } from '../../../shared/requests.ts';
import { LifeMarks } from '../../components/life-marks.tsx';
import { TaskDue } from '../../components/task-marks.tsx';
import { useNow } from '../../components/use-now.ts';
import { ageText } from '../../components/when-text.ts';
import { HomeCard } from './home-card.tsx';
import type { HomeLine } from './home-card.tsx';

/** What waits for a decision or an explanation, and this person's tasks; a card shows only while there is something in it. */
export function LifeCards({ data }: { readonly data: HomeSummary }): ReactNode {
  const { t } = useTranslation('requestLife');
  const sentLines = 20;
  const cards = [
    ['unexplained', data.unexplained, (row: RequestRow) => <Age since={row.overdueSince} />],
    ['escalated', data.escalated, (row: RequestRow) => <LifeMarks row={row} />],
    ['noOwner', data.noOwner, (row: RequestRow) => <Age since={row.receivedAt} />],
    ['held', data.held, (row: RequestRow) => <Age since={row.holdSince} />],
  ] as const;
  return (
    <>
      {cards.map(
        ([life, rows, mark]) =>
          rows.length > 0 && (
            <HomeCard
              key={life}
              title={t(`home.${life}`)}
              lines={rows.map((row) => ({ ...lineOf(row), mark: mark(row) }))}
              isMore={rows.length >= sentLines}
              empty=""
              shown={4}
              allTo={`/requests?life=${life}`}
            />
          ),
      )}
      {data.tasks.length > 0 && (
        <HomeCard
          title={t('home.tasks')}
          lines={data.tasks.map((task): HomeLine => ({
            key: `task ${task.id}`,
            to: '/tasks',
            title: [t(`taskKind.${task.kind}`), task.customerName].filter(Boolean).join(' · '),
            detail: [task.requestNo, task.text].filter(Boolean).join(' · '),
            mark: <TaskDue dueAt={task.dueAt} />,
          }))}
          isMore={data.tasks.length === sentLines}
          empty=""
          allTo="/tasks"
        />
      )}
    </>
  );
}

function lineOf(row: RequestRow): HomeLine {
  return {
    key: row.id,
    to: `/requests/${row.id}`,
    title: `${row.customerName} · ${row.productText || row.serviceWanted}`,
    detail: `${row.no} · ${row.content}`,
  };
}

/** How long it has been so. */
function Age({ since }: { readonly since: number | null }): ReactNode {
  const common = useTranslation('common').t;
  const now = useNow();
  return since === null ? null : ageText(common, now - since);
}
