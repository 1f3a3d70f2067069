import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerMatch } from '../../../shared/customers.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import { useTRPC } from '../../api.ts';
import { useDelayed } from '../../components/use-delayed.ts';
import { tabular } from '../../theme.ts';

export interface CallerSearchProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onChoose: (match: CallerMatch) => void;
  /** The cursor left: what was typed stays as it is. */
  readonly onLeave?: () => void;
  readonly helperText?: string;
  readonly autoFocus?: boolean;
  /** A whole number that only one customer has means that customer as soon as the cursor leaves. */
  readonly takesOnly?: boolean;
  /** The last line of the matches says that it is none of them: what was typed stands. */
  readonly onAsTyped?: () => void;
}

const pauseMs = 60;
type Option = CallerMatch | 'asTyped';

/** Phone, tail, name or pinyin: customers on file while typing; a text that means none of them is good as well. */
export function CallerSearch(props: CallerSearchProps): ReactNode {
  const { t } = useTranslation('calls');
  const trpc = useTRPC();
  const { value, onChoose } = props;
  const [hasFocus, setFocus] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [nobody, setNobody] = useState<string>();
  const text = value.trim();
  const asked = useDelayed(text, pauseMs);
  const lookup = useQuery(
    trpc.customers.lookup.queryOptions(
      { query: asked.slice(0, 60), limit: 5 },
      { enabled: asked !== '', placeholderData: keepPreviousData },
    ),
  );
  const isSettled = asked === text && lookup.data !== undefined && !lookup.isPlaceholderData;
  const matches = text === '' ? none : (lookup.data ?? none);
  const options: readonly Option[] = matches.length > 0 && props.onAsTyped ? [...matches, 'asTyped'] : matches;

  // a whole number that one customer has means that customer, also when Enter was faster than the answer
  const only = useEffectEvent(() => {
    const [match, second] = matches;
    const { valid, kind } = normalizePhone(text);
    if (match && !second && valid && kind !== 'other') onChoose(match);
  });
  const hasLeft = !hasFocus && props.takesOnly && text !== '' && text !== nobody && isSettled;
  useEffect(() => {
    if (hasLeft) only();
  }, [hasLeft]);

  return (
    <Autocomplete<Option>
      forcePopupIcon={false}
      clearOnBlur={false}
      clearIcon={null}
      options={options}
      filterOptions={(all) => all}
      value={null}
      inputValue={value}
      open={isOpen && options.length > 0}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      autoHighlight
      onKeyDown={staysWithoutMatch}
      getOptionLabel={(option) => (option === 'asTyped' ? value : option.name)}
      getOptionKey={(option) => (option === 'asTyped' ? option : option.customerId)}
      onInputChange={(_, typed, reason) => {
        if (reason === 'input') props.onType(typed);
      }}
      onChange={(_, option) => {
        if (option === 'asTyped') {
          setNobody(text);
          props.onAsTyped?.();
        } else if (option) onChoose(option);
      }}
      onFocus={() => setFocus(true)}
      onBlur={() => {
        setFocus(false);
        props.onLeave?.();
      }}
      slotProps={{ listbox: { sx: { maxHeight: 400 } } }}
      renderOption={({ key, ...rest }, option) => (
        <Box component="li" key={key} {...rest}>
          {option === 'asTyped' ? (
            <Typography sx={{ color: 'primary.main' }}>{t('form.asTyped', { text })}</Typography>
          ) : (
            <Match match={option} />
          )}
        </Box>
      )}
      renderInput={(params) => (
        <TextField {...params} label={props.label} name={props.name} autoFocus={props.autoFocus} helperText={props.helperText} />
      )}
    />
  );
}

const none: readonly CallerMatch[] = [];

/** Enter in an open list takes the best match; while there is none yet, the browser would send the form. */
function staysWithoutMatch(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLElement) || target.getAttribute('aria-expanded') !== 'true') return;
  if (!target.getAttribute('aria-activedescendant')) event.preventDefault();
}

function Match({ match }: { readonly match: CallerMatch }): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography noWrap sx={{ fontWeight: 600 }}>
        {match.name}
      </Typography>
      <Typography variant="body2" noWrap sx={{ color: 'text.secondary', ...tabular }}>
        {[match.phone, match.contactName === match.name ? '' : match.contactName, match.address].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}
