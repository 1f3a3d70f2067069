import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { FormCode } from '../../../shared/forms.ts';
import type { LayoutPaper, NewestRecords } from '../../../shared/form-layouts.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** The newest layout of every form and paper. */
export async function findLayouts(db: Db) {
  return db
    .selectFrom('formLayout')
    .innerJoin('userAccount', 'userAccount.id', 'formLayout.userId')
    .select(['formLayout.id as current', 'form', 'paper', 'layout', 'at as changedAt', 'userAccount.displayName as changedBy'])
    .where('formLayout.id', 'in', (q) => q.selectFrom('formLayout').select(q.fn.max('id').as('id')).groupBy(['form', 'paper']))
    .orderBy('formLayout.id')
    .limit(mostForms)
    .execute();
}

/** The newest print settings of every form. */
export async function findDefaults(db: Db) {
  return db
    .selectFrom('formDefault')
    .innerJoin('userAccount', 'userAccount.id', 'formDefault.userId')
    .select(['formDefault.id as current', 'form', 'choice', 'at as changedAt', 'userAccount.displayName as changedBy'])
    .where('formDefault.id', 'in', (q) => q.selectFrom('formDefault').select(q.fn.max('id').as('id')).groupBy('form'))
    .orderBy('formDefault.id')
    .limit(mostForms)
    .execute();
}

/** Forms times papers: far fewer than this. */
const mostForms = 500;

export async function insertLayout(
  tx: Tx,
  row: { form: FormCode; paper: LayoutPaper; layout: string; userId: number; at: number },
): Promise<void> {
  await tx.insertInto('formLayout').values(row).execute();
}

export async function insertDefault(tx: Tx, row: { form: FormCode; choice: string; userId: number; at: number }): Promise<void> {
  await tx.insertInto('formDefault').values(row).execute();
}

/** The newest record of each kind that a form can be shown with. */
export async function findNewest(db: Db): Promise<NewestRecords> {
  const newest = (of: RawBuilder<unknown>) => sql<number | null>`(select max(id) from ${of})`;
  const { rows } = await sql<NewestRecords>`select
    ${newest(sql`work_order`)} as work_order,
    ${newest(sql`feedback_form`)} as feedback_form,
    ${newest(sql`incident`)} as incident,
    ${newest(sql`material_request`)} as material_request,
    ${newest(sql`purchase_order`)} as purchase_order,
    ${newest(sql`repair_case`)} as repair_case,
    ${newest(sql`repair_case where service_no <> ''`)} as repair_service,
    ${newest(sql`warranty_card`)} as warranty_card,
    ${newest(sql`service_request`)} as request,
    ${newest(sql`service_request where state = 'closed'`)} as closed_request,
    ${newest(sql`customer`)} as customer,
    ${newest(sql`item`)} as item,
    (select max(lot_id) from tool) as tool,
    ${newest(sql`installed_item`)} as installed_item,
    ${newest(sql`stock_document where kind in ('issue', 'return', 'transfer', 'scrap')`)} as stock_document,
    ${newest(sql`stocktake`)} as stocktake,
    ${newest(sql`stock_document where kind in ('toolIssue', 'toolReturn')`)} as tool_note,
    ${newest(sql`tool_purchase`)} as tool_purchase,
    ${newest(sql`replacement`)} as replacement,
    ${newest(sql`stock_document where kind = 'oldPart'`)} as old_part_note,
    ${newest(sql`staff_account_line where kind = 'depositPaid' and reverses_id is null`)} as deposit_receipt,
    ${newest(sql`deduction_plan`)} as deduction_plan,
    ${newest(sql`tool_loss where state = 'charged'`)} as charged_loss,
    (select staff_id from staff_account_line order by id desc limit 1) as account_holder,
    ${newest(sql`handover`)} as handover`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no row of newest records');
  return row;
}
