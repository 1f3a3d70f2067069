import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { createProjectInput, projectFields } from '../../../shared/projects.ts';
import type { ProjectFacts, ProjectView } from '../../../shared/projects.ts';

export const projectSchema = createProjectInput.extend({ customerId: id });
/** The project as it is typed: the customer may not be chosen yet. */
export type ProjectForm = Omit<z.input<typeof projectSchema>, 'customerId'> & { readonly customerId: number | null };
export type ProjectOut = z.output<typeof projectSchema>;

const noFacts = z.object(createProjectInput.shape).omit({ customerId: true, name: true }).parse({});

export function newProject(customerId: number | null): ProjectForm {
  return { customerId, name: '', ...noFacts, budgetFen: undefined };
}

export function formOf(view: ProjectView): ProjectForm {
  return { customerId: view.customerId, ...factsOf(view), budgetFen: view.budgetFen || undefined };
}

function factsOf(facts: ProjectFacts): Omit<ProjectOut, 'customerId'> {
  return Object.fromEntries(projectFields.map((field) => [field, facts[field]])) as unknown as Omit<ProjectOut, 'customerId'>;
}

/** An empty amount is sent as none; lines of the plan without a word are not sent. */
export function tidied(values: ProjectForm): ProjectForm {
  return {
    ...values,
    budgetFen: values.budgetFen ?? 0,
    progressPlan: values.progressPlan?.filter(({ text, plannedOn, doneOn }) => text.trim() !== '' || plannedOn || doneOn),
  };
}
