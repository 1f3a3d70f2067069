import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from './data-table.tsx';

export interface VersionDifference {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface StaleNoticeProps {
  /** The fields in which the two versions differ. */
  readonly differences: readonly VersionDifference[];
  /** Saves what was typed over the newer version. */
  readonly onUseMine: () => void;
  /** Puts the newer version into the form. */
  readonly onUseTheirs: () => void;
}

/** Somebody else saved first: both versions beside each other; nothing is merged silently and no text is lost. */
export function StaleNotice({ differences, onUseMine, onUseTheirs }: StaleNoticeProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert severity="warning" variant="outlined" role="alert" sx={{ '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}>
      <Typography sx={{ fontWeight: 600 }}>{t('stale.title')}</Typography>
      {t('stale.body')}
      <DataTable
        label={t('stale.title')}
        rows={differences}
        rowKey={(row) => row.label}
        columns={[
          { key: 'field', label: t('word.name'), render: (row) => row.label, width: 120 },
          { key: 'mine', label: t('stale.mine'), render: (row) => <Wrapped text={row.mine} /> },
          { key: 'theirs', label: t('stale.theirs'), render: (row) => <Wrapped text={row.theirs} /> },
        ]}
      />
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        <Button variant="outlined" onClick={onUseMine}>
          {t('stale.useMine')}
        </Button>
        <Button onClick={onUseTheirs}>{t('stale.useTheirs')}</Button>
      </Box>
    </Alert>
  );
}

function Wrapped({ text }: { readonly text: string }): ReactNode {
  return <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text === '' ? '—' : text}</Box>;
}
