import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { useProposalText } from '../../components/proposal-text.ts';
import type { DispatchDraft } from './dispatch-values.ts';

const shown = 3;

/** Who is proposed for the planned time, with the reasons; a click takes them (R-004-33). */
export function FormProposals({ requestId }: { readonly requestId: number }): ReactNode {
  const { t } = useTranslation('board');
  const trpc = useTRPC();
  const text = useProposalText();
  const { setValue, getValues } = useFormContext<DispatchDraft>();
  const [plannedAt, staffIds] = useWatch<DispatchDraft, ['plannedAt', 'staffIds']>({ name: ['plannedAt', 'staffIds'] });
  const at = Number.isSafeInteger(plannedAt) ? plannedAt : null;
  const proposals = useQuery(
    trpc.board.proposals.queryOptions({ requestId, at }, { placeholderData: (before) => before, staleTime: 15_000 }),
  );
  const open = proposals.data?.filter(({ staffId }) => !staffIds.includes(staffId)).slice(0, shown) ?? [];
  // the place is kept while they are fetched, so that nothing below jumps
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', minHeight: 28 }}>
      <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
        {t('proposal.label')}
      </Typography>
      {open.map(({ staffId, name, reasons }) => (
        <Chip
          key={staffId}
          size="small"
          variant="outlined"
          label={`${name} · ${reasons
            .slice(0, 2)
            .map((reason) => text(reason))
            .join(' · ')}`}
          title={reasons.map((reason) => text(reason)).join('\n')}
          aria-label={t('proposal.choose', { name })}
          tabIndex={-1}
          onClick={() => setValue('staffIds', [...getValues('staffIds'), staffId], { shouldDirty: true, shouldValidate: true })}
        />
      ))}
    </Box>
  );
}
