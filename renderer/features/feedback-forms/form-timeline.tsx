import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { feedbackDecisions } from '../../../shared/feedback-form-lifecycle.ts';
import { feedbackKinds } from '../../../shared/feedback-forms.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { useAttachmentEvents } from '../../components/attachments/attachment-events.ts';
import { Timeline } from '../../components/timeline.tsx';
import { dynamicText } from '../../message-key.ts';

/** Who did what when with a form, the newest first. */
export function FormTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation('feedbackForms');
  const detail = ({ data }: TimelineEntry): string => {
    const { decision, kind, result, note, text, supplier } = data;
    const known = feedbackDecisions.find((one) => one === decision);
    const knownKind = feedbackKinds.find((one) => one === kind);
    const parts = [known && t(`decision.${known}`), knownKind && t(`kind.${knownKind}`), result, note, text, supplier];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  };
  const fileEvent = useAttachmentEvents();
  const items = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    title:
      fileEvent(entry.kind) ??
      (i18n.exists(`feedbackForms:event.${entry.kind}`) ? dynamicText(i18n, `feedbackForms:event.${entry.kind}`) : entry.kind),
    who: entry.userName ?? undefined,
    detail: detail(entry),
  }));
  return <Timeline label={t('page.timeline')} items={items.reverse()} />;
}
