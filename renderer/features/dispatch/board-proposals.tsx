import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { BoardJob } from '../../../shared/board.ts';
import type { Proposal, ProposalReason } from '../../../shared/proposals.ts';
import { useProposalText } from '../../components/proposal-text.ts';

interface BoardProposalsProps {
  readonly job: BoardJob;
  readonly proposals: readonly Proposal[];
}

const shown = 4;

/** Who is proposed for the chosen job, with the reasons; the digits 1 to 9 take them while the cursor is in the list. */
export function BoardProposals({ job, proposals }: BoardProposalsProps): ReactNode {
  const { t } = useTranslation('board');
  const text = useProposalText();
  return (
    <Box component="section" aria-label={t('proposal.label')} sx={{ borderTop: 1, borderColor: 'divider', px: 1.5, py: 1, flexShrink: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="subtitle2">{t('proposal.label')}</Typography>
        <Button size="small" component={RouterLink} to={`/dispatch?tab=queue&request=${job.id}`}>
          {t('waiting.openForm')}
        </Button>
      </Box>
      <Box component="ol" sx={{ m: 0, pl: 2.25, fontSize: 13 }}>
        {proposals.slice(0, shown).map(({ staffId, name, reasons }) => (
          <li key={staffId}>
            <b>{name}</b>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {reasons
                .slice(0, 4)
                .map((reason: ProposalReason) => text(reason))
                .join(' · ')}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
