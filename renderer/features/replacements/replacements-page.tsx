import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { replacementStates } from '../../../shared/replacements.ts';
import type { ReplacementState } from '../../../shared/replacements.ts';
import { useTRPCClient } from '../../api.ts';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { OldPartsArea } from '../../components/old-parts-area.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { ReplacementFigures } from './replacement-figures.tsx';
import { ReplacementsTable } from './replacements-table.tsx';

/** `/old-parts/replacements`: pieces that were supplied once more 补换件, waiting ones first to decide (R-000-40). */
export function ReplacementsPage(): ReactNode {
  const { t } = useTranslation('replacements');
  const allowed = useCan();
  const client = useTRPCClient();
  const [state, setState] = useState<ReplacementState | ''>('');
  const [isAsking, setAsking] = useState(false);
  return (
    <OldPartsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('title')}
          subtitle={t('hint')}
          actions={
            <>
              <TextField
                select
                label={t('stateLabel')}
                value={state}
                onChange={(event) => setState(event.target.value as ReplacementState | '')}
                sx={{ width: 140 }}
              >
                <MenuItem value="">{t('all')}</MenuItem>
                {replacementStates.map((one) => (
                  <MenuItem key={one} value={one}>
                    {t(`state.${one}`)}
                  </MenuItem>
                ))}
              </TextField>
              {allowed('parts.export') && (
                <ListExportButton
                  exportRows={(body) => client.replacements.export.mutate({ key: newRequestKey(), body })}
                  request={{ state: state === '' ? null : state }}
                />
              )}
              {allowed('replacements.ask') && (
                <Button variant="contained" onClick={() => setAsking(true)}>
                  {t('ask')}
                </Button>
              )}
            </>
          }
        />
        <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 2 }}>
          <TablePaper>
            <ReplacementsTable state={state === '' ? null : state} />
          </TablePaper>
          <ReplacementFigures />
        </Box>
        {isAsking && <AskDialog onClose={() => setAsking(false)} />}
      </Box>
    </OldPartsArea>
  );
}
