import { addDays, dayOf } from '../../../shared/time.ts';
import { mostToolPeople } from '../../../shared/tool-figures.ts';
import type { ToolFigures } from '../../../shared/tool-figures.ts';
import { addMonths } from '../../../shared/warranty-terms.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import { countToolMatters, findLeaving, findWithoutKit } from './tool-figures.repository.ts';

/** What the custodian and the supervisor have to look after, for the first screen; three statements. */
export async function readToolFigures({ app, db, now }: ActorContext): Promise<ToolFigures> {
  const today = dayOf(now, await readZone(app));
  const monthEnd = addDays(addMonths(`${today.slice(0, 7)}-01`, 1), -1);
  return {
    ...(await countToolMatters(db, { today, monthEnd })),
    withoutKit: await findWithoutKit(db, mostToolPeople),
    leaving: await findLeaving(db, mostToolPeople),
  };
}
