import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CalendarPlan } from '../../../shared/calendar.ts';
import type { CalendarRow } from '../../../shared/calendars.ts';
import { useTRPC } from '../../api.ts';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCommand } from '../../use-command.ts';

/** The working calendars by which promises are counted. */
export function CalendarsPage(): ReactNode {
  const { t } = useTranslation('calendars');
  const calendars = useQuery(useTRPC().calendars.list.queryOptions());
  const [removing, setRemoving] = useState<CalendarRow>();
  const add = (
    <Button variant="contained" component={Link} to="/settings/calendars/new">
      {t('new')}
    </Button>
  );
  return (
    <SettingsArea section="calendars" hint={t('hint')} actions={add}>
      {calendars.data ? (
        <CalendarTable calendars={calendars.data} onRemove={setRemoving} />
      ) : calendars.error ? (
        <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {removing && <RemoveDialog calendar={removing} onClose={() => setRemoving(undefined)} />}
    </SettingsArea>
  );
}

interface CalendarTableProps {
  readonly calendars: readonly CalendarRow[];
  readonly onRemove: (calendar: CalendarRow) => void;
}

function CalendarTable({ calendars, onRemove }: CalendarTableProps): ReactNode {
  const { t } = useTranslation('calendars');
  const { calendarName } = useCalendarTexts();
  return (
    <TablePaper>
      <DataTable
        label={t('listName')}
        rows={calendars}
        rowKey={({ plan }) => plan.code}
        columns={[
          {
            key: 'name',
            label: t('column.name'),
            width: 190,
            render: ({ plan, origin }) => (
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                <b>{calendarName(plan)}</b>
                {origin !== 'shipped' && <Chip size="small" variant="outlined" label={t(`origin.${origin}`)} />}
              </Box>
            ),
          },
          { key: 'hours', label: t('column.hours'), render: ({ plan }) => <Hours plan={plan} /> },
          { key: 'holidays', label: t('column.holidays'), render: ({ plan }) => (plan.followsHolidays ? t('follows') : t('followsNot')) },
          {
            key: 'exceptions',
            label: t('column.exceptions'),
            width: 90,
            render: ({ plan }) => (plan.exceptions.length > 0 ? t('exceptions', { count: plan.exceptions.length }) : '—'),
          },
          { key: 'act', label: '', width: 210, render: (calendar) => <Acts calendar={calendar} onRemove={onRemove} /> },
        ]}
      />
    </TablePaper>
  );
}

function Acts({ calendar, onRemove }: { readonly calendar: CalendarRow; readonly onRemove: (calendar: CalendarRow) => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const { calendarName } = useCalendarTexts();
  const { plan, origin } = calendar;
  const name = calendarName(plan);
  const act = origin === 'own' ? t('remove') : t('reset');
  return (
    <Box sx={{ display: 'flex', gap: 0.5, whiteSpace: 'nowrap' }}>
      <Button component={Link} to={`/settings/calendars/${plan.code}`} aria-label={`${t('edit')} ${name}`}>
        {t('edit')}
      </Button>
      <Button component={Link} to={`/settings/calendars/new?from=${plan.code}`} aria-label={`${t('copy')} ${name}`}>
        {t('copy')}
      </Button>
      {origin !== 'shipped' && (
        <Button color="error" onClick={() => onRemove(calendar)} aria-label={`${act} ${name}`}>
          {act}
        </Button>
      )}
    </Box>
  );
}

/** The usual week, and those of the seasons while they are few. */
function Hours({ plan }: { readonly plan: CalendarPlan }): ReactNode {
  const { t } = useTranslation('calendars');
  const { seasonName, weekLines } = useCalendarTexts();
  return (
    <>
      <div>{weekLines(plan.week).join('; ')}</div>
      {plan.seasons.length > 2 && t('seasons', { count: plan.seasons.length })}
      {plan.seasons.length <= 2 &&
        plan.seasons.map(({ name, from, to, week }) => (
          <Box key={from} sx={{ color: 'text.secondary' }}>
            {seasonName(name)} {from}~{to}: {weekLines(week).join('; ')}
          </Box>
        ))}
    </>
  );
}

function RemoveDialog({ calendar, onClose }: { readonly calendar: CalendarRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const { calendarName } = useCalendarTexts();
  const { plan, origin, version } = calendar;
  const isOwn = origin === 'own';
  const name = calendarName(plan);
  const remove = useCommand(useTRPC().calendars.remove.mutationOptions(), {
    doneText: isOwn ? t('removed', { name }) : t('resetDone', { name }),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      action={isOwn ? t('remove') : t('reset')}
      thing={t('removeThing', { name })}
      consequence={isOwn ? t('removeConsequence') : t('resetConsequence')}
      isDestructive
      isPending={remove.isPending}
      onConfirm={() => remove.run({ code: plan.code, version: version ?? 1 })}
      onClose={onClose}
    />
  );
}
