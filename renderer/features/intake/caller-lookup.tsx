import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CallerMatch } from '../../../shared/customers.ts';
import { useTRPC } from '../../api.ts';
import { useFieldErrorText } from '../../components/field-error.ts';
import { useDelayed } from '../../components/use-delayed.ts';
import { CallerMatches } from './caller-matches.tsx';

export interface CallerLookupProps {
  readonly onChoose: (match: CallerMatch) => void;
  /** Nobody matches, or it is somebody else: a new customer with what was typed. */
  readonly onNew: (typed: string) => void;
  /** Enter was pressed before the matches came: the person types on. */
  readonly onAhead: () => void;
}

const pauseMs = 40;

/** Who calls: phone, tail, name, pinyin or serial in one field; matches while typing, the first one is Enter away. */
export function CallerLookup({ onChoose, onNew, onAhead }: CallerLookupProps): ReactNode {
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const listId = useId();
  const { field, fieldState } = useController<{ callerQuery: string }, 'callerQuery'>({ name: 'callerQuery' });
  const errorText = useFieldErrorText(fieldState.error);
  const text = field.value.trim();
  const asked = useDelayed(text, pauseMs);
  const lookup = useQuery(
    trpc.customers.lookup.queryOptions(
      { query: asked, limit: 8 },
      { enabled: asked !== '', placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  const matches = text === '' || asked === '' ? none : (lookup.data ?? none);
  const isSettled = asked === text && !lookup.isPlaceholderData && (lookup.data !== undefined || lookup.error !== null);
  const [place, setPlace] = useState({ of: matches, index: 0 });
  const index = place.of === matches ? place.index : 0;
  const isWaiting = useRef(false);

  const pick = (at: number) => {
    const match = matches[at];
    if (match) onChoose(match);
    else onNew(text);
  };
  const pickWhenSettled = useEffectEvent(() => {
    if (!isWaiting.current || !isSettled) return;
    isWaiting.current = false;
    pick(0);
  });
  useEffect(() => pickWhenSettled(), [isSettled, matches]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const count = matches.length + 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setPlace({ of: matches, index: (index + (event.key === 'ArrowDown' ? 1 : count - 1)) % count });
    } else if (event.key === '+' && text !== '') {
      event.preventDefault();
      onNew(text);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (text === '') return;
      if (isSettled) return pick(index);
      isWaiting.current = true;
      onAhead();
    }
  };
  const isOpen = text !== '';
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <TextField
        label={t('lookup.label')}
        name={field.name}
        value={field.value}
        inputRef={field.ref}
        onBlur={field.onBlur}
        onChange={(event) => {
          isWaiting.current = false;
          field.onChange(event.target.value);
        }}
        onKeyDown={onKeyDown}
        autoFocus
        autoComplete="off"
        required
        error={errorText !== undefined}
        helperText={errorText ?? (lookup.error && isOpen ? t('lookup.failed') : t('lookup.hint'))}
        slotProps={{
          htmlInput: {
            role: 'combobox',
            'aria-autocomplete': 'list',
            'aria-expanded': isOpen,
            'aria-controls': isOpen ? listId : undefined,
            'aria-activedescendant': isOpen ? `${listId}-${index}` : undefined,
            maxLength: 60,
          },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <Search fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
      />
      {isOpen && (
        <CallerMatches id={listId} matches={matches} index={index} typed={text} isEmpty={isSettled && matches.length === 0} onPick={pick} />
      )}
    </Box>
  );
}

const none: readonly CallerMatch[] = [];
