import type { Migration } from './migration.ts';
import { counter } from './0001-counter.ts';
import { auditTime } from './0002-audit-time.ts';
import { archive } from './0003-archive.ts';
import { search } from './0004-search.ts';
import { duplicates } from './0005-duplicates.ts';
import { promises } from './0006-promises.ts';
import { acceptance } from './0007-acceptance.ts';
import { openPlans } from './0009-open-plans.ts';
import { oneVisit } from './0010-one-visit.ts';
import { missedClocks } from './0011-missed-clocks.ts';
import { attachments } from './0013-attachments.ts';
import { outlets } from './0012-outlets.ts';
import { suppliers } from './0014-suppliers.ts';
import { feedbackForms } from './0017-feedback-forms.ts';
import { approvals } from './0015-approvals.ts';
import { incidents } from './0016-incidents.ts';
import { notices } from './0019-notices.ts';
import { paper } from './0018-paper.ts';
import { formLayouts } from './0020-form-layouts.ts';
import { store } from './0021-store.ts';
import { issuing } from './0023-issuing.ts';
import { itemCatalogue } from './0022-catalogue.ts';
import { reordering } from './0025-reordering.ts';
import { oldParts } from './0024-old-parts.ts';
import { materialRequests } from './0026-material-requests.ts';
import { purchasing } from './0027-purchasing.ts';
import { stocktakes } from './0028-stocktakes.ts';
import { tools } from './0029-tools.ts';
import { chain } from './0030-chain.ts';
import { hosts } from './0031-hosts.ts';
import { seats } from './0034-seats.ts';

/** All migrations in their order. A migration that has landed is never edited: a mistake is mended by a further one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-counter': counter,
  '0002-audit-time': auditTime,
  '0003-archive': archive,
  '0004-search': search,
  '0005-duplicates': duplicates,
  '0006-promises': promises,
  '0007-acceptance': acceptance,
  '0009-open-plans': openPlans,
  '0010-one-visit': oneVisit,
  '0011-missed-clocks': missedClocks,
  '0012-outlets': outlets,
  '0013-attachments': attachments,
  '0014-suppliers': suppliers,
  '0015-approvals': approvals,
  '0016-incidents': incidents,
  '0017-feedback-forms': feedbackForms,
  '0018-paper': paper,
  '0019-notices': notices,
  '0020-form-layouts': formLayouts,
  '0021-store': store,
  '0022-catalogue': itemCatalogue,
  '0023-issuing': issuing,
  '0024-old-parts': oldParts,
  '0025-reordering': reordering,
  '0026-material-requests': materialRequests,
  '0027-purchasing': purchasing,
  '0028-stocktakes': stocktakes,
  '0029-tools': tools,
  '0030-chain': chain,
  '0031-hosts': hosts,
  '0034-seats': seats,
};
