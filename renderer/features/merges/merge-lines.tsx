import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergePreview, UnitedLine } from '../../../shared/merges.ts';

/** Contacts, phones and addresses as they will stand together: what both have once. */
export function MergeLines({ preview }: { readonly preview: MergePreview }): ReactNode {
  const { t } = useTranslation(['merges', 'customers']);
  const groups = [
    { title: t('customers:field.contacts'), lines: preview.contacts },
    { title: t('customers:field.phones'), lines: preview.phones },
    { title: t('customers:field.addresses'), lines: preview.addresses },
  ];
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('merges:merge.linesHint')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' } }}>
        {groups.map(({ title, lines }) => (
          <Box key={title}>
            <Typography variant="h3">{title}</Typography>
            {lines.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('merges:merge.none')}</Typography>}
            <Box component="ul" aria-label={title} sx={{ m: 0, pl: 2 }}>
              {lines.map((line, index) => (
                <Line key={`${index} ${line.text}`} line={line} from={line.from === 'kept' ? preview.kept.name : preview.absorbed.name} />
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

function Line({ line, from }: { readonly line: UnitedLine; readonly from: string }): ReactNode {
  const { t } = useTranslation('merges');
  return (
    <Box component="li" sx={{ overflowWrap: 'anywhere' }}>
      <Box component="span" sx={line.isDouble ? { textDecoration: 'line-through', color: 'text.secondary' } : undefined}>
        {line.text}
      </Box>{' '}
      <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
        {line.isDouble ? t('merge.double') : line.from === 'absorbed' ? t('merge.from', { name: from }) : ''}
      </Typography>
    </Box>
  );
}
