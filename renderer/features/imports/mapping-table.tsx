import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, ImportTarget } from '../../../shared/imports.ts';
import { DataTable } from '../../components/data-table.tsx';
import { dynamicText } from '../../message-key.ts';
import type { Mapping } from './use-import.ts';

export interface MappingTableProps {
  readonly target: ImportTarget;
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  /** Fields that stay in sight though they have no column any more. */
  readonly kept: readonly string[];
  readonly onChange: (mapping: Mapping) => void;
}

/** Which column of the file holds which field, with examples from it. */
export function MappingTable({ target, preview, mapping, kept, onChange }: MappingTableProps): ReactNode {
  const { t, i18n } = useTranslation('imports');
  const { headers, sample } = preview;
  const [isWhole, setWhole] = useState(false);
  // Of fifty fields a sheet has ten; the others are one press away.
  const used = preview.fields.filter(({ key, isRequired }) => isRequired || typeof mapping[key] === 'number' || kept.includes(key));
  const others = preview.fields.length - used.length;
  const fields = isWhole || others < 4 ? preview.fields : used;
  const choose = (key: string, column: number | null) => {
    // a column serves one field at most
    const others = Object.entries(mapping).map(([field, before]) => [field, before !== null && before === column ? null : before] as const);
    onChange({ ...Object.fromEntries(others), [key]: column });
  };
  return (
    <>
      <DataTable
        label={t('mapping.title')}
        rows={fields}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'field',
            label: t('mapping.field'),
            width: 150,
            render: ({ key, isRequired }) => (
              <>
                {dynamicText(i18n, `imports:fields.${target}.${key}`)}
                {isRequired && (
                  <Typography
                    component="span"
                    variant="body2"
                    sx={{
                      ml: 0.75,
                      color: mapping[key] === null ? 'error.main' : 'text.secondary',
                      fontWeight: mapping[key] === null ? 700 : undefined,
                    }}
                  >
                    {t('mapping.required')}
                  </Typography>
                )}
              </>
            ),
          },
          {
            key: 'column',
            label: t('mapping.column'),
            width: 240,
            render: ({ key }) => (
              <TextField
                select
                value={mapping[key] ?? ''}
                onChange={(event) => choose(key, event.target.value === '' ? null : Number(event.target.value))}
                slotProps={{
                  select: { displayEmpty: true },
                  htmlInput: { 'aria-label': dynamicText(i18n, `imports:fields.${target}.${key}`) },
                }}
              >
                <MenuItem value="">
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {t('mapping.none')}
                  </Box>
                </MenuItem>
                {headers.map((header, column) => (
                  <MenuItem key={`${column}-${header}`} value={column}>
                    {columnLetter(column)} · {header || '—'}
                  </MenuItem>
                ))}
              </TextField>
            ),
          },
          {
            key: 'sample',
            label: t('mapping.sample'),
            render: ({ key }) => (
              <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                {examples(sample, mapping[key])}
              </Typography>
            ),
          },
        ]}
      />
      {others >= 4 && (
        <Button size="small" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
          {isWhole ? t('mapping.less') : t('mapping.more', { count: others })}
        </Button>
      )}
    </>
  );
}

function examples(sample: ImportPreview['sample'], column: number | null | undefined): string {
  if (column === null || column === undefined) return '';
  return sample
    .map((row) => row[column] ?? '')
    .filter((cell) => cell.trim() !== '')
    .slice(0, 3)
    .map((cell) => cell.slice(0, 40))
    .join(' · ');
}

/** A, B, … Z, AA: as the sheet names its columns. */
function columnLetter(column: number): string {
  const head = column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : '';
  return head + String.fromCharCode(65 + (column % 26));
}
