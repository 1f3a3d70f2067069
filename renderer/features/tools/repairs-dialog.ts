import type { ReactNode } from 'react';
import type { ToolRepair, ToolScrap } from '../../../shared/tool-losses.ts';
import type { StartedTool } from './repair-dialogs.tsx';

/** What is open over the lists of repairs and scrappings. */
export type RepairsDialog =
  | { readonly kind: 'send' | 'propose'; readonly tool?: StartedTool }
  | { readonly kind: 'back'; readonly repair: ToolRepair }
  | { readonly kind: 'approve' | 'refuse'; readonly scrap: ToolScrap };

/** What the lists of the page have in common. */
export interface RepairsListProps {
  /** Which of the lists is shown. */
  readonly choice: ReactNode;
  readonly action: ReactNode;
  readonly open: (dialog: RepairsDialog) => void;
}
