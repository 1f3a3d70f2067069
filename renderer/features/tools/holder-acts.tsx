import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ToolHolder } from '../../../shared/tools.ts';
import { useCan } from '../../session.tsx';

/** Give tools to somebody, take them back. */
export function HolderActs({ person }: { readonly person: Pick<ToolHolder, 'staffId' | 'name' | 'items' | 'isActive'> }): ReactNode {
  const { t } = useTranslation('tools');
  const { staffId, name, items, isActive } = person;
  if (!useCan()('tools.issue')) return null;
  const base = `/tools/people/${staffId}`;
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
      <Button
        component={RouterLink}
        to={`${base}/issue`}
        variant="outlined"
        disabled={!isActive}
        aria-label={`${t('people.issue')} ${name}`}
      >
        {t('people.issue')}
      </Button>
      <Button component={RouterLink} to={`${base}/return`} disabled={items === 0} aria-label={`${t('people.takeBack')} ${name}`}>
        {t('people.takeBack')}
      </Button>
    </Box>
  );
}
