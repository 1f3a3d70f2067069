import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ReactNode } from 'react';

type Choice = 'skip' | 'refuse';

export interface RowChoiceProps {
  readonly label: string;
  readonly value: Choice;
  readonly texts: Readonly<Record<Choice, string>>;
  /** The one that stands above. */
  readonly first: Choice;
  readonly onChange: (value: Choice) => void;
}

/** What is to become of rows that cannot be taken as they are. */
export function RowChoice({ label, value, texts, first, onChange }: RowChoiceProps): ReactNode {
  const labelId = useId();
  const second = first === 'skip' ? 'refuse' : 'skip';
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography id={labelId} sx={{ fontWeight: 600 }}>
        {label}
      </Typography>
      <RadioGroup aria-labelledby={labelId} value={value} onChange={(_, next) => onChange(next === 'refuse' ? 'refuse' : 'skip')}>
        {([first, second] as const).map((one) => (
          <FormControlLabel key={one} value={one} control={<Radio />} label={texts[one]} />
        ))}
      </RadioGroup>
    </Box>
  );
}
