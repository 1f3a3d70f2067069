import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { searchKey } from '../../../shared/search-query.ts';
import { PaletteOption } from './palette-option.tsx';
import { paletteStore } from './palette-store.ts';
import type { PaletteEntry } from './palette-store.ts';
import { ShortcutLayer } from './shortcuts.tsx';

export interface CommandPaletteProps {
  readonly onClose: () => void;
  /** The commands that are always there: main areas, theme, language. */
  readonly commands: readonly PaletteEntry[];
  /** Finds things (customers, slips, parts) for at least two characters. */
  readonly search?: (text: string) => Promise<readonly PaletteEntry[]>;
}

/** Ctrl+K: one box that finds things and commands; arrows choose, Enter does it. */
export function CommandPalette(props: CommandPaletteProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onClose={props.onClose}
      maxWidth="sm"
      slotProps={{ paper: { 'aria-label': t('frame.palette'), sx: { position: 'absolute', top: 64, m: 0 } } }}
    >
      <ShortcutLayer>
        <PaletteBody {...props} />
      </ShortcutLayer>
    </Dialog>
  );
}

function PaletteBody({ onClose, commands, search }: CommandPaletteProps): ReactNode {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const screenCommands = useSyncExternalStore(paletteStore.subscribe, paletteStore.list);
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: [['search', 'palette'], query],
    queryFn: () => search?.(query) ?? [],
    enabled: search !== undefined && query.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  const hits = query.length >= 2 ? (found.data ?? []) : [];
  const matching = [...screenCommands, ...commands].filter((one) => one.label.toLowerCase().includes(query.toLowerCase()));
  const entries = [...hits, ...matching];
  const current = Math.min(chosen, entries.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  // a scanner presses Enter before the list is there: the answer for its very text decides
  const isBehind = text.trim() !== query || found.isFetching || found.isPlaceholderData;
  const runTyped = async () => {
    const typed = text.trim();
    if (!search || typed.length < 2 || (!isBehind && !hits.some((hit) => isExactly(hit, typed)))) return run(entries[current]);
    const answers = isBehind ? await search(typed).catch(() => hits) : hits;
    const exact = answers.filter((hit) => isExactly(hit, typed));
    run(exact.length === 1 && chosen === 0 ? exact[0] : isBehind ? (answers[0] ?? matching[0]) : entries[current]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setChosen((current + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void runTyped();
    }
  };

  return (
    <>
      <InputBase
        autoFocus
        fullWidth
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={t('frame.paletteHint')}
        slotProps={{
          input: {
            role: 'combobox',
            ...ownScanner,
            'aria-label': t('frame.paletteHint'),
            'aria-expanded': true,
            'aria-controls': listId,
            'aria-autocomplete': 'list',
            'aria-activedescendant': entries.length > 0 ? `${listId}-${current}` : undefined,
          },
        }}
        sx={{ px: 2, py: 1, fontSize: '1rem', borderBottom: 1, borderColor: 'divider' }}
      />
      <Box ref={list} id={listId} role="listbox" aria-label={t('frame.palette')} sx={{ overflow: 'auto', maxHeight: 420, py: 0.5 }}>
        {entries.map((entry, index) => (
          <PaletteOption
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            isChosen={index === current}
            onPoint={() => setChosen(index)}
            onPick={() => run(entry)}
          />
        ))}
      </Box>
      <Typography role="status" variant="body2" sx={{ px: 2, py: entries.length === 0 ? 2 : 0, color: 'text.secondary' }}>
        {entries.length === 0 ? (found.isFetching ? t('state.searching') : t('frame.paletteEmpty')) : ''}
      </Typography>
    </>
  );
}

/** The whole text is this thing's number or code, or that of something it owns. */
function isExactly({ label, why }: PaletteEntry, typed: string): boolean {
  const [name, wanted] = [label.toLowerCase(), typed.toLowerCase()];
  return name === wanted || name.startsWith(`${wanted} `) || (why !== undefined && searchKey(why.text) === searchKey(typed));
}

/** The palette reads the scanner itself, also on pages that hear it everywhere (`useScanner`). */
const ownScanner = { 'data-scan': '' };
