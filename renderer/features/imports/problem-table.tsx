import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, ImportProblem, ImportTarget } from '../../../shared/imports.ts';
import { DataTable } from '../../components/data-table.tsx';
import { dynamicText } from '../../message-key.ts';

/** Every problem by row and column of the sheet, in words. */
export function ProblemTable({ target, preview }: { readonly target: ImportTarget; readonly preview: ImportPreview }): ReactNode {
  const { t, i18n } = useTranslation('imports');
  const { problems, problemCount } = preview;
  if (problems.length === 0) {
    return (
      <Alert severity="success" variant="outlined">
        {t('problems.none')}
      </Alert>
    );
  }
  const what = (problem: ImportProblem) => (isUnmapped(problem) ? t('problems.unmapped') : t(`problems.code.${problem.code}`));
  return (
    <>
      <Box sx={{ maxHeight: 360, overflow: 'auto' }} role="region" aria-label={t('problems.title')} tabIndex={0}>
        <DataTable
          label={t('problems.title')}
          rows={problems}
          rowKey={(problem) => `${problem.row}-${problem.field}-${problem.code}-${problem.value}`}
          columns={[
            { key: 'row', label: t('problems.row'), numeric: true, width: 64, render: (problem) => problem.row },
            {
              key: 'column',
              label: t('problems.column'),
              width: 150,
              render: (problem) => problem.column || dynamicText(i18n, `imports:fields.${target}.${problem.field}`),
            },
            { key: 'what', label: t('problems.what'), render: what },
            {
              key: 'value',
              label: t('problems.value'),
              render: (problem) => <Box sx={{ overflowWrap: 'anywhere' }}>{problem.value || '—'}</Box>,
            },
          ]}
        />
      </Box>
      {problemCount > problems.length && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {t('problems.shown', { shown: problems.length, total: problemCount })}
        </Typography>
      )}
    </>
  );
}

/** A required field without a column is told once, at the titles. */
function isUnmapped({ column, code }: ImportProblem): boolean {
  return column === '' && code === 'required';
}
