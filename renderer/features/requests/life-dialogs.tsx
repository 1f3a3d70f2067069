import type { ReactNode } from 'react';
import type { LifeCommand } from '../../../shared/request-life.ts';
import type { LifeDialogProps } from './life-form.tsx';
import { ExplainOverdueDialog, HoldDialog, ReleaseDialog, TakeOverDialog } from './life-hold-dialogs.tsx';
import {
  ConfirmPlanDialog,
  ConsentDialog,
  ExplainCauseDialog,
  LiabilityDialog,
  MarksDialog,
  OwnerDialog,
  PlanDialog,
} from './life-plan-dialogs.tsx';
import {
  AnswerDepartmentDialog,
  AnswerEscalationDialog,
  AskSupportDialog,
  ConfirmEffectDialog,
  DatedTextDialog,
  EscalateDialog,
  HandOverDialog,
  WriteReportDialog,
} from './life-text-dialogs.tsx';

const dialogs: Readonly<Partial<Record<LifeCommand, (props: LifeDialogProps) => ReactNode>>> = {
  hold: HoldDialog,
  release: ReleaseDialog,
  explainOverdue: ExplainOverdueDialog,
  takeOver: TakeOverDialog,
  escalate: EscalateDialog,
  answerEscalation: AnswerEscalationDialog,
  handOver: HandOverDialog,
  answerDepartment: AnswerDepartmentDialog,
  plan: PlanDialog,
  confirmPlan: ConfirmPlanDialog,
  consent: ConsentDialog,
  writeDated: DatedTextDialog,
  explainCause: ExplainCauseDialog,
  confirmEffect: ConfirmEffectDialog,
  writeReport: WriteReportDialog,
  setLiability: LiabilityDialog,
  assignOwner: OwnerDialog,
  mark: MarksDialog,
  askSupport: AskSupportDialog,
};

/** The dialog behind a command over the states. */
export function LifeDialog({ command, ...props }: LifeDialogProps & { readonly command: LifeCommand }): ReactNode {
  const Dialog = dialogs[command];
  return Dialog ? <Dialog {...props} /> : null;
}
