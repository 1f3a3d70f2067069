import { accountProjections } from './projections/accounts.repository.ts';
import { jobProjections } from './projections/jobs.repository.ts';
import { peopleProjections } from './projections/people.repository.ts';
import type { Projection } from './projections/projection.ts';
import { stockProjections } from './projections/stock.repository.ts';
import { toolProjections } from './projections/tools.repository.ts';
import { wordProjections } from './projections/words.repository.ts';

/** Everything that is stored beside what it follows from; a new projection gets its check here (F62). */
export const projections: readonly Projection[] = [
  ...stockProjections,
  ...toolProjections,
  ...accountProjections,
  ...jobProjections,
  ...wordProjections,
  ...peopleProjections,
];
