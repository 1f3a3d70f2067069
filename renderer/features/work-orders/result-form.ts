import { z } from 'zod';
import { addFen, timesFen } from '../../../shared/money.ts';
import { missingTicks, repairTicks, standardPoints } from '../../../shared/repair-ticks.ts';
import type { AskedTicks } from '../../../shared/repair-ticks.ts';
import { recordResultInput } from '../../../shared/work-orders.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';

const { arrivedAt, leftAt, cause, remedy, leftOutText, signedBy, customerOpinion } = recordResultInput.shape;
const charge = z.number().int().min(0).max(1_000_000_000).nullable();

/** The result as it is typed; what R-000-50 asks for before the signature is refused here with the field named. */
const resultSchema = z
  .object({
    arrivedAt,
    leftAt,
    cause,
    remedy,
    nothingLeftOut: z.enum(['yes', 'no'], { error: 'workOrders:result.answerMissing' }),
    leftOutText,
    isSigned: z.boolean(),
    signedBy,
    customerOpinion,
    ...repairTicks,
    laborFen: charge,
    partsFen: charge,
    travelFen: charge,
  })
  .refine((values) => values.leftAt >= values.arrivedAt, {
    error: 'workOrders:result.leftBeforeArrived',
    path: ['leftAt'],
    when: ({ value }) => bothTimes(value),
  })
  .refine((values) => values.nothingLeftOut !== 'no', { error: 'workOrders:result.leftOutStops', path: ['nothingLeftOut'] })
  .refine((values) => values.isSigned, { error: 'workOrders:result.signatureMissing', path: ['isSigned'] });

/** R-004-36, R-004-38: and what the preset of the job asks for; every missing tick is named together with what else is missing. */
export function resultSchemaFor(asked: AskedTicks) {
  return tickFields.reduce(
    (schema, field) =>
      schema.refine((values) => !missingTicks(asked, values).includes(field), {
        error: 'common:validation.required',
        path: field.split('.'),
        when: () => true,
      }),
    resultSchema,
  );
}

const tickFields = ['foundBy', ...standardPoints.map((point) => `standard.${point}`), 'standardReason'];

export type ResultValues = z.output<typeof resultSchema>;
/** Before anything is typed: times and the answer are empty. */
export type ResultDraft = Omit<z.input<typeof resultSchema>, 'arrivedAt' | 'leftAt' | 'nothingLeftOut'> & {
  readonly arrivedAt: number | null;
  readonly leftAt: number | null;
  readonly nothingLeftOut: 'yes' | 'no' | '';
};

function bothTimes(value: unknown): boolean {
  const { arrivedAt: arrived, leftAt: left } = value as Partial<Record<'arrivedAt' | 'leftAt', unknown>>;
  return typeof arrived === 'number' && typeof left === 'number';
}

/** What of issued parts stayed with the customer, at their prices. */
export function issuedPartsFen({ parts }: WorkOrderView): number {
  return addFen(...parts.map(({ priceFen, issuedQty, returnedQty }) => timesFen(priceFen, issuedQty - returnedQty)));
}

export function emptyResult(slip: WorkOrderView): ResultDraft {
  return {
    arrivedAt: slip.arrivedAt,
    leftAt: slip.leftAt,
    cause: slip.cause,
    remedy: slip.remedy,
    // R-000-50: the answer is never taken for granted
    nothingLeftOut: '',
    leftOutText: slip.leftOutText,
    isSigned: false,
    signedBy: slip.signedBy || slip.contactName,
    customerOpinion: slip.customerOpinion,
    foundBy: [...slip.foundBy],
    standard: slip.standard,
    standardReason: slip.standardReason,
    laborFen: slip.laborFen || null,
    partsFen: slip.partsFen || issuedPartsFen(slip) || null,
    travelFen: slip.travelFen || null,
  };
}
