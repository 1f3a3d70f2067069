import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

export interface FormProblemsProps {
  /** Field path -> label, in the order of the form. */
  readonly labels: Readonly<Record<string, string>>;
}

/** After a refused save: names every field that needs something, each a link to it (R-000-02). */
export function FormProblems({ labels }: FormProblemsProps): ReactNode {
  const { t } = useTranslation();
  const form = useFormContext();
  const { submitCount } = useFormState({ control: form.control });
  if (submitCount === 0) return null;
  const wrong = Object.keys(labels).filter((name) => form.getFieldState(name).error !== undefined);
  if (wrong.length === 0) return null;
  return (
    <Alert severity="error" variant="outlined" sx={{ py: 0 }}>
      <Box component="span" sx={{ mr: 0.5 }}>
        {t('error.checkFields')}
        {': '}
      </Box>
      {wrong.map((name, index) => (
        <span key={name}>
          {index > 0 && ' · '}
          <Link
            component="button"
            type="button"
            color="inherit"
            underline="always"
            onClick={() => form.setFocus(name)}
            sx={{ verticalAlign: 'baseline' }}
          >
            {labels[name]}
          </Link>
        </span>
      ))}
    </Alert>
  );
}
