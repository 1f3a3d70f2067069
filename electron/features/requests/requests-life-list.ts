import { sql } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { LifeFilter } from '../../../shared/request-lists.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { Database } from '../../db/schema.ts';

type Select<O> = SelectQueryBuilder<Database, 'serviceRequest', O>;

/** Narrows a list of requests to one of the lists across the states, in the words of their partial indexes. */
export function narrowLife<O>(select: Select<O>, life: LifeFilter): Select<O> {
  switch (life) {
    case 'held':
      return select.where(sql<boolean>`hold_reason <> ''`);
    case 'escalated':
      return select.where(sql<boolean>`escalated_to <> ''`);
    case 'department':
      return select.where(sql<boolean>`department <> ''`);
    case 'noOwner':
      return select
        .where('state', 'in', openRequestStates)
        .where((eb) =>
          eb.or([
            eb('ownerUserId', 'is', null),
            eb('ownerUserId', 'in', eb.selectFrom('userAccount').select('userAccount.id').where('disabledAt', 'is not', null)),
          ]),
        );
    case 'unexplained':
      return select.where('overdueSince', 'is not', null);
    case 'explained':
      return select.where('id', 'in', (eb) =>
        eb.selectFrom('requestDelay').select('requestDelay.requestId').where('requestDelay.kind', '=', 'overdue'),
      );
    case 'tagged':
      return select.where('tag', '<>', '');
    case 'notQuality':
      return select.where('type', '=', 'complaint').where('isQualityIssue', '=', 0);
    case 'unpaid':
      return select.where('turn', '<', 0).where('state', 'in', openRequestStates);
  }
}
