import Check from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyStatus } from '../../../shared/keys.ts';
import { fromRecoveryCode, toRecoveryCode } from '../../../shared/recovery-code.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { recoveryCodeForm } from '../../print/recovery-code.tsx';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview, unmarked } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

export interface RecoveryCodePreviewProps {
  readonly code: string;
  readonly status: KeyStatus;
  readonly address: URLSearchParams;
  /** The paper lies in somebody's hand: the code goes from the screen. */
  readonly onDone: () => void;
}

/** The paper with the code; beside it whoever printed it says so, and may type it back from the paper. */
export function RecoveryCodePreview({ code, status, address, onDone }: RecoveryCodePreviewProps): ReactNode {
  const { t } = useTranslation('keys');
  const texts = usePaperTexts();
  const zone = useZone();
  const { shop } = status;
  const build = useMemo(() => {
    if (!texts) return undefined;
    const paper = recoveryCodeForm({ code, shop, printedOn: dayOf(Date.now(), zone) }, texts);
    return () => [paper];
  }, [texts, code, shop, zone]);
  return (
    <FormPreview
      form="recoveryCode"
      address={address}
      title={t('page')}
      documentTitle={t('page')}
      backTo="/settings/recoveryCode"
      build={build}
      error={null}
      refetch={nothing}
      note={async () => unmarked}
      words={{ counted: (pages) => t('pages', { pages }), printed: t('sent') }}
      fields={<ConfirmPrinted code={code} onDone={onDone} />}
    />
  );
}

/** The code is here already. */
function nothing(): void {}

function ConfirmPrinted({ code, onDone }: Pick<RecoveryCodePreviewProps, 'code' | 'onDone'>): ReactNode {
  const { t } = useTranslation('keys');
  const [typed, setTyped] = useState('');
  const confirm = useCommand(useTRPC().keys.confirmPrinted.mutationOptions(), { doneText: t('confirm.saved'), onDone });
  const isSame = isSameCode(typed, code);
  const isOpen = typed.trim() !== '' && !isSame;
  return (
    <Box component="section" aria-label={t('confirm.title')} sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h2">{t('confirm.title')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('confirm.hint')}
      </Typography>
      <TextField
        label={t('confirm.typed')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        multiline
        color={isSame ? 'success' : undefined}
        helperText={
          isSame ? (
            <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', color: 'success.main' }}>
              <Check sx={{ fontSize: 16 }} />
              {t('confirm.same')}
            </Box>
          ) : isOpen ? (
            t('confirm.notYet')
          ) : undefined
        }
        slotProps={{ htmlInput: { maxLength: 80, spellCheck: false, autoComplete: 'off' }, formHelperText: { role: 'status' } }}
      />
      <Button
        variant="outlined"
        loading={confirm.isPending}
        disabled={isOpen}
        onClick={() => void confirm.run({ wasTyped: isSame })}
        sx={{ justifySelf: 'start' }}
      >
        {t('confirm.done')}
      </Button>
    </Box>
  );
}

function isSameCode(typed: string, code: string): boolean {
  const master = fromRecoveryCode(typed);
  return master !== undefined && toRecoveryCode(master) === code;
}
