import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { FeedbackNeed, createFormInput, FeedbackView } from '../../../shared/feedback-forms.ts';
import type { VersionDifference } from '../stale-notice.tsx';

/** A form as it is stored, which a refusal for a stale version carries: what is needed is a text there. */
export type StoredForm = Pick<
  FeedbackView,
  'id' | 'version' | 'state' | 'kind' | 'reporterName' | 'receivedAt' | 'goods' | 'fault' | 'details' | 'opinion'
> & { readonly needs: string };

type Typed = Partial<z.input<typeof createFormInput>>;

/** The fields in which what was typed differs from what somebody else saved meanwhile. */
export function useFactDifferences(): (theirs: StoredForm, mine: Typed) => readonly VersionDifference[] {
  const { t } = useTranslation('feedbackForms');
  const needsText = (needs: readonly Pick<FeedbackNeed, 'kind' | 'what' | 'quantity'>[]) =>
    needs.map(({ kind, what, quantity }) => `${t(`need.${kind}`)} ${what} × ${quantity}`).join('\n');
  return (theirs, mine) => [
    ...(mine.kind === theirs.kind
      ? []
      : [{ label: t('field.kind'), mine: mine.kind ? t(`kind.${mine.kind}`) : '', theirs: t(`kind.${theirs.kind}`) }]),
    ...(['reporterName', 'goods', 'fault', 'details', 'opinion'] as const)
      .map((field) => ({ label: t(`field.${field}`), mine: (mine[field] ?? '').trim(), theirs: theirs[field] }))
      .filter((one) => one.mine !== one.theirs),
    ...[
      {
        label: t('field.needs'),
        mine: needsText((mine.needs ?? []) as readonly FeedbackNeed[]),
        theirs: needsText(JSON.parse(theirs.needs || '[]') as readonly FeedbackNeed[]),
      },
    ].filter((one) => one.mine !== one.theirs),
  ];
}
