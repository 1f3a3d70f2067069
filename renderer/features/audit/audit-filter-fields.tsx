import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
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
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const mayListUsers = useCan()('users.manage');
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
          sx={{ width: 180 }}
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
        sx={{ width: 160 }}
      >
        <MenuItem value="">{t('audit.allSubjects')}</MenuItem>
        {auditSubjects.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`audit.subjects.${one}`)}
          </MenuItem>
        ))}
      </TextField>
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
