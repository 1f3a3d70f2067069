import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';
import { useTRPC } from '../../api.ts';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { FormStateChip, FormSteps, UnpaidMark } from '../../components/feedback-form/form-marks.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { CasesSection } from '../../components/supplier/cases-section.tsx';
import { TimerChip } from '../../components/timer-chip.tsx';
import { useCan } from '../../session.tsx';
import { FormDialogs } from './form-dialogs.tsx';
import { AppraisalFacts, DecisionFacts, FormNotes, OutcomeFacts, ReportFacts } from './form-facts.tsx';
import { FormTimeline } from './form-timeline.tsx';
import { maySendCase, toldOf } from './form-cases.ts';
import { useFormCommands } from './use-form-commands.ts';
import type { FormDialog } from './use-form-commands.ts';

/** One feedback form from its report to its end (SM-03). */
export function FormPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneForm key={id} id={id} /> : <NotFoundPage />;
}

function OneForm({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const query = useQuery(useTRPC().feedbackForms.get.queryOptions({ id }));
  const [dialog, setDialog] = useState<FormDialog>();
  const commands = useFormCommands(setDialog);
  const print = usePrintCommand();
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const form = query.data as unknown as FeedbackView | undefined;
  return (
    <>
      <DetailPage<FeedbackView>
        query={{ ...query, data: form }}
        backTo="/feedback-forms"
        title={(view) => view.no}
        chip={(view) => (
          <>
            <FormStateChip state={view.state} />
            <UnpaidMark form={view} isNamed />
            {view.due && <TimerChip timer={view.due} isNamed />}
          </>
        )}
        subtitle={(view) => <Subtitle form={view} />}
        commands={(view) => [print(`/print/feedback-form?id=${view.id}`), ...commands(view)]}
        aside={(view) => (
          <Section title={t('page.timeline')}>
            <FormTimeline entries={view.timeline} />
          </Section>
        )}
      >
        {(view) => (
          <>
            <FormSteps state={view.state} decision={view.decision} />
            <RepairAtOnce form={view} />
            <ReportFacts form={view} />
            {(view.isVisitOpen || view.appraisedAt !== null) && <AppraisalFacts form={view} />}
            {view.decidedAt !== null && <DecisionFacts form={view} />}
            <CasesSection
              of={{ subject: 'feedbackForm', subjectId: view.id }}
              send={maySendCase(view) ? { about: { requestId: null, formId: view.id }, start: toldOf(view) } : undefined}
            />
            {(view.doneAt !== null || view.managementToldAt !== null) && <OutcomeFacts form={view} />}
            <AttachmentsSection subject="feedbackForm" subjectId={view.id} isOpen={view.state !== 'closed'} />
            <FormNotes form={view} />
          </>
        )}
      </DetailPage>
      {form && dialog && <FormDialogs dialog={dialog} form={form} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function Subtitle({ form }: { readonly form: FeedbackView }): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const allowed = useCan();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <span>{t(`kind.${form.kind}`)}</span>
      {form.customerName && form.customerId !== null && allowed('customers.read') && (
        <Link component={RouterLink} to={`/customers/${form.customerId}`}>
          {form.customerName}
        </Link>
      )}
      {form.requestId !== null && allowed('requests.read') && (
        <Link component={RouterLink} to={`/requests/${form.requestId}`}>
          {t('field.request')} {form.requestNo}
        </Link>
      )}
      {form.workOrderId !== null && allowed('workOrders.read') && (
        <Link component={RouterLink} to={`/work-orders/${form.workOrderId}`}>
          {t('field.slip')} {form.slipNo}
        </Link>
      )}
    </Box>
  );
}

/** R-000-19: what can be repaired is repaired at once: the way to the slip. */
function RepairAtOnce({ form: { state, decision, requestId } }: { readonly form: FeedbackView }): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const mayDispatch = useCan()('workOrders.dispatch');
  if (state !== 'decided' || decision !== 'repairable' || requestId === null) return null;
  return (
    <Alert
      severity="info"
      variant="outlined"
      action={
        mayDispatch && (
          <Button component={RouterLink} to={`/dispatch?request=${requestId}`}>
            {t('page.dispatch')}
          </Button>
        )
      }
    >
      {t('page.dispatchHint')}
    </Alert>
  );
}
