import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import {
  addPointInput,
  bookAcceptanceInput,
  explainedThings,
  settledStates,
  settlePointInput,
} from '../../../shared/project-acceptance.ts';
import type { PointView } from '../../../shared/project-acceptance.ts';
import type { ProjectView } from '../../../shared/projects.ts';
import { useTRPC } from '../../api.ts';
import { FormCheckGroupField } from '../../components/form-check-group-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';

interface Props {
  readonly project: ProjectView;
  readonly onClose: () => void;
}

/** R-002-09: the day agreed with the customer, and what was explained. */
export function BookDialog({ project: { id, version, name, acceptance }, onClose }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const { acceptanceOn, explained } = acceptance;
  const form = useForm({
    resolver: zodResolver(bookAcceptanceInput),
    defaultValues: { id, version, acceptanceOn, explained: [...explained] },
  });
  const book = useCommand(useTRPC().projects.bookAcceptance.mutationOptions(), {
    form,
    doneText: t('acceptance.booked', { name }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('acceptance.bookTitle', { name })}
      isPending={book.isPending}
      onClose={onClose}
      onSubmit={(values) => book.run({ ...values, id, version })}
    >
      <FormDayField name="acceptanceOn" label={t('acceptance.on')} autoFocus />
      <FormCheckGroupField
        name="explained"
        label={t('acceptance.explained')}
        helperText={t('acceptance.explainedHint')}
        options={explainedThings.map((value) => ({ value, label: t(`acceptance.thing.${value}`) }))}
      />
    </FormDialog>
  );
}

/** A point that the customer raises, and until when it is followed. */
export function PointDialog({ project: { id, name }, onClose }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const form = useForm({ resolver: zodResolver(addPointInput), defaultValues: { projectId: id, text: '', followUntil: '' } });
  const add = useCommand(useTRPC().projects.addPoint.mutationOptions(), { form, doneText: t('acceptance.added'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('acceptance.addTitle', { name })}
      isPending={add.isPending}
      onClose={onClose}
      onSubmit={(values) => add.run({ ...values, projectId: id })}
    >
      <FormTextField
        name="text"
        label={t('acceptance.text')}
        helperText={t('acceptance.textHint')}
        required
        autoFocus
        multiline
        maxLength={300}
      />
      <FormDayField name="followUntil" label={t('acceptance.followUntil')} helperText={t('acceptance.followHint')} />
    </FormDialog>
  );
}

/** A point is answered, put right, or dropped with the reason; which, nobody says for the user. */
export function SettleDialog({
  point: { id, version, text },
  onClose,
}: {
  readonly point: PointView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('projects');
  const form = useForm({
    resolver: zodResolver(settlePointInput),
    defaultValues: { id, version, state: null as never, answer: '' },
  });
  const settle = useCommand(useTRPC().projects.settlePoint.mutationOptions(), { form, doneText: t('acceptance.settled'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('acceptance.settleTitle')}
      isPending={settle.isPending}
      onClose={onClose}
      onSubmit={(values) => settle.run({ ...values, id, version })}
    >
      <Typography sx={{ overflowWrap: 'anywhere' }}>{text}</Typography>
      <FormChoiceField
        name="state"
        label={t('acceptance.how')}
        options={settledStates.map((value) => ({ value, label: t(`acceptance.state.${value}`) }))}
        emptyLabel=""
        required
        autoFocus
      />
      <FormTextField name="answer" label={t('acceptance.answer')} helperText={t('acceptance.answerHint')} multiline maxLength={300} />
    </FormDialog>
  );
}
