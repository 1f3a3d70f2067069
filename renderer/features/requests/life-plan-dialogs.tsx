import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  assignOwnerInput,
  confirmPlanInput,
  consentInput,
  explainCauseInput,
  liabilities,
  liabilityInput,
  marksInput,
  planInput,
  problemKinds,
  requestTags,
  solutions,
} from '../../../shared/request-life.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useSession } from '../../session.tsx';
import { LifeForm, thisMinute } from './life-form.tsx';
import type { LifeDialogProps } from './life-form.tsx';
import { OwnerField, StaffField } from './owner-field.tsx';

const planSchema = planInput.omit({ id: true, version: true });
const confirmSchema = confirmPlanInput.omit({ id: true, version: true });
const consentSchema = consentInput.omit({ id: true, version: true });
const causeSchema = explainCauseInput.omit({ id: true, version: true });
const liabilitySchema = liabilityInput.omit({ id: true, version: true });
const ownerSchema = assignOwnerInput.omit({ id: true, version: true });
const marksSchema = marksInput.omit({ id: true, version: true });

/** R-002-97, step 2: classified, and one of the seven kinds of solution with its plan. */
export function PlanDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const { solution, plan, problemKind } = props.request.life;
  return (
    <LifeForm
      {...props}
      command="plan"
      schema={planSchema}
      defaults={{ solution: solution || 'onSite', plan, problemKind: problemKind || null }}
      mutation={trpc.requests.plan.mutationOptions()}
    >
      <FormChoiceField
        name="solution"
        label={t('dialog.solution')}
        options={solutions.map((value) => ({ value, label: t(`solution.${value}`) }))}
      />
      <FormTextField
        name="plan"
        label={t('dialog.planText')}
        helperText={t('dialog.planHint')}
        maxLength={1000}
        multiline
        minRows={3}
        required
        autoFocus
      />
      <ProblemField isOpenOffered />
    </LifeForm>
  );
}

/** R-002-97, steps 3 and 4: agreed with the customer, with a time and one responsible person. */
export function ConfirmPlanDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const { user } = useSession();
  const { life, promisedAt } = props.request;
  return (
    <LifeForm
      {...props}
      command="confirmPlan"
      schema={confirmSchema}
      defaults={{ ownerUserId: life.owner?.isActive ? life.owner.id : user.id, promisedAt, confirmedAt: thisMinute() }}
      mutation={trpc.requests.confirmPlan.mutationOptions()}
    >
      <Alert severity="info" icon={false} sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {life.plan}
      </Alert>
      <OwnerField name="ownerUserId" label={t('dialog.owner')} autoFocus />
      <FormDateTimeField name="promisedAt" label={t('dialog.promisedAt')} required />
      <FormDateTimeField name="confirmedAt" label={t('dialog.confirmedAt')} required />
    </LifeForm>
  );
}

/** R-002-102. */
export function ConsentDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <LifeForm
      {...props}
      command="consent"
      schema={consentSchema}
      defaults={{ consentedAt: thisMinute(), note: '' }}
      mutation={trpc.requests.consent.mutationOptions()}
    >
      <FormTextField name="note" label={t('dialog.consentNote')} maxLength={300} required autoFocus />
      <FormDateTimeField name="consentedAt" label={t('dialog.consentedAt')} required />
    </LifeForm>
  );
}

/** R-002-18, R-002-108. */
export function ExplainCauseDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const { explainedAt, problemKind } = props.request.life;
  return (
    <LifeForm
      {...props}
      command="explainCause"
      schema={causeSchema}
      defaults={{ isExplained: explainedAt !== null, problemKind: problemKind || 'quality', text: '' }}
      mutation={trpc.requests.explainCause.mutationOptions()}
    >
      <ProblemField />
      <FormSwitchField name="isExplained" label={t('dialog.explained')} />
      <FormTextField name="text" label={t('dialog.explainText')} maxLength={1000} multiline minRows={2} />
    </LifeForm>
  );
}

/** R-002-76: after the problem is solved. */
export function LiabilityDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const { liability, liabilityNote } = props.request.life;
  return (
    <LifeForm
      {...props}
      command="setLiability"
      schema={liabilitySchema}
      defaults={{ liability: liability || 'ours', note: liabilityNote }}
      mutation={trpc.requests.setLiability.mutationOptions()}
    >
      <FormChoiceField
        name="liability"
        label={t('dialog.liability')}
        options={liabilities.map((value) => ({ value, label: t(`liability.${value}`) }))}
        autoFocus
      />
      <FormTextField name="note" label={t('dialog.note')} maxLength={300} />
    </LifeForm>
  );
}

/** R-004-31. */
export function OwnerDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const { user } = useSession();
  const { owner } = props.request.life;
  return (
    <LifeForm
      {...props}
      command="assignOwner"
      schema={ownerSchema}
      defaults={{ ownerUserId: owner?.isActive ? owner.id : user.id }}
      mutation={trpc.requests.assignOwner.mutationOptions()}
    >
      <OwnerField name="ownerUserId" label={t('dialog.owner')} autoFocus />
    </LifeForm>
  );
}

/** R-000-37, R-003-43. */
export function MarksDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const { tag, salesStaff, againstStaff, publicBody } = props.request.life;
  return (
    <LifeForm
      {...props}
      command="mark"
      schema={marksSchema}
      defaults={{ tag: tag || null, salesStaffId: salesStaff?.id ?? null, againstStaffId: againstStaff?.id ?? null, publicBody }}
      mutation={trpc.requests.mark.mutationOptions()}
    >
      <FormChoiceField
        name="tag"
        label={t('dialog.tag')}
        emptyLabel={t('noTag')}
        options={requestTags.map((value) => ({ value, label: t(`tag.${value}`) }))}
        autoFocus
      />
      <StaffField name="salesStaffId" label={t('dialog.salesStaff')} emptyLabel={t('dialog.nobody')} />
      <StaffField name="againstStaffId" label={t('dialog.againstStaff')} emptyLabel={t('dialog.nobody')} />
      <FormTextField name="publicBody" label={t('dialog.publicBody')} maxLength={80} />
    </LifeForm>
  );
}

function ProblemField({ isOpenOffered = false }: { readonly isOpenOffered?: boolean }): ReactNode {
  const { t } = useTranslation('requestLife');
  return (
    <FormChoiceField
      name="problemKind"
      label={t('dialog.problem')}
      {...(isOpenOffered && { emptyLabel: t('dialog.problemOpen') })}
      options={problemKinds.map((value) => ({ value, label: t(`problem.${value}`) }))}
    />
  );
}
