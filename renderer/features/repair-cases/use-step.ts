import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RepairView } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import type { FormStep, StepFacts, StepValues } from './step-fields.ts';

export interface TakeStep {
  readonly run: (repair: RepairView, values: StepValues) => Promise<unknown>;
  readonly error: string | undefined;
  readonly isPending: boolean;
}

/** The command behind a step's form; `values` have passed the step's schema. */
export function useStep(step: FormStep, form: UseFormReturn<StepValues>, onDone: () => unknown): TakeStep {
  const { t } = useTranslation('repairCases');
  const { repairCases } = useTRPC();
  const options = { form, errorToast: false, doneText: t('done.step'), onDone };
  const commands = {
    recheck: useCommand(repairCases.recheck.mutationOptions(), options),
    see: useCommand(repairCases.seeSite.mutationOptions(), options),
    decideCause: useCommand(repairCases.decideCause.mutationOptions(), options),
    tellSupplier: useCommand(repairCases.tellSupplier.mutationOptions(), options),
    supplierDone: useCommand(repairCases.endSupplier.mutationOptions(), options),
    explain: useCommand(repairCases.explain.mutationOptions(), options),
    approve: useCommand(repairCases.approve.mutationOptions(), options),
    ownerAgrees: useCommand(repairCases.ownerAgrees.mutationOptions(), options),
    giveTeam: useCommand(repairCases.giveTeam.mutationOptions(), options),
    teamContacts: useCommand(repairCases.teamContacts.mutationOptions(), options),
    complete: useCommand(repairCases.complete.mutationOptions(), options),
    sign: useCommand(repairCases.sign.mutationOptions(), options),
  };
  const { run, error, isPending } = commands[step];
  const send = run as (input: { readonly id: number; readonly version: number } & StepFacts<FormStep>) => Promise<unknown>;
  return {
    run: ({ id, version }, values) => send({ id, version, ...(values as unknown as StepFacts<FormStep>) }),
    error: error?.text,
    isPending,
  };
}
