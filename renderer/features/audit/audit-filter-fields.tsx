import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { auditSubjects, isReversed } from './audit-filters.ts';
import type { AuditFilters } from './audit-filters.ts';

interface AuditFilterFieldsProps {
  readonly filters: AuditFilters;
  readonly change: (next: Partial<AuditFilters>) => void;
}

/** Who, which kind of thing, and between which days. */
export function AuditFilterFields({ filters, change }: AuditFilterFieldsProps): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const trpc = useTRPC();
  const mayListUsers = useCan()('users.manage');
  const acts = useMemo(() => actsIn(i18n), [i18n]);
  const users = useQuery(trpc.users.list.queryOptions(undefined, { enabled: mayListUsers }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 0.75, pb: 1 }}>
      {mayListUsers && (
        <TextField
          select
          label={t('audit.user')}
          value={users.data?.some(({ id }) => id === filters.userId) ? filters.userId : ''}
          onChange={(event) => change({ userId: Number(event.target.value) || undefined })}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: 150 }}
        >
          <MenuItem value="">{t('audit.allUsers')}</MenuItem>
          {users.data?.map((user) => (
            <MenuItem key={user.id} value={user.id}>
              {user.displayName}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        select
        label={t('audit.subject')}
        value={filters.subject ?? ''}
        onChange={(event) => change({ subject: event.target.value || undefined })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ width: 140 }}
      >
        <MenuItem value="">{t('audit.allSubjects')}</MenuItem>
        {auditSubjects.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`audit.subjects.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={t('audit.number')}
        value={filters.thing}
        onChange={(event) => change({ thing: event.target.value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 60, title: t('audit.numberHint') } }}
        sx={{ width: 150 }}
      />
      <Autocomplete
        options={acts}
        value={acts.find(({ act }) => act === filters.act) ?? null}
        onChange={(_, chosen) => change({ act: chosen?.act })}
        getOptionLabel={({ text }) => text}
        getOptionKey={({ act }) => act}
        isOptionEqualToValue={(option, value) => option.act === value.act}
        renderInput={(params) => <TextField {...params} label={t('audit.act')} placeholder={t('audit.allActs')} />}
        sx={{ width: 170 }}
      />
      <DayField label={t('audit.from')} value={filters.from} onChange={(from) => change({ from })} />
      <DayField
        label={t('audit.to')}
        value={filters.to}
        onChange={(to) => change({ to })}
        problem={isReversed(filters) ? t('audit.reversed') : undefined}
      />
    </Box>
  );
}

interface Act {
  readonly act: string;
  readonly text: string;
}

/** Every kind of act that has a word of its own. */
function actsIn(i18n: I18n): readonly Act[] {
  const words: unknown = i18n.getResource(i18n.language, 'settings', 'audit.procedures');
  const acts: Act[] = [];
  for (const [area, named] of Object.entries(words ?? {}))
    for (const [act, text] of Object.entries(named as Readonly<Record<string, string>>)) acts.push({ act: `${area}.${act}`, text });
  return acts;
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly problem?: string | undefined;
}

function DayField({ label, value, onChange, problem }: DayFieldProps): ReactNode {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== undefined}
      helperText={problem}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 150 }}
    />
  );
}
