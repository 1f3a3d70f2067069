import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { buyReasons, materialPurposes } from '../../../shared/material-requests.ts';
import { materialPaths } from '../../../shared/material-request-lifecycle.ts';
import { isOwnSlipsOnly } from '../../../shared/permissions.ts';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useSession } from '../../session.tsx';
import { RequestLinesField } from './request-lines-field.tsx';
import type { RequestValues } from './request-values.ts';

interface RequestFieldsProps {
  /** The slip and the applicant that stand there already. */
  readonly slip?: { readonly id: number; readonly no: string } | undefined;
  readonly applicant?: { readonly id: number; readonly name: string } | undefined;
}

/** Who needs what for which reason, and by which path. */
export function RequestFields({ slip, applicant }: RequestFieldsProps): ReactNode {
  const { t } = useTranslation('materialRequests');
  const path = useWatch<RequestValues, 'path'>({ name: 'path' });
  return (
    <>
      <Box sx={rowStyle}>
        <ApplicantField applicant={applicant} />
        <SlipField slip={slip} />
        <FormDayField name="neededOn" label={t('field.neededOn')} />
      </Box>
      <Box sx={rowStyle}>
        <FormChoiceField
          name="path"
          label={t('field.path')}
          required
          options={materialPaths.map((one) => ({ value: one, label: t(`path.${one}`) }))}
        />
        {path === 'central' && (
          <FormChoiceField
            name="buyReason"
            label={t('field.buyReason')}
            required
            emptyLabel=""
            options={buyReasons.map((one) => ({ value: one, label: t(`buyReason.${one}`) }))}
          />
        )}
        <FormChoiceField
          name="purpose"
          label={t('field.purpose')}
          options={materialPurposes.map((one) => ({ value: one, label: t(`purpose.${one}`) }))}
        />
      </Box>
      <Alert severity="info" variant="outlined" sx={{ py: 0 }}>
        {t(`pathHint.${path}`)}
      </Alert>
      <FormTextField name="reason" label={t('field.reason')} required multiline maxLength={500} />
      <RequestLinesField />
    </>
  );
}

function ApplicantField({ applicant }: Pick<RequestFieldsProps, 'applicant'>): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { user } = useSession();
  const staff = useQuery(useTRPC().staff.list.queryOptions());
  const isOwn = isOwnSlipsOnly(user.roles, 'materialRequests.write');
  const people = (staff.data ?? []).filter(({ isActive }) => isActive);
  return (
    <FormAutocompleteField
      name="applicantId"
      label={t('field.applicantId')}
      required
      disabled={isOwn}
      isLoading={staff.isPending}
      options={people.map(({ id, name, skills }) => ({ id, label: name, detail: skills }))}
      chosen={applicant ? { id: applicant.id, label: applicant.name, detail: '' } : null}
      {...(!isOwn && { helperText: t('dialog.forOther') })}
    />
  );
}

/** The job that it is for, by the number of its slip. */
function SlipField({ slip }: Pick<RequestFieldsProps, 'slip'>): ReactNode {
  const { t } = useTranslation('materialRequests');
  const [query, setQuery] = useState('');
  const found = useQuery(useTRPC().workOrders.list.queryOptions({ query: query.trim().slice(0, 60), limit: 8 }));
  return (
    <FormAutocompleteField
      name="workOrderId"
      label={t('field.workOrderId')}
      isLoading={found.isPending}
      onSearch={setQuery}
      options={(found.data?.rows ?? []).map(({ id, no, customerName, work }) => ({
        id,
        label: no,
        detail: [customerName, work].filter(Boolean).join(' · '),
      }))}
      chosen={slip ? { id: slip.id, label: slip.no, detail: '' } : null}
    />
  );
}

const rowStyle = { display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))', alignItems: 'start' } as const;
