import { ChoiceFilter } from '../../components/list-filters.tsx';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isOwnSlipsOnly } from '../../../shared/permissions.ts';
import { materialPaths, openRequestStates } from '../../../shared/material-request-lifecycle.ts';
import type { MaterialPath, MaterialRequestState } from '../../../shared/material-request-lifecycle.ts';
import { useTRPC } from '../../api.ts';
import { useSession } from '../../session.tsx';

export const shows = ['open', 'toSign', 'toBuy', 'toBookIn', 'toIssue', 'over', 'all'] as const;
type Show = (typeof shows)[number];

export interface Filters {
  readonly query: string;
  readonly show: Show;
  readonly path: MaterialPath | null;
  readonly applicantId: number | null;
  readonly isOverdue: boolean;
}

export const usual: Filters = { query: '', show: 'open', path: null, applicantId: null, isOverdue: false };

const statesOf: Readonly<Record<Show, readonly MaterialRequestState[]>> = {
  open: openRequestStates,
  toSign: ['submitted'],
  toBuy: ['approved'],
  toBookIn: ['approved', 'bought'],
  toIssue: ['stocked'],
  over: ['issued', 'refused', 'cancelled'],
  all: [],
};

/** The list's question to the host. */
export function asked({ query, show, path, applicantId, isOverdue }: Filters) {
  return { query: query.trim().slice(0, 60), states: [...statesOf[show]], path, applicantId, isOverdue };
}

interface FiltersProps {
  readonly filters: Filters;
  readonly change: (next: Partial<Filters>) => void;
}

export function RequestFilters({ filters, change }: FiltersProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { user } = useSession();
  const staff = useQuery(useTRPC().staff.list.queryOptions());
  // a technician has own requests only
  const isOwn = isOwnSlipsOnly(user.roles, 'materialRequests.read');
  return (
    <>
      <TextField
        select
        label={t('list.show')}
        value={filters.show}
        onChange={(event) => change({ show: shows.find((one) => one === event.target.value) ?? 'open' })}
        sx={{ width: 120 }}
      >
        {shows.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`list.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceFilter
        label={t('list.path')}
        all={t('list.allPaths')}
        value={filters.path}
        options={materialPaths.map((one) => [one, t(`path.${one}`)])}
        onChange={(path) => change({ path })}
        width={140}
      />
      {!isOwn && (
        <TextField
          select
          label={t('list.applicant')}
          // a choice that is not there yet would be no choice
          value={staff.data && filters.applicantId !== null ? String(filters.applicantId) : ''}
          onChange={(event) => change({ applicantId: Number(event.target.value) || null })}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: 140 }}
        >
          <MenuItem value="">{t('list.allApplicants')}</MenuItem>
          {(staff.data ?? []).map(({ id, name }) => (
            <MenuItem key={id} value={String(id)}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <FormControlLabel
        control={<Switch checked={filters.isOverdue} onChange={(_, isOverdue) => change({ isOverdue })} />}
        label={t('list.overdue')}
        sx={{ ml: 0.5 }}
      />
    </>
  );
}
