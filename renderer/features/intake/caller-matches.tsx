import PersonAdd from '@mui/icons-material/PersonAddAlt';
import Star from '@mui/icons-material/Star';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerMatch } from '../../../shared/customers.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { tabular } from '../../theme.ts';

export interface CallerMatchesProps {
  readonly id: string;
  readonly matches: readonly CallerMatch[];
  /** The option that Enter takes; the last one is the new customer. */
  readonly index: number;
  readonly typed: string;
  readonly isEmpty: boolean;
  readonly onPick: (index: number) => void;
}

/** The lines under the caller field, latest callers first; the last line makes a new customer. */
export function CallerMatches({ id, matches, index, typed, isEmpty, onPick }: CallerMatchesProps): ReactNode {
  const { t } = useTranslation('intake');
  return (
    <>
      {isEmpty && (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary', px: 1 }}>
          {t('lookup.none')}
        </Typography>
      )}
      <Box
        component="ul"
        role="listbox"
        id={id}
        aria-label={t('lookup.matches')}
        sx={{ listStyle: 'none', m: 0, p: 0, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}
      >
        {matches.map((match, at) => (
          <Option key={match.customerId} id={`${id}-${at}`} isActive={at === index} onPick={() => onPick(at)}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
              {match.isKeyCustomer && <Star titleAccess={t('keyCustomer')} sx={{ fontSize: 16, color: 'warning.main' }} />}
              <Typography component="span" noWrap sx={{ fontWeight: 600 }}>
                {match.name}
              </Typography>
              {match.openRequests > 0 && (
                <Typography component="span" variant="caption" sx={{ ml: 'auto', flexShrink: 0, color: 'warning.main', fontWeight: 700 }}>
                  {t('lookup.openRequests', { count: match.openRequests })}
                </Typography>
              )}
            </Box>
            <Typography variant="body2" noWrap sx={{ color: 'text.secondary', ...tabular }}>
              {[match.phone, match.contactName === match.name ? '' : match.contactName, match.address].filter(Boolean).join(' · ')}
            </Typography>
          </Option>
        ))}
        <Option id={`${id}-${matches.length}`} isActive={index === matches.length} onPick={() => onPick(matches.length)}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: 'primary.main' }}>
            <PersonAdd sx={{ fontSize: 18 }} />
            <Typography component="span" noWrap sx={{ fontWeight: 600 }}>
              {t('lookup.newCustomerNamed', { text: typed })}
            </Typography>
            <Box component="span" sx={{ ml: 'auto' }}>
              <KeyHint combo="＋" />
            </Box>
          </Box>
        </Option>
      </Box>
    </>
  );
}

function Option(props: {
  readonly id: string;
  readonly isActive: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { isActive } = props;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <Box
      component="li"
      role="option"
      ref={element}
      id={props.id}
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPick}
      sx={{
        px: 1,
        py: 0.5,
        cursor: 'pointer',
        bgcolor: isActive ? 'action.selected' : undefined,
        boxShadow: isActive ? 'inset 3px 0 0 var(--mui-palette-primary-main)' : undefined,
        '&:hover': { bgcolor: 'action.hover' },
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {props.children}
    </Box>
  );
}
