import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatYuan } from '../../../shared/money.ts';
import { accountEffects } from '../../../shared/staff-account.ts';
import type { AccountRow, StaffAccount } from '../../../shared/staff-accounts.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { DataTable } from '../data-table.tsx';
import { Money } from '../money.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { StatusChip } from '../status-chip.tsx';

/** All entries, the newest first, with both balances after each; what was taken back stays, marked. */
export function EntriesTable({ account }: { readonly account: StaffAccount }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const mayReverse = useCan()('staffAccounts.decide');
  const [reversed, setReversed] = useState<AccountRow>();
  return (
    <>
      <DataTable<AccountRow>
        label={t('lines')}
        rows={account.lines.toReversed()}
        rowKey={({ id }) => id}
        empty={t('noLines')}
        columns={[
          { key: 'at', label: t('field.at'), width: 100, render: ({ bookedOn }) => bookedOn },
          { key: 'kind', label: t('field.kind'), width: 170, render: (line) => <Kind line={line} /> },
          { key: 'about', label: t('field.about'), render: (line) => <About line={line} /> },
          { key: 'amount', label: t('field.amountFen'), numeric: true, width: 110, render: (line) => <Signed line={line} /> },
          { key: 'held', label: t('field.heldFen'), numeric: true, width: 110, render: ({ heldFen }) => <Money fen={heldFen} /> },
          { key: 'owed', label: t('field.owedFen'), numeric: true, width: 110, render: ({ owedFen }) => <Money fen={owedFen} /> },
          { key: 'by', label: t('field.userName'), width: 90, render: ({ userName }) => userName },
          {
            key: 'acts',
            label: '',
            width: 190,
            render: (line) => (
              <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
                <PrintLink line={line} />
                {mayReverse && line.mayReverse && (
                  <Button onClick={() => setReversed(line)} aria-label={`${t('act.reverse')} ${t(`kind.${line.kind}`)} ${line.no}`.trim()}>
                    {t('act.reverse')}
                  </Button>
                )}
              </Box>
            ),
          },
        ]}
      />
      {reversed && <ReverseDialog line={reversed} onClose={() => setReversed(undefined)} />}
    </>
  );
}

function Kind({ line }: { readonly line: AccountRow }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  return (
    <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box component="span" sx={{ fontWeight: 600, textDecoration: line.isReversed ? 'line-through' : undefined }}>
        {t(`kind.${line.kind}`)}
      </Box>
      {line.isReversed && <StatusChip label={t('reversed')} tone="neutral" />}
      {line.reversesId !== null && <StatusChip label={t('reversal')} tone="attention" />}
    </Box>
  );
}

/** Receipt, tool, how it was paid, and what was written beside it. */
function About({ line: { no, itemName, way, note } }: { readonly line: AccountRow }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  return (
    <>
      {[no, itemName, way === '' ? '' : t(`way.${way}`)].filter(Boolean).join(' · ')}
      {note !== '' && (
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {note}
        </Typography>
      )}
    </>
  );
}

/** With the sign that the line has in the balance that it is about. */
function Signed({ line: { kind, amountFen, reversesId } }: { readonly line: AccountRow }): ReactNode {
  const { held, owed } = accountEffects[kind];
  const isUp = (owed || held) > 0 === (reversesId === null);
  return `${isUp ? '+' : '−'}${formatYuan(amountFen)}`;
}

function PrintLink({ line }: { readonly line: AccountRow }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const button = (address: string, text: string) => (
    <Button component={RouterLink} to={`/print/staff-account?${address}`}>
      {text}
    </Button>
  );
  if (line.reversesId !== null) return null;
  if (line.kind === 'depositPaid') return button(`receipt=${line.id}`, t('print.receipt'));
  if (line.subject === 'toolLoss' && line.subjectId !== null) return button(`loss=${line.subjectId}`, t('print.compensation'));
  return null;
}

function ReverseDialog({ line, onClose }: { readonly line: AccountRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const reverse = useCommand(useTRPC().staffAccounts.reverse.mutationOptions(), { doneText: t('done.reversed'), onDone: onClose });
  return (
    <ReasonDialog
      open
      action={t('act.reverse')}
      thing={t('reverse.thing', { kind: t(`kind.${line.kind}`), amount: formatYuan(line.amountFen, { symbol: '¥' }) })}
      consequence={[t('reverse.consequence'), line.subject === 'deductionPlan' && t('reverse.ofPlan')].filter(Boolean).join(' ')}
      isPending={reverse.isPending}
      onConfirm={(reason) => reverse.run({ lineId: line.id, reason })}
      onClose={onClose}
    />
  );
}
