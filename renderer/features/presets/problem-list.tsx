import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresetProblem } from '../../../shared/presets.ts';
import { dynamicText } from '../../message-key.ts';
import type { CommandError } from '../../use-command.ts';
import { usePresetWords } from './preset-words.ts';

interface ProblemListProps {
  readonly title: string;
  readonly problems: readonly PresetProblem[];
  /** Codes of the promised times, for places that say which by number. */
  readonly codes?: readonly string[];
}

const shownProblems = 12;

/** Every place of a preset that is not right, in words, with its path for whoever edits the file. */
export function ProblemList({ title, problems, codes }: ProblemListProps): ReactNode {
  const { t, i18n } = useTranslation('presets');
  const { labelOf } = usePresetWords();
  return (
    <Alert severity="error" variant="outlined" sx={{ py: 0 }}>
      {title}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {problems.slice(0, shownProblems).map(({ path, problem }) => (
          <li key={`${path} ${problem}`}>
            <b>{labelOf(path, codes)}</b> {dynamicText(i18n, `presets:problem.${problem}`)}
            {path !== '' && (
              <Box component="code" sx={{ ml: 1, color: 'text.secondary', overflowWrap: 'anywhere' }}>
                {path}
              </Box>
            )}
          </li>
        ))}
        {problems.length > shownProblems && <li>{t('importing.more', { count: problems.length - shownProblems })}</li>}
      </Box>
    </Alert>
  );
}

/** The places that a refusal names. */
export function problemsIn(error: CommandError | null): readonly PresetProblem[] {
  if (error?.code !== 'presetInvalid') return [];
  const problems: unknown = error.details['problems'];
  return Array.isArray(problems) ? (problems as readonly PresetProblem[]) : [];
}
