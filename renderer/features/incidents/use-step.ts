import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FindingField, IncidentView } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import type { FormStep, StepFacts, StepValues } from './step-fields.ts';

type StoredIncident = Pick<IncidentView, 'id' | 'version' | FindingField>;

/** The command behind a step's form; `values` have passed the step's schema. */
export function useStep(step: FormStep, form: UseFormReturn<StepValues>, onDone: () => unknown) {
  const { t } = useTranslation('incidents');
  const { incidents } = useTRPC();
  const options = { form, errorToast: false, doneText: t('done.step'), onDone };
  const commands = {
    visit: useCommand(incidents.visit.mutationOptions(), options),
    write: useCommand(incidents.write.mutationOptions(), options),
    sign: useCommand(incidents.sign.mutationOptions(), options),
    refuse: useCommand(incidents.refuse.mutationOptions(), options),
    instruct: useCommand(incidents.instruct.mutationOptions(), options),
    sendBack: useCommand(incidents.sendBack.mutationOptions(), options),
    addAction: useCommand(incidents.addAction.mutationOptions(), options),
    doneAction: useCommand(incidents.doneAction.mutationOptions(), options),
    close: useCommand(incidents.close.mutationOptions(), options),
  };
  const { run, error, isPending, reset } = commands[step];
  const send = run as (
    input: { readonly id: number; readonly version: number; readonly actionId?: number } & StepFacts<FormStep>,
  ) => Promise<unknown>;
  return {
    run: ({ id, version }: Pick<IncidentView, 'id' | 'version'>, values: StepValues, actionId?: number) =>
      send({ id, version, ...(values as unknown as StepFacts<FormStep>), ...(actionId !== undefined && { actionId }) }),
    error: error?.text,
    /** The incident as somebody else saved it meanwhile. */
    current: error?.code === 'staleVersion' ? (error.details['current'] as StoredIncident) : undefined,
    isPending,
    reset,
  };
}
