import type { ReactNode } from 'react';
import { parseWhen } from '../../../shared/natural-input.ts';
import { dayOf, formatDateTime } from '../../../shared/time.ts';
import type { FormFieldProps } from '../../components/form-text-field.tsx';
import { ParsedField } from '../../components/parsed-field.tsx';
import { useWhen } from '../../components/when.tsx';
import { useZone } from '../../session.tsx';

/**
 * A time as the customer wrote it on the paper. A bare time (`1430`, `14:30`) of a job that was planned for an earlier day is that day's: papers
 * often come back a day later. Value: epoch ms, or null.
 */
export function PaperTimeField({ plannedAt, ...props }: FormFieldProps & { readonly plannedAt: number }): ReactNode {
  const zone = useZone();
  const when = useWhen();
  const parse = (text: string) => {
    const now = Date.now();
    const isBareTime = /^\d{1,2}(?:[:：.点时]?\d{0,2})分?$/.test(text.trim());
    const isEarlierJob = dayOf(plannedAt, zone) < dayOf(now, zone);
    return parseWhen(text, isBareTime && isEarlierJob ? plannedAt : now, zone)?.at;
  };
  return (
    <ParsedField
      {...props}
      parse={parse}
      format={(at) => formatDateTime(at, zone)}
      explain={(at) => when(at)}
      invalidMessage="common:validation.notATime"
    />
  );
}
