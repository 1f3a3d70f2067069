import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useShortcut } from './frame/shortcuts.tsx';
import { KeyHint } from './key-hint.tsx';

export interface CommandButtonProps {
  readonly label: string;
  readonly onClick: () => unknown;
  /** Why it cannot be given now, in words; shows on hover and to the screen reader. Undefined = it can. */
  readonly refusal?: string;
  readonly isPrimary?: boolean;
  readonly isDestructive?: boolean;
  readonly isPending?: boolean;
  readonly icon?: ReactNode;
  /** A shortcut such as `Ctrl+P`; listed in the help dialog under `shortcutLabel` (a message key). */
  readonly shortcut?: string;
  readonly shortcutLabel?: string;
}

/**
 * A command of a state machine. One that is not allowed now stays visible and reachable by keyboard, and says why
 * (so it is `aria-disabled`, not `disabled`).
 */
export function CommandButton(props: CommandButtonProps): ReactNode {
  const reasonId = useId();
  const isRefused = props.refusal !== undefined;
  const run = () => {
    if (!isRefused && !props.isPending) props.onClick();
  };
  useShortcut(props.shortcut ?? '', run, { label: props.shortcutLabel, enabled: props.shortcut !== undefined && !isRefused });
  return (
    <>
      <Tooltip title={props.refusal ?? ''} describeChild>
        <Button
          variant={props.isPrimary ? 'contained' : 'outlined'}
          color={props.isDestructive ? 'error' : 'primary'}
          startIcon={props.icon}
          loading={props.isPending}
          aria-disabled={isRefused || undefined}
          aria-describedby={isRefused ? reasonId : undefined}
          onClick={run}
          sx={isRefused ? refusedStyle : undefined}
        >
          {props.label}
          {props.shortcut && !isRefused && <KeyHint combo={props.shortcut} />}
        </Button>
      </Tooltip>
      {isRefused && (
        <span id={reasonId} hidden>
          {props.refusal}
        </span>
      )}
    </>
  );
}

const refusedStyle = {
  color: 'text.disabled',
  borderColor: 'divider',
  backgroundColor: 'transparent',
  cursor: 'not-allowed',
  '&:hover': { backgroundColor: 'action.hover', borderColor: 'divider' },
} as const;
