import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PresetList } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PresetTable } from './preset-table.tsx';
import { ShopChoice } from './shop-choice.tsx';

/** The industry presets: what the shop and its product lines use, and every preset with its version in force. */
export function PresetsPage(): ReactNode {
  const { t } = useTranslation('presets');
  const presets = useQuery(useTRPC().presets.list.queryOptions());
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'choose' | 'import'>();
  const close = () => setDialog(undefined);
  const actions = presets.data && (
    <>
      <Button variant="outlined" onClick={() => setDialog('import')}>
        {t('command.import')}
      </Button>
      <Button variant="contained" onClick={() => setDialog('choose')}>
        {t('choose.title')}
      </Button>
    </>
  );
  return (
    <SettingsArea section="presets" hint={t('hint')} actions={actions}>
      {presets.data ? (
        <Content list={presets.data} />
      ) : presets.error ? (
        <ErrorState error={presets.error} onRetry={() => void presets.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {dialog === 'choose' && presets.data && <ChooseDialog list={presets.data} onClose={close} />}
      {dialog === 'import' && <ImportDialog onClose={close} onTaken={({ code }) => navigate(`/settings/presets/${code}`)} />}
    </SettingsArea>
  );
}

function Content({ list }: { readonly list: PresetList }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <ShopChoice list={list} />
      <PresetTable presets={list.presets} />
    </Box>
  );
}
