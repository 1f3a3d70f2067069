import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moved, partSizes } from '../../../shared/form-layouts.ts';
import type { FormLayout, LayoutPart, PartSize } from '../../../shared/form-layouts.ts';
import type { PaperPart } from '../../print/paper-form.ts';

interface LayoutPartsProps {
  readonly parts: readonly PaperPart[];
  readonly layout: FormLayout;
  readonly change: (change: Partial<FormLayout>) => void;
}

/** The parts of a form in their order: whether they print, under which caption, how wide; Alt with the arrows moves one. */
export function LayoutParts({ parts, layout, change }: LayoutPartsProps): ReactNode {
  const { t } = useTranslation('forms');
  const list = useRef<HTMLUListElement>(null);
  const offered = new Map(parts.map((part) => [part.key, part]));
  const shown = layout.parts.filter(({ key }) => offered.has(key));
  const put = (key: string, facts: Partial<LayoutPart>) =>
    change({ parts: layout.parts.map((part) => (part.key === key ? { ...part, ...facts } : part)) });
  const move = (key: string, by: -1 | 1) => change({ parts: moved(parts, layout, key, by).parts });
  return (
    <Box component="ul" ref={list} aria-label={t('layout.parts')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {shown.map((part, index) => {
        const own = offered.get(part.key);
        if (!own) return null;
        return (
          <PartRow
            key={part.key}
            part={part}
            own={own}
            isFirst={index === 0}
            isLast={index === shown.length - 1}
            put={(facts) => put(part.key, facts)}
            move={(by) => move(part.key, by)}
          />
        );
      })}
    </Box>
  );
}

interface PartRowProps {
  readonly part: LayoutPart;
  readonly own: PaperPart;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly put: (facts: Partial<LayoutPart>) => void;
  readonly move: (by: -1 | 1) => void;
}

function PartRow({ part, own, isFirst, isLast, put, move }: PartRowProps): ReactNode {
  const { t } = useTranslation('forms');
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <Box component="li" onKeyDown={onKeyDown} sx={{ display: 'flex', alignItems: 'center', gap: 0.5, py: 0.25 }}>
      <Tooltip title={own.isFixed ? t('layout.fixed') : ''}>
        <span>
          <Checkbox
            sx={{ p: 0.5 }}
            checked={own.isFixed || !part.isHidden}
            disabled={own.isFixed}
            onChange={(_, isShown) => put({ isHidden: !isShown })}
            slotProps={{ input: { 'aria-label': t('layout.show', { part: own.label }) } }}
          />
        </span>
      </Tooltip>
      <TextField
        size="small"
        value={part.caption}
        placeholder={own.label}
        onChange={(event) => put({ caption: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 20, 'aria-label': t('layout.caption', { part: own.label }) } }}
        sx={{ flex: 1, minWidth: 0, '& input::placeholder': { opacity: 0.85 } }}
      />
      {own.size !== null && (
        <TextField
          select
          size="small"
          value={part.size ?? own.size}
          onChange={(event) => put({ size: event.target.value as PartSize })}
          slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('layout.width', { part: own.label }) } } }}
          sx={{ width: 84, flexShrink: 0 }}
        >
          {partSizes.map((size) => (
            <MenuItem key={size} value={size}>
              {t(`layout.size.${size}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <IconButton size="small" aria-label={t('layout.up', { part: own.label })} disabled={isFirst} onClick={() => move(-1)}>
        <ArrowUpward fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label={t('layout.down', { part: own.label })} disabled={isLast} onClick={() => move(1)}>
        <ArrowDownward fontSize="small" />
      </IconButton>
    </Box>
  );
}
