import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { documentKinds, paymentStates, requiredDocuments } from '../../../shared/projects.ts';
import type { DocumentKind } from '../../../shared/projects.ts';
import { warrantyPolicyCodes } from '../../../shared/warranty-presets.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PlanLines } from './plan-lines.tsx';

const columns = { display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' } } as const;
const dates = ['contractOn', 'goodsAcceptedOn', 'completedOn', 'acceptedOn', 'finalAcceptedOn'] as const;

/** Every field of a project (B-03) but its customer. */
export function ProjectFields({ isNameFocused }: { readonly isNameFocused: boolean }): ReactNode {
  const { t } = useTranslation(['projects', 'warranties']);
  const trades = warrantyPolicyCodes.map((value) => ({ value, label: t(`warranties:policy.${value}`) }));
  return (
    <>
      <Box sx={columns}>
        <FormTextField name="name" label={t('projects:field.name')} required maxLength={120} autoFocus={isNameFocused} />
        <FormTextField name="contractNo" label={t('projects:field.contractNo')} maxLength={60} />
        <FormMoneyField name="budgetFen" label={t('projects:field.budgetFen')} />
        <FormTextField name="managerName" label={t('projects:field.managerName')} maxLength={40} />
        <FormTextField name="managerPhone" label={t('projects:field.managerPhone')} maxLength={40} inputMode="tel" />
        <FormChoiceField
          name="paymentState"
          label={t('projects:field.paymentState')}
          options={paymentStates.map((value) => ({ value, label: t(`projects:payment.${value}`) }))}
        />
        <FormChoiceField
          name="trade"
          label={t('projects:field.trade')}
          options={[{ value: '', label: t('projects:noTrade') }, ...trades]}
        />
        <FormQuantityField name="score" label={t('projects:field.score')} helperText={t('projects:form.scoreHint')} />
      </Box>
      <Part title={t('projects:form.dates')}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(5, minmax(0, 1fr))' } }}>
          {dates.map((name) => (
            <FormDayField key={name} name={name} label={t(`projects:field.${name}`)} />
          ))}
        </Box>
      </Part>
      <Part title={t('projects:field.progressPlan')}>
        <PlanLines />
      </Part>
      <Part title={t('projects:field.documents')}>
        <Documents />
      </Part>
      <FormTextField name="changeOrders" label={t('projects:field.changeOrders')} multiline maxLength={2000} />
      <FormTextField name="note" label={t('projects:field.note')} multiline maxLength={2000} />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box role="group" aria-label={title} sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h3">{title}</Typography>
      {children}
    </Box>
  );
}

/** Which kinds of documents are in the file; those that the archive needs say so (R-002-05, R-002-06). */
function Documents(): ReactNode {
  const { t } = useTranslation('projects');
  const { field } = useController({ name: 'documents' });
  const present = (Array.isArray(field.value) ? field.value : []) as readonly DocumentKind[];
  const toggle = (kind: DocumentKind, isThere: boolean) =>
    field.onChange(documentKinds.filter((one) => (one === kind ? isThere : present.includes(one))));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
      {documentKinds.map((kind) => (
        <FormControlLabel
          key={kind}
          label={requiredDocuments.includes(kind) ? `${t(`document.${kind}`)}${t('form.required')}` : t(`document.${kind}`)}
          control={<Checkbox checked={present.includes(kind)} onChange={(_, isThere) => toggle(kind, isThere)} onBlur={field.onBlur} />}
        />
      ))}
    </Box>
  );
}
