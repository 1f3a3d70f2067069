import Archive from '@mui/icons-material/FolderOutlined';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import Build from '@mui/icons-material/BuildOutlined';
import Chat from '@mui/icons-material/ChatOutlined';
import Foundation from '@mui/icons-material/FoundationOutlined';
import Kitchen from '@mui/icons-material/KitchenOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import Shield from '@mui/icons-material/ShieldOutlined';
import Verified from '@mui/icons-material/VerifiedOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { SvgIconComponent } from '@mui/icons-material';
import type { i18n as I18n } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { callOutcomes } from '../../../shared/calls.ts';
import type { HistoryEntry, HistoryKind, HistoryTarget } from '../../../shared/customer-history.ts';
import { When } from '../../components/when.tsx';
import { twoLines } from '../../components/text-styles.ts';
import { dynamicText } from '../../message-key.ts';

const icons: Readonly<Record<HistoryKind, SvgIconComponent>> = {
  request: Assignment,
  slip: Build,
  talk: Chat,
  item: Kitchen,
  project: Foundation,
  card: Verified,
  print: Print,
  privacy: Shield,
  file: Archive,
};
const pages: Readonly<Record<HistoryTarget, string>> = {
  request: '/requests',
  workOrder: '/work-orders',
  item: '/items',
  project: '/projects',
  card: '/warranty-cards',
  customer: '/customers',
};

/** A line each: an icon, what it was in words, where it leads, when, and who noted it. */
export function HistoryLines({ entries }: { readonly entries: readonly HistoryEntry[] }): ReactNode {
  const { t } = useTranslation('customerHistory');
  return (
    <Box component="ol" aria-label={t('title')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
      {entries.map((entry) => (
        <Line key={entry.key} entry={entry} />
      ))}
    </Box>
  );
}

function Line({ entry }: { readonly entry: HistoryEntry }): ReactNode {
  const { t, i18n } = useTranslation(['customerHistory', 'calls']);
  const Icon = icons[entry.kind];
  const title = dynamicText(i18n, `customerHistory:what.${entry.what}`, {
    name: entry.name,
    code: codeText(i18n, entry),
    more: entry.more,
    interpolation: { escapeValue: false },
  });
  const outcome = entry.kind === 'talk' ? callOutcomes.find((one) => one === entry.more) : undefined;
  const word = outcome && t(`calls:outcome.${outcome}`);
  const became = word && entry.name ? t('calls:list.passedOn', { outcome: word, name: entry.name }) : word;
  const state = stateText(i18n, entry);
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, minWidth: 0 }}>
      <Icon aria-hidden sx={{ fontSize: 18, mt: 0.25, color: 'text.secondary', flexShrink: 0 }} />
      <Box sx={{ minWidth: 0 }}>
        <Typography component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {entry.link ? (
            <Link component={RouterLink} to={`${pages[entry.link.to]}/${entry.link.id}`}>
              {title}
            </Link>
          ) : (
            title
          )}
        </Typography>{' '}
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
          {[state, became].filter(Boolean).join(' · ')}
        </Typography>
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
          <When at={entry.at} as={entry.isDay ? 'date' : undefined} /> {entry.who}
        </Typography>
        {entry.detail && (
          <Typography variant="body2" component="div" title={entry.detail} sx={{ ...twoLines, overflowWrap: 'anywhere' }}>
            {entry.detail}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

/** Where the words of an entry's code stand. */
const codesOf: Readonly<Partial<Record<HistoryEntry['what'], string>>> = {
  talkIn: 'customers:talkChannel',
  talkOut: 'customers:talkChannel',
  consentGiven: 'privacy:purpose',
  consentRefused: 'privacy:purpose',
  consentWithdrawn: 'privacy:purpose',
  privacyRequest: 'privacy:kind',
};

function codeText(i18n: I18n, { what, code }: HistoryEntry): string {
  return wordOr(i18n, `${codesOf[what] ?? ''}.${code}`, code);
}

function stateText(i18n: I18n, { what, code, more }: HistoryEntry): string {
  if (what === 'request') return wordOr(i18n, `requests:state.${code}`, '');
  if (what === 'slip') return wordOr(i18n, `workOrders:state.${code}`, '');
  if (what === 'privacyRequest') return wordOr(i18n, `privacy:state.${more}`, '');
  return what.startsWith('consent') ? wordOr(i18n, `privacy:way.${more}`, '') : '';
}

function wordOr(i18n: I18n, key: string, otherwise: string): string {
  return i18n.exists(key) ? dynamicText(i18n, key) : otherwise;
}
