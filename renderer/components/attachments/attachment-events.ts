import { useTranslation } from 'react-i18next';

const kinds = ['attachmentAdded', 'attachmentDescribed', 'attachmentRemoved', 'attachmentRestored'] as const;

/** What a timeline says about photos and files; undefined for other events. */
export function useAttachmentEvents(): (kind: string) => string | undefined {
  const { t } = useTranslation('attachments');
  return (kind) => {
    const known = kinds.find((one) => one === kind);
    return known && t(`event.${known}`);
  };
}
