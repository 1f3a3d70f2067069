import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { feedbackDecisions } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackDecision } from '../../../shared/feedback-form-lifecycle.ts';
import { feedbackKinds, formShows } from '../../../shared/feedback-forms.ts';
import type { FeedbackKind, FeedbackListRow } from '../../../shared/feedback-forms.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { FactsDialog } from '../../components/feedback-form/facts-dialog.tsx';
import { FormStateChip, UnpaidMark } from '../../components/feedback-form/form-marks.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { TimerChip } from '../../components/timer-chip.tsx';
import { When } from '../../components/when.tsx';
import { currentLanguage } from '../../i18n.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

interface Filters {
  readonly query: string;
  readonly show: (typeof formShows)[number];
  readonly kind: FeedbackKind | null;
  readonly decision: FeedbackDecision | null;
}

const usual: Filters = { query: '', show: 'open', kind: null, decision: null };
const rowId = (row: FeedbackListRow): number => row.id;
const rowHref = (row: FeedbackListRow): string => `/feedback-forms/${row.id}`;

/** Feedback forms 信息反馈单, the oldest first: how far, by when, and what the business department does not know yet. */
export function FormsPage(): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [isBeginning, begin] = useState(false);
  return (
    <>
      <ListPage<FeedbackListRow, Filters, 'oldest'>
        id="feedbackForms"
        title={t('title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        defaultSort="oldest"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => <FilterFields filters={filters} change={change} />}
        useRows={useFormRows}
        useCount={useFormCount}
        exportRows={
          allowed('data.export')
            ? ({ filters }) => client.feedbackForms.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={
          allowed('feedbackForms.submit') && (
            <Button variant="contained" onClick={() => begin(true)}>
              {t('list.create')}
            </Button>
          )
        }
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
      {isBeginning && <FactsDialog onClose={() => begin(false)} onDone={({ id }) => navigate(`/feedback-forms/${id}`)} />}
    </>
  );
}

function asked({ query, ...filters }: Filters) {
  return { ...filters, query: query.trim().slice(0, 60) };
}

function useFormRows({ filters, cursor, limit }: ListPageRequest<Filters, 'oldest'>) {
  return useQuery(useTRPC().feedbackForms.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useFormCount({ filters }: ListRequest<Filters, 'oldest'>) {
  return useQuery(useTRPC().feedbackForms.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function FilterFields({ filters, change }: { readonly filters: Filters; readonly change: (next: Partial<Filters>) => void }): ReactNode {
  const { t } = useTranslation('feedbackForms');
  // how many open ones there are of each kind: design defects stand apart (R-003-44)
  const kinds = useQuery(useTRPC().feedbackForms.kinds.queryOptions({}));
  const counted = (kind: FeedbackKind) => {
    const n = kinds.data?.[kind] ?? 0;
    return n > 0 ? `${t(`kind.${kind}`)} (${n})` : t(`kind.${kind}`);
  };
  return (
    <>
      <TextField
        select
        label={t('list.show')}
        value={filters.show}
        onChange={(event) => change({ show: formShows.find((one) => one === event.target.value) ?? 'open' })}
        sx={{ width: 150 }}
      >
        {formShows.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`list.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceFilter
        label={t('list.kind')}
        all={t('list.allKinds')}
        value={filters.kind}
        options={feedbackKinds.map((one) => [one, counted(one)])}
        onChange={(kind) => change({ kind })}
        width={170}
      />
      <ChoiceFilter
        label={t('list.decision')}
        all={t('list.allDecisions')}
        value={filters.decision}
        options={feedbackDecisions.map((one) => [one, t(`decision.${one}`)])}
        onChange={(decision) => change({ decision })}
        width={160}
      />
    </>
  );
}

function useColumns(): readonly ListColumn<FeedbackListRow, 'oldest'>[] {
  const { t } = useTranslation('feedbackForms');
  const isEnglish = currentLanguage() === 'en';
  return useMemo(
    () => [
      { field: 'no', label: t('list.no'), link: true, width: 150 },
      { field: 'age', label: t('list.age'), width: 80, render: (row) => <When at={row.receivedAt} as="age" /> },
      { field: 'due', label: t('list.clock'), width: 120, render: (row) => (row.due ? <TimerChip timer={row.due} /> : '—') },
      { field: 'state', label: t('list.state'), width: isEnglish ? 150 : 120, render: (row) => <FormStateChip state={row.state} /> },
      { field: 'kind', label: t('list.kind'), width: 110, render: (row) => t(`kind.${row.kind}`) },
      {
        field: 'customerName',
        label: t('list.customer'),
        flex: 1.4,
        minWidth: 140,
        render: (row) => (
          <Box component="span" sx={{ display: 'flex', gap: 0.5, alignItems: 'center', minWidth: 0 }}>
            <UnpaidMark form={row} />
            <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {row.customerName || '—'}
            </Box>
          </Box>
        ),
      },
      { field: 'goods', label: t('list.goods'), flex: 1, minWidth: 90 },
      { field: 'fault', label: t('list.fault'), flex: 1.4, minWidth: 110 },
      { field: 'decision', label: t('list.decision'), width: 105, render: (row) => (row.decision ? t(`decision.${row.decision}`) : '—') },
      {
        field: 'managementToldAt',
        label: t('list.reported'),
        width: isEnglish ? 110 : 75,
        render: (row) => t(row.managementToldAt === null ? 'list.reportedNo' : 'list.reportedYes'),
      },
      { field: 'reporterName', label: t('list.reporter'), width: 110, hidden: true },
      { field: 'requestNo', label: t('list.request'), width: 150, hidden: true },
      { field: 'receivedAt', label: t('list.receivedAt'), width: 140, hidden: true, render: (row) => <When at={row.receivedAt} /> },
    ],
    [t, isEnglish],
  );
}
