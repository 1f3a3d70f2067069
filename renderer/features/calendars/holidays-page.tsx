import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { HolidayRow, HolidayYear } from '../../../shared/calendars.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useNow } from '../../components/use-now.ts';
import { currentLanguage } from '../../i18n.ts';
import { useZone } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { HolidayDialog } from './holiday-dialog.tsx';
import { HolidayImport } from './holiday-import.tsx';
import { HolidayMonths } from './holiday-months.tsx';

/** The public holidays and make-up workdays of a year: `?year=2027`. */
export function HolidaysPage(): ReactNode {
  const { t } = useTranslation('calendars');
  const client = useTRPCClient();
  const [address, setAddress] = useSearchParams();
  const thisYear = Number(dayOf(useNow(), useZone()).slice(0, 4));
  const asked = Number(address.get('year'));
  const year = Number.isInteger(asked) && asked >= 1970 && asked <= 2254 ? asked : thisYear;
  const holidays = useQuery(useTRPC().calendars.holidays.queryOptions({ year }, { placeholderData: keepPreviousData }));
  const [open, setOpen] = useState<HolidayRow | 'new' | 'import' | 'reset'>();
  const close = () => setOpen(undefined);
  const show = (one: number) => setAddress({ year: String(one) }, { replace: true });
  const shown = holidays.data?.year === year ? holidays.data : undefined;
  const actions = (
    <>
      {shown?.isChanged && (
        <Button color="error" onClick={() => setOpen('reset')}>
          {t('holidays.reset')}
        </Button>
      )}
      <ListExportButton
        exportRows={(request: { year: number }) => client.calendars.exportHolidays.query({ ...request, language: currentLanguage() })}
        request={{ year }}
        label={t('holidays.export')}
      />
      <Button variant="outlined" onClick={() => setOpen('import')}>
        {t('holidays.import')}
      </Button>
      <Button variant="contained" onClick={() => setOpen('new')}>
        {t('holidays.add')}
      </Button>
    </>
  );
  return (
    <SettingsArea section="holidays" hint={t('holidays.hint')} actions={actions}>
      <YearBar year={year} holidays={shown} onYear={show} />
      {holidays.data ? (
        <YearDays holidays={holidays.data} onOpen={setOpen} />
      ) : holidays.error ? (
        <ErrorState error={holidays.error} onRetry={() => void holidays.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {open === 'import' && <HolidayImport onClose={close} onYear={show} />}
      {open === 'reset' && <ResetDialog year={year} onClose={close} />}
      {open !== undefined && open !== 'import' && open !== 'reset' && (
        <HolidayDialog holiday={open === 'new' ? undefined : open} year={year} onClose={close} />
      )}
    </SettingsArea>
  );
}

interface YearBarProps {
  readonly year: number;
  readonly holidays: HolidayYear | undefined;
  readonly onYear: (year: number) => void;
}

function YearBar({ year, holidays, onYear }: YearBarProps): ReactNode {
  const { t } = useTranslation('calendars');
  const count = (kind: HolidayRow['kind']) => holidays?.days.filter((one) => one.kind === kind).length ?? 0;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1 }}>
      <IconButton aria-label={t('holidays.previous')} title={t('holidays.previous')} onClick={() => onYear(year - 1)}>
        <ChevronLeft />
      </IconButton>
      <Typography variant="h2" aria-live="polite" sx={tabular}>
        {t('holidays.year', { year })}
      </Typography>
      <IconButton aria-label={t('holidays.next')} title={t('holidays.next')} onClick={() => onYear(year + 1)}>
        <ChevronRight />
      </IconButton>
      {holidays && holidays.days.length > 0 && (
        <Typography sx={{ color: 'text.secondary', ml: 1, ...tabular }}>
          {t('holidays.counts', { off: count('off'), on: count('on') })}
        </Typography>
      )}
    </Box>
  );
}

function YearDays({
  holidays,
  onOpen,
}: {
  readonly holidays: HolidayYear;
  readonly onOpen: (open: HolidayRow | 'import') => void;
}): ReactNode {
  const { t } = useTranslation('calendars');
  const { year, days, state } = holidays;
  const imports = <Button onClick={() => onOpen('import')}>{t('holidays.import')}</Button>;
  if (days.length === 0) return <EmptyState title={t('holidays.missing', { year })} hint={t('holidays.missingHint')} action={imports} />;
  return (
    <>
      {state === 'provisional' && (
        <Alert
          severity="warning"
          variant="outlined"
          sx={{ mb: 1.5 }}
          action={
            <>
              {imports}
              <ConfirmYear year={year} />
            </>
          }
        >
          <b>{t('holidays.provisional')}</b>
          <div>{t('holidays.provisionalHint')}</div>
        </Alert>
      )}
      <HolidayMonths days={days} onOpen={onOpen} />
    </>
  );
}

function ConfirmYear({ year }: { readonly year: number }): ReactNode {
  const { t } = useTranslation('calendars');
  const confirm = useCommand(useTRPC().calendars.confirmHolidays.mutationOptions(), { doneText: t('holidays.confirmed', { year }) });
  return (
    <Button loading={confirm.isPending} onClick={() => void confirm.run({ year })}>
      {t('holidays.confirm')}
    </Button>
  );
}

function ResetDialog({ year, onClose }: { readonly year: number; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const reset = useCommand(useTRPC().calendars.resetHolidays.mutationOptions(), {
    doneText: t('holidays.resetDone', { year }),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      action={t('holidays.reset')}
      thing={t('holidays.resetThing', { year })}
      consequence={t('holidays.resetConsequence')}
      isDestructive
      isPending={reset.isPending}
      onConfirm={() => reset.run({ year })}
      onClose={onClose}
    />
  );
}
