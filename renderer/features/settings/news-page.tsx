import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { releaseNotes } from '../../../shared/release-notes.ts';
import { Section } from '../../components/detail-page.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { currentLanguage } from '../../i18n.ts';

/** What each version of the program brought. */
export function NewsPage(): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <SettingsArea section="news" hint={t('news.hint')}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }}>
        {releaseNotes.map(({ version, points }) => (
          <Section key={version} title={t('news.version', { version })}>
            <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
              {points[currentLanguage()].map((point) => (
                <li key={point}>{point}</li>
              ))}
            </Box>
          </Section>
        ))}
      </Box>
    </SettingsArea>
  );
}
