import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffRow } from '../../../shared/auth.ts';
import type { Person } from '../../../shared/staff.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSearchField } from '../../components/list-search-field.tsx';
import { isAtOutlet, OutletSelect, useOutletChoice } from '../../components/outlet-select.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StaffPlanDialog } from '../../components/staff-plan-dialog.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { StaffDialog } from './staff-dialog.tsx';

/** Technicians and other colleagues 员工 with badge and post, where they stand, skills, region and open slips; and the record of each (B-47). */
export function StaffPage(): ReactNode {
  const { t } = useTranslation(['settings', 'common', 'staffPlans']);
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions());
  const allowed = useCan();
  const people = useQuery(trpc.staff.people.queryOptions(undefined, { enabled: allowed('staff.manage') }));
  const records = new Map(people.data?.map((one) => [one.id, one]));
  const [record, setRecord] = useState<Person>();
  const [open, setOpen] = useState<StaffRow | 'new'>();
  const [planned, setPlanned] = useState<StaffRow>();
  const [search, setSearch] = useState('');
  const outlet = useOutletChoice('staff');
  const wanted = search.trim().toLowerCase();
  const shown = staff.data
    ?.filter((person) => isAtOutlet(person, outlet.chosen))
    .filter(({ id, name, phone, skills, region }) =>
      [name, phone, skills, region, records.get(id)?.badgeNo, records.get(id)?.post].join(' ').toLowerCase().includes(wanted),
    );
  const add = allowed('users.manage') && (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {t('settings:staff.new')}
    </Button>
  );
  return (
    <SettingsArea section="staff" hint={t('settings:staff.hint')} actions={add}>
      <Box sx={{ pt: 0.75, pb: 1, display: 'flex', gap: 1 }}>
        <ListSearchField label={t('settings:staff.search')} value={search} onChange={setSearch} />
        <OutletSelect choice={outlet} />
      </Box>
      {staff.data?.length === 0 ? (
        <EmptyState title={t('settings:staff.empty')} hint={t('settings:staff.emptyHint')} action={add} />
      ) : shown ? (
        <TablePaper>
          <DataTable
            label={t('settings:section.staff')}
            rows={shown}
            rowKey={(person) => person.id}
            empty={t('common:empty.filtered')}
            columns={[
              {
                key: 'name',
                label: t('settings:staff.name'),
                render: (person) => <Name person={person} record={records.get(person.id)} />,
              },
              { key: 'phone', label: t('settings:staff.phone'), render: (person) => person.phone },
              {
                key: 'kind',
                label: t('settings:staff.isTechnician'),
                render: (person) => (
                  <Box sx={{ display: 'flex', gap: 0.5 }}>
                    {person.isTechnician && <StatusChip label={t('settings:staff.technician')} tone="active" />}
                    {person.isActive && <EmploymentChip record={records.get(person.id)} />}
                    {!person.isActive && <StatusChip label={t('settings:staff.left')} tone="ended" />}
                  </Box>
                ),
              },
              { key: 'skills', label: t('settings:staff.skills'), render: (person) => person.skills },
              { key: 'region', label: t('settings:staff.region'), render: (person) => person.region },
              ...(outlet.outlets.length > 0
                ? [{ key: 'outlet', label: t('settings:staff.outlet'), render: (person: StaffRow) => person.outletName ?? '' }]
                : []),
              {
                key: 'open',
                label: t('settings:staff.openSlips'),
                numeric: true,
                width: 80,
                render: (person) => (person.isTechnician ? person.openSlips : ''),
              },
              {
                key: 'act',
                label: '',
                width: 230,
                render: (person) => (
                  <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
                    {records.has(person.id) && (
                      <Button
                        onClick={() => setRecord(records.get(person.id))}
                        aria-label={t('staffPlans:person.title', { name: person.name })}
                      >
                        {t('staffPlans:person.open')}
                      </Button>
                    )}
                    {person.isTechnician && (
                      <Button onClick={() => setPlanned(person)} aria-label={t('staffPlans:title', { name: person.name })}>
                        {t('staffPlans:open')}
                      </Button>
                    )}
                    {allowed('users.manage') && (
                      <Button onClick={() => setOpen(person)} aria-label={`${t('settings:staff.edit')} ${person.name}`}>
                        {t('settings:staff.edit')}
                      </Button>
                    )}
                  </Box>
                ),
              },
            ]}
          />
        </TablePaper>
      ) : staff.error ? (
        <ErrorState error={staff.error} onRetry={() => void staff.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {planned && <StaffPlanDialog person={planned} onClose={() => setPlanned(undefined)} />}
      {record && <PersonDialog person={record} onClose={() => setRecord(undefined)} />}
      {open && <StaffDialog person={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </SettingsArea>
  );
}

/** Beneath the name: badge and post. */
function Name({ person, record }: { readonly person: StaffRow; readonly record: Person | undefined }): ReactNode {
  const about = [record?.badgeNo, record?.post].filter(Boolean).join(' · ');
  return (
    <>
      <b>{person.name}</b>
      {about !== '' && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {about}
        </Typography>
      )}
    </>
  );
}

/** Who is on probation, and who leaves when; being regular is nothing to show. */
function EmploymentChip({ record }: { readonly record: Person | undefined }): ReactNode {
  const { t } = useTranslation('staffPlans');
  if (!record || record.employment === 'regular') return null;
  const label = [t(`person.employments.${record.employment}`), record.leftOn].filter(Boolean).join(' ');
  return <StatusChip label={label} tone={record.employment === 'leaving' ? 'attention' : 'neutral'} />;
}
