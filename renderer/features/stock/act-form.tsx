import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { PartRow } from '../../../shared/parts.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PartPicker } from './part-picker.tsx';

export interface ActFormProps<V extends FieldValues, Out> {
  readonly form: UseFormReturn<V, unknown, Out>;
  readonly title: string;
  readonly subtitle: string;
  readonly backTo?: string;
  readonly action: string;
  readonly isPending: boolean;
  readonly onSubmit: (values: Out) => unknown;
  readonly onPick: (part: PartRow) => unknown;
  readonly onCode: (code: string) => Promise<boolean>;
  /** Above the part search: where it goes. */
  readonly head?: ReactNode;
  /** The lines. */
  readonly children: ReactNode;
  /** Below the lines: signature, reason. */
  readonly foot?: ReactNode;
  readonly left?: ReactNode;
  readonly below?: ReactNode;
}

/** The frame of an act of the storekeeper: scan or search parts in a row, then one button and Ctrl+Enter. */
export function ActForm<V extends FieldValues, Out>({
  form,
  title,
  subtitle,
  backTo,
  onSubmit,
  ...props
}: ActFormProps<V, Out>): ReactNode {
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={title} subtitle={subtitle} {...(backTo !== undefined && { backTo })} />
      <AppForm form={form} onSubmit={onSubmit} label={title} sx={{ px: 2, pt: 0.5, pb: 2 }}>
        {props.head}
        <PartPicker autoFocus onPick={props.onPick} onCode={props.onCode} />
        {props.children}
        {props.foot}
        <FormActions left={props.left}>
          <Button type="submit" variant="contained" loading={props.isPending}>
            {props.action}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
      {props.below}
    </Box>
  );
}
