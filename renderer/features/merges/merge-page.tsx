import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { MergeChoices, MergeField, MergePreview, MergeSide } from '../../../shared/merges.ts';
import { useTRPC } from '../../api.ts';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCommand } from '../../use-command.ts';
import { MergeFields } from './merge-fields.tsx';
import { MergeLines } from './merge-lines.tsx';
import { MergeMoved } from './merge-moved.tsx';
import { MergePicker } from './merge-picker.tsx';

/** Two customers side by side, and what the one that stays will be (R-004-20). Nothing happens before the button. */
export function MergePage(): ReactNode {
  const [params] = useSearchParams();
  const idOf = (name: string): number => {
    const id = Number(params.get(name));
    return Number.isSafeInteger(id) && id > 0 ? id : 0;
  };
  const [keptId, absorbedId] = [idOf('kept'), idOf('absorbed')];
  if (keptId === 0) return <NotFoundPage />;
  if (absorbedId === 0) return <MergePicker keptId={keptId} />;
  return <Merge key={`${keptId} ${absorbedId}`} keptId={keptId} absorbedId={absorbedId} />;
}

function Merge({ keptId, absorbedId }: { readonly keptId: number; readonly absorbedId: number }): ReactNode {
  const { t } = useTranslation('merges');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const preview = useQuery(trpc.merges.preview.queryOptions({ keptId, absorbedId }, { retry: false }));
  const [choices, setChoices] = useState<MergeChoices>({});
  const undo = useCommand(trpc.merges.undo.mutationOptions());
  const merge = useCommand(trpc.merges.merge.mutationOptions());
  const choose = (field: MergeField, side: MergeSide) => setChoices({ ...choices, [field]: side });
  const swap = () => navigate(`/customers/merge?kept=${absorbedId}&absorbed=${keptId}`, { replace: true });

  const run = async ({ kept, absorbed }: MergePreview) => {
    const receipt = await merge.run({
      keptId: kept.id,
      keptVersion: kept.version,
      absorbedId: absorbed.id,
      absorbedVersion: absorbed.version,
      choices,
    });
    if (!receipt) {
      void preview.refetch();
      return;
    }
    showToast(t('merge.done', { kept: kept.name, absorbed: absorbed.name }), { undo: () => undo.run({ id: receipt.id }) });
    void navigate(`/customers/${kept.id}`, { replace: true });
  };
  return (
    <DetailPage<MergePreview>
      query={preview}
      backTo="/customers/duplicates"
      title={() => t('merge.title')}
      subtitle={() => t('merge.hint')}
      commands={(view) => [
        { label: t('merge.swap', { name: view.absorbed.name }), onClick: swap, shortcut: 'Alt+S', shortcutLabel: 'merges:merge.swapKey' },
        {
          label: t('merge.run'),
          onClick: () => void run(view),
          isPrimary: true,
          isPending: merge.isPending,
          shortcut: 'Ctrl+Enter',
          shortcutLabel: 'merges:merge.run',
        },
      ]}
    >
      {(view) => (
        <>
          <Section title={t('merge.fields')}>
            <MergeFields preview={view} choices={choices} onChoose={choose} />
          </Section>
          <Section title={t('merge.lines')}>
            <MergeLines preview={view} />
          </Section>
          <Section title={t('merge.moved', { name: view.kept.name })}>
            <MergeMoved moved={view.moved} />
          </Section>
        </>
      )}
    </DetailPage>
  );
}
