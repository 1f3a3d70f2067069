import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  askSupportInput,
  datedTextInput,
  datedTexts,
  escalateInput,
  escalationRoles,
  handOverInput,
  problemKinds,
  writeTextInput,
} from '../../../shared/request-life.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { LifeForm } from './life-form.tsx';
import type { LifeDialogProps } from './life-form.tsx';
import { OwnerField } from './owner-field.tsx';

const textSchema = writeTextInput.omit({ id: true, version: true });
const escalateSchema = escalateInput.omit({ id: true, version: true });
const handOverSchema = handOverInput.omit({ id: true, version: true });
const datedSchema = datedTextInput.omit({ id: true, version: true });
const supportSchema = askSupportInput.omit({ id: true, version: true });

/** R-002-53, R-003-44: up, with the reason, and the kind of problem where it is known (设计缺陷). */
export function EscalateDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <LifeForm
      {...props}
      command="escalate"
      schema={escalateSchema}
      defaults={{ to: 'serviceManager', reason: '', problemKind: props.request.life.problemKind || null }}
      mutation={trpc.requests.escalate.mutationOptions()}
    >
      <FormTextField name="reason" label={t('dialog.reason')} maxLength={300} required autoFocus />
      <FormChoiceField name="to" label={t('dialog.to')} options={escalationRoles.map((value) => ({ value, label: t(`to.${value}`) }))} />
      <FormChoiceField
        name="problemKind"
        label={t('dialog.problem')}
        emptyLabel={t('dialog.problemOpen')}
        options={problemKinds.map((value) => ({ value, label: t(`problem.${value}`) }))}
      />
    </LifeForm>
  );
}

/** R-002-49: a department answers, while the promised time runs on. */
export function HandOverDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <LifeForm
      {...props}
      command="handOver"
      schema={handOverSchema}
      defaults={{ department: '', text: '' }}
      mutation={trpc.requests.handOver.mutationOptions()}
    >
      <FormTextField name="department" label={t('dialog.department')} maxLength={40} required autoFocus />
      <FormTextField name="text" label={t('dialog.question')} maxLength={1000} multiline minRows={2} required />
    </LifeForm>
  );
}

export function AnswerEscalationDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <OneText {...props} command="answerEscalation" label={t('dialog.answer')} mutation={trpc.requests.answerEscalation.mutationOptions()} />
  );
}

export function AnswerDepartmentDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <OneText {...props} command="answerDepartment" label={t('dialog.answer')} mutation={trpc.requests.answerDepartment.mutationOptions()} />
  );
}

/** R-002-21. */
export function ConfirmEffectDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return <OneText {...props} command="confirmEffect" label={t('dialog.effect')} mutation={trpc.requests.confirmEffect.mutationOptions()} />;
}

/** R-002-97: the report for the file. */
export function WriteReportDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return <OneText {...props} command="writeReport" label={t('dialog.report')} mutation={trpc.requests.writeReport.mutationOptions()} />;
}

type TextMutation = ReturnType<ReturnType<typeof useTRPC>['requests']['writeReport']['mutationOptions']>;

interface OneTextProps extends LifeDialogProps {
  readonly command: 'answerEscalation' | 'answerDepartment' | 'confirmEffect' | 'writeReport';
  readonly label: string;
  readonly mutation: Pick<TextMutation, 'mutationFn' | 'mutationKey'>;
}

function OneText({ label, mutation, ...props }: OneTextProps): ReactNode {
  return (
    <LifeForm {...props} schema={textSchema} defaults={{ text: '' }} mutation={mutation}>
      <FormTextField name="text" label={label} maxLength={2000} multiline minRows={4} required autoFocus />
    </LifeForm>
  );
}

/** R-002-20: one of the four dated texts. */
export function DatedTextDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  const written = props.request.life.steps.map(({ kind }) => kind);
  const next = datedTexts.find((kind) => !written.includes(kind)) ?? 'survey';
  return (
    <LifeForm
      {...props}
      command="writeDated"
      schema={datedSchema}
      defaults={{ kind: next, text: '' }}
      mutation={trpc.requests.writeText.mutationOptions()}
    >
      <FormChoiceField name="kind" label={t('dialog.kind')} options={datedTexts.map((value) => ({ value, label: t(`text.${value}`) }))} />
      <FormTextField name="text" label={t('dialog.text')} maxLength={2000} multiline minRows={4} required autoFocus />
    </LifeForm>
  );
}

/** R-004-08: somebody else's knowledge, asked for inside the job. */
export function AskSupportDialog(props: LifeDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const trpc = useTRPC();
  return (
    <LifeForm
      {...props}
      command="askSupport"
      schema={supportSchema}
      defaults={{ text: '', userId: null, dueAt: null }}
      mutation={trpc.requests.askSupport.mutationOptions()}
    >
      <FormTextField name="text" label={t('dialog.question2')} maxLength={1000} multiline minRows={2} required autoFocus />
      <OwnerField name="userId" label={t('dialog.supportFrom')} emptyLabel={t('dialog.supervisor')} />
      <FormDateTimeField name="dueAt" label={t('dialog.dueAt')} />
    </LifeForm>
  );
}
