import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemChange } from '../../../shared/installed-items.ts';
import { ChangeList } from '../../components/change-list.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';

/** Who changed what of the item, and when: old and new of each field (R-002-48). */
export function ItemChanges({ changes }: { readonly changes: readonly ItemChange[] }): ReactNode {
  const { t, i18n } = useTranslation(['installedItems', 'settings']);
  if (changes.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('installedItems:page.noChanges')}</Typography>;
  const did = (procedure: string) => {
    const key = `settings:audit.procedures.${procedure}`;
    return i18n.exists(key) ? dynamicText(i18n, key) : t('settings:audit.other');
  };
  return (
    <Box component="ol" aria-label={t('installedItems:page.changes')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
      {changes.map((change) => (
        <Box component="li" key={change.id}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            <When at={change.at} /> {change.userName} · {did(change.procedure)}
          </Typography>
          <ChangeList changes={change.changes} />
        </Box>
      ))}
    </Box>
  );
}
