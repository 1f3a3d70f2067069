import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseWhen } from '../../shared/natural-input.ts';
import { formatDateTime } from '../../shared/time.ts';
import { useZone } from '../session.tsx';
import { ParsedField } from './parsed-field.tsx';
import type { FormFieldProps } from './form-text-field.tsx';
import { useWhen } from './when.tsx';

export interface FormDateTimeFieldProps extends FormFieldProps {
  /** `HH:MM` taken when only a day is typed; 18:00 when not given. */
  readonly defaultTime?: string;
  readonly onValueChange?: (at: number | null) => void;
}

/** A point in time typed as people say it (`明天 9点`, `+2h`, `16:30`); what was understood shows beneath. Value: epoch ms, or null when empty. */
export function FormDateTimeField({ defaultTime, ...props }: FormDateTimeFieldProps): ReactNode {
  const { t } = useTranslation();
  const zone = useZone();
  const when = useWhen();
  return (
    <ParsedField
      {...props}
      helperText={props.helperText ?? t('date.hint')}
      parse={(text) => parseWhen(text, Date.now(), zone, defaultTime ? { defaultTime } : {})?.at}
      format={(at) => formatDateTime(at, zone)}
      explain={(at) => {
        const explanation = t('date.parsed', { when: when(at) });
        return at < Date.now() - 60_000 ? `${explanation} · ${t('date.past')}` : explanation;
      }}
      invalidMessage="common:validation.notATime"
    />
  );
}
