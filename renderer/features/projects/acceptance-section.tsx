import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { explainedThings } from '../../../shared/project-acceptance.ts';
import type { PointView } from '../../../shared/project-acceptance.ts';
import type { ProjectView } from '../../../shared/projects.ts';
import { dayOf } from '../../../shared/time.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Facts, Section } from '../../components/detail-page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When, useWhen } from '../../components/when.tsx';
import { useNow } from '../../components/use-now.ts';
import { useCan, useZone } from '../../session.tsx';
import { BookDialog, PointDialog, SettleDialog } from './acceptance-dialogs.tsx';

type Open = 'book' | 'point' | PointView | undefined;

/** R-002-09: the booked acceptance, what was explained, and the customer's points with what became of each. */
export function AcceptanceSection({ project }: { readonly project: ProjectView }): ReactNode {
  const { t } = useTranslation('projects');
  const [open, setOpen] = useState<Open>();
  const mayWork = useCan()('customers.write') && project.archivedAt === null;
  const close = () => setOpen(undefined);
  const { points } = project.acceptance;
  const openCount = points.filter(({ state }) => state === 'open').length;
  return (
    <Section
      title={t('acceptance.title')}
      actions={
        mayWork && (
          <>
            <Button onClick={() => setOpen('book')} disabled={project.completedOn === ''}>
              {t('acceptance.book')}
            </Button>
            <Button onClick={() => setOpen('point')}>{t('acceptance.add')}</Button>
          </>
        )
      }
    >
      <Booking project={project} />
      <Box sx={{ mt: 1.5, display: 'grid', gap: 1 }}>
        {openCount > 0 && (
          <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
            {t('acceptance.openCount', { count: openCount })}
          </Alert>
        )}
        {points.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('acceptance.none')}</Typography>
        ) : (
          <Points points={points} onSettle={mayWork ? setOpen : undefined} />
        )}
      </Box>
      {open === 'book' && <BookDialog project={project} onClose={close} />}
      {open === 'point' && <PointDialog project={project} onClose={close} />}
      {typeof open === 'object' && <SettleDialog point={open} onClose={close} />}
    </Section>
  );
}

function Booking({ project: { completedOn, acceptance } }: { readonly project: ProjectView }): ReactNode {
  const { t } = useTranslation(['projects', 'common']);
  const when = useWhen();
  const { acceptanceOn, explained, explainedAt, explainedBy } = acceptance;
  const words = (things: readonly (typeof explainedThings)[number][]) =>
    things.map((thing) => t(`projects:acceptance.thing.${thing}`)).join(t('common:word.comma'));
  const missing = explainedThings.filter((thing) => !explained.includes(thing));
  return (
    <Facts
      items={[
        [
          t('projects:acceptance.on'),
          acceptanceOn || (completedOn === '' ? t('projects:acceptance.needsCompletion') : t('projects:acceptance.noDay')),
        ],
        [
          t('projects:acceptance.explained'),
          [
            words(explained),
            missing.length > 0 && t('projects:acceptance.notExplained', { things: words(missing) }),
            explainedAt !== null && t('projects:acceptance.explainedBy', { name: explainedBy ?? '', when: when(explainedAt) }),
          ]
            .filter(Boolean)
            .join(' '),
        ],
      ]}
    />
  );
}

function Points({
  points,
  onSettle,
}: {
  readonly points: readonly PointView[];
  readonly onSettle: ((point: PointView) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('projects');
  const tone = { open: 'attention', answered: 'done', putRight: 'done', dropped: 'neutral' } as const;
  return (
    <DataTable<PointView>
      label={t('acceptance.points')}
      rows={points}
      rowKey={({ id }) => id}
      columns={[
        { key: 'text', label: t('acceptance.column.text'), render: ({ text }) => <Words text={text} /> },
        {
          key: 'state',
          label: t('acceptance.column.state'),
          width: 100,
          render: ({ state }) => <StatusChip label={t(`acceptance.state.${state}`)} tone={tone[state]} />,
        },
        { key: 'follow', label: t('acceptance.column.follow'), width: 120, render: (point) => <Follow point={point} /> },
        {
          key: 'raised',
          label: t('acceptance.column.raised'),
          width: 130,
          render: ({ raisedAt, raisedBy }) => (
            <>
              {raisedBy} <When at={raisedAt} />
            </>
          ),
        },
        {
          key: 'answer',
          label: t('acceptance.column.answer'),
          render: (point) =>
            point.state === 'open' ? (
              onSettle && (
                <Button size="small" aria-label={t('acceptance.settleOf', { text: point.text })} onClick={() => onSettle(point)}>
                  {t('acceptance.settle')}
                </Button>
              )
            ) : (
              <>
                <Words text={point.answer} /> {point.settledBy} <When at={point.settledAt} />
              </>
            ),
        },
      ]}
    />
  );
}

function Words({ text }: { readonly text: string }): ReactNode {
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
      {text}
    </Box>
  );
}

/** The agreed day; of an open point it turns red when it has passed. */
function Follow({ point: { state, followUntil } }: { readonly point: PointView }): ReactNode {
  const { t } = useTranslation('projects');
  const today = dayOf(useNow(), useZone());
  if (followUntil === '') return '—';
  const isOver = state === 'open' && followUntil < today;
  return (
    <Box component="span" sx={isOver ? { color: 'error.main', fontWeight: 600 } : undefined}>
      {followUntil} {isOver && t('acceptance.overdue')}
    </Box>
  );
}
