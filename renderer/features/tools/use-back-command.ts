import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import type { CommandError } from '../../use-command.ts';
import type { BackMode, BackValues } from './back-values.ts';
import { useToolNoteDone } from './use-tool-note-done.ts';

interface BackCommand {
  readonly run: (values: BackValues) => Promise<unknown>;
  readonly isPending: boolean;
  readonly error: CommandError | null;
}

/** Takes tools back, exchanges them, or closes what somebody held who leaves. */
export function useBackCommand(mode: BackMode, staffId: number): BackCommand {
  const { t } = useTranslation('tools');
  const trpc = useTRPC();
  const done = useToolNoteDone();
  const base = `/tools/people/${staffId}`;
  const giveBack = useCommand(trpc.tools.giveBack.mutationOptions(), {
    errorToast: false,
    onDone: ({ no = '', documentId }, { lines }) => done(t('giveBack.done', { no, count: lines.length }), documentId, base),
  });
  const swap = useCommand(trpc.tools.swap.mutationOptions(), {
    errorToast: false,
    onDone: ({ no = '', documentId }, { lines }) => done(t('swap.done', { no, count: lines.length }), documentId, base),
  });
  const leaving = useCommand(trpc.tools.handBack.mutationOptions(), {
    errorToast: false,
    // the account comes next: what is owed, and the deposit
    onDone: () => done(t('leaving.done'), undefined, base),
  });
  const run = ({ lines, note, ...sign }: BackValues) => {
    const signed = { staffId, ...sign };
    const chosen = lines.filter(({ isChosen }) => isChosen);
    const back = chosen.map(({ issueId, qty, placeId, condition, fate, note: said }) => ({
      ...{ issueId, qty, placeId, condition, fate },
      note: said,
    }));
    if (mode === 'return') return giveBack.run({ ...signed, note, lines: back });
    if (mode === 'leaving')
      return leaving.run({
        ...signed,
        lines: back.map((line, nth) => ({ ...line, outcome: chosen[nth]?.outcome ?? 'back', factor: priceOf(chosen[nth]) })),
      });
    return swap.run({
      ...signed,
      lines: back.map((line, nth) => ({
        ...line,
        newPlaceId: chosen[nth]?.newPlaceId ?? line.placeId,
        newToolNo: chosen[nth]?.newToolNo ?? '',
        decision: chosen[nth]?.decision ?? null,
        decisionReason: chosen[nth]?.decisionReason ?? '',
      })),
    });
  };
  const { isPending, error } = { return: giveBack, swap, leaving }[mode];
  return { run, isPending, error };
}

/** A factor that was typed before it was said that the tool is there means nothing. */
function priceOf(line: BackValues['lines'][number] | undefined): number | null {
  return line?.outcome === 'missing' ? line.factor : null;
}
