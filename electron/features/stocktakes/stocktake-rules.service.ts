import { stocktakeRulesSetting, usualStocktakeRules } from '../../../shared/stocktakes.ts';
import type { StocktakeRules } from '../../../shared/stocktakes.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { putSetting, readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';

/** Limits of recount and approval, and when a month turns red. */
export async function readStocktakeRules(db: Db | Tx): Promise<StocktakeRules> {
  return readSetting<StocktakeRules>(db, stocktakeRulesSetting, usualStocktakeRules);
}

export async function viewStocktakeRules({ db }: ActorContext): Promise<StocktakeRules> {
  return readStocktakeRules(db);
}

/** For stocktakes that are begun from now on. */
export async function changeStocktakeRules(context: ActorContext, rules: StocktakeRules): Promise<StocktakeRules> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readStocktakeRules(tx);
    await putSetting(tx, stocktakeRulesSetting, rules);
    await record({ subject: 'shop', subjectId: 1, kind: 'stocktakeRulesChanged', changes: changesBetween(before, rules) });
    touch('settings', 'stocktakes', 'home');
    return rules;
  });
}
