import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compareMarkInput } from '../../../shared/audit-chain.ts';
import type { MarkAnswer } from '../../../shared/audit-chain.ts';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { errorText } from '../../error-text.ts';

/** Holds what is printed below a day report against the chain (F119): paper is the one anchor that no program can change. */
export function MarkForm(): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const client = useTRPCClient();
  const [isOpen, setOpen] = useState(false);
  const [seq, setSeq] = useState('');
  const [mark, setMark] = useState('');
  const [answer, setAnswer] = useState<MarkAnswer>();
  const asked = compareMarkInput.safeParse({ seq: Number(seq), mark });
  const compare = async (event: FormEvent) => {
    event.preventDefault();
    if (!asked.success) return;
    try {
      setAnswer((await client.audit.compareMark.query(asked.data)).answer);
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    }
  };
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)} sx={{ mt: 0.5 }}>
        {t('audit.chain.paper')}
      </Button>
    );
  return (
    <Box component="form" onSubmit={(event) => void compare(event)} sx={{ mt: 1 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('audit.chain.paperHint')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <TextField
          label={t('audit.chain.seq')}
          value={seq}
          onChange={({ target }) => setSeq(target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
          sx={{ width: 110 }}
        />
        <TextField
          label={t('audit.chain.mark')}
          value={mark}
          onChange={({ target }) => setMark(target.value)}
          slotProps={{ htmlInput: { maxLength: 14, spellCheck: false } }}
          sx={{ width: 170 }}
        />
        <Button type="submit" variant="outlined" disabled={!asked.success}>
          {t('audit.chain.compare')}
        </Button>
        {answer && (
          <Typography role="status" sx={{ color: answer === 'same' ? 'success.main' : 'error.main', fontWeight: 600 }}>
            {t(`audit.chain.answer.${answer}`)}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
