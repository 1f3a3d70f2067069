import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { programChoice } from '../../../shared/form-layouts.ts';
import type { FormSetup, NewestRecords } from '../../../shared/form-layouts.ts';
import { formCodes, forms } from '../../../shared/forms.ts';
import type { FormCode } from '../../../shared/forms.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCan, useSession } from '../../session.tsx';
import { DefaultDialog } from './default-dialog.tsx';
import { samplePath } from './sample-path.ts';

/** Every printed form: on what it is printed by default, and how the shop has laid it out. */
export function FormsPage(): ReactNode {
  const { t } = useTranslation(['forms', 'paperForms']);
  const trpc = useTRPC();
  const setup = useQuery(trpc.forms.setup.queryOptions());
  const newest = useQuery(trpc.forms.newest.queryOptions());
  const [open, setOpen] = useState<FormCode>();
  const error = setup.error ?? newest.error;
  return (
    <SettingsArea
      section="forms"
      hint={t('forms:page.hint')}
      actions={
        <Button variant="outlined" component={Link} to="/print/test-page">
          {t('paperForms:print.testPage')}
        </Button>
      }
    >
      {setup.data && newest.data ? (
        <FormsTable setup={setup.data} newest={newest.data} onEdit={setOpen} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([setup.refetch(), newest.refetch()])} />
      ) : (
        <TableSkeleton rows={12} />
      )}
      {open && setup.data && (
        <DefaultDialog form={open} saved={setup.data.defaults.find((one) => one.form === open)} onClose={() => setOpen(undefined)} />
      )}
    </SettingsArea>
  );
}

interface FormsTableProps {
  readonly setup: FormSetup;
  readonly newest: NewestRecords;
  readonly onEdit: (form: FormCode) => void;
}

function FormsTable({ setup, newest, onEdit }: FormsTableProps): ReactNode {
  const { t } = useTranslation(['forms', 'print', 'settings']);
  const mayPrint = useCan()('print.documents');
  const { shop } = useSession();
  const [today] = useState(() => dayOf(Date.now(), shop.zone));
  const rows = formCodes.filter((form) => form !== 'testPage' && !forms[form].isSecret);
  const choiceOf = (form: FormCode) => setup.defaults.find((one) => one.form === form)?.choice ?? programChoice(form);
  return (
    <TablePaper>
      <DataTable
        label={t('settings:section.forms')}
        rows={rows}
        rowKey={(form) => form}
        columns={[
          { key: 'form', label: t('forms:page.form'), render: (form) => <b>{t(`forms:name.${form}`)}</b> },
          { key: 'no', label: t('forms:page.no'), width: 80, render: (form) => forms[form].no },
          {
            key: 'paper',
            label: t('forms:page.paper'),
            render: (form) => {
              const { paper, isLandscape, isOverlay } = choiceOf(form);
              return [
                t(`print:paper.${paper}`),
                ...(isLandscape ? [t('forms:page.turned')] : []),
                ...(isOverlay ? [t('forms:page.overlay')] : []),
              ].join(' · ');
            },
          },
          {
            key: 'copies',
            label: t('forms:page.copies'),
            render: (form) => {
              const { copies, isCarbon } = choiceOf(form);
              return isCarbon ? t('forms:page.carbon') : copies.map((copy) => t(`print:copy.${copy}`)).join('、');
            },
          },
          { key: 'layout', label: t('forms:page.layout'), render: (form) => <LayoutState form={form} setup={setup} /> },
          {
            key: 'act',
            label: '',
            width: 200,
            render: (form) => (
              <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
                <Button onClick={() => onEdit(form)} aria-label={`${t('forms:page.edit')} ${t(`forms:name.${form}`)}`}>
                  {t('forms:page.edit')}
                </Button>
                {mayPrint && <LayoutLink form={form} path={samplePath(form, newest, today)} />}
              </Box>
            ),
          },
        ]}
      />
    </TablePaper>
  );
}

function LayoutLink({ form, path }: { readonly form: FormCode; readonly path: string | undefined }): ReactNode {
  const { t } = useTranslation('forms');
  const label = `${t('page.editLayout')} ${t(`name.${form}`)}`;
  if (path !== undefined) {
    return (
      <Button component={Link} to={path} aria-label={label}>
        {t('page.editLayout')}
      </Button>
    );
  }
  return (
    <Tooltip title={t('page.noSample')}>
      <span>
        <Button disabled aria-label={label}>
          {t('page.editLayout')}
        </Button>
      </span>
    </Tooltip>
  );
}

function LayoutState({ form, setup }: { readonly form: FormCode; readonly setup: FormSetup }): ReactNode {
  const { t } = useTranslation(['forms', 'print']);
  const changed = setup.layouts.filter((one) => one.form === form && one.layout !== null);
  const last = changed.toSorted((a, b) => b.changedAt - a.changedAt)[0];
  if (!last) return <Box sx={{ color: 'text.secondary' }}>{t('forms:page.program')}</Box>;
  const alone = changed.flatMap(({ paper }) => (paper === '' ? [] : [t('forms:page.onlyFor', { paper: t(`print:paper.${paper}`) })]));
  return (
    <>
      {[t('forms:page.changed'), ...alone].join(' · ')}
      <Box sx={{ color: 'text.secondary' }}>
        {last.changedBy} · <When at={last.changedAt} />
      </Box>
    </>
  );
}
