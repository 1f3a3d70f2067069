import { join } from 'node:path';
import { openFile } from '../../electron/db/sqlite-file.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';

/** What stands for `{name}` in the address of a picture: the things of the demo shop that show most. */
const things = {
  company: `select c.id from customer c join project p on p.customer_id = c.id
    where c.kind not in ('person', 'owner') and (select count(*) from installed_item i where i.customer_id = c.id) > 1
    order by (select count(*) from service_request r where r.customer_id = c.id) desc, c.id limit 1`,
  twin: `select a.id from customer a join customer b on b.name = a.name and b.region = a.region and b.id > a.id order by a.id limit 1`,
  otherTwin: `select b.id from customer a join customer b on b.name = a.name and b.region = a.region and b.id > a.id order by a.id limit 1`,
  samePhone: `select p.customer_id from customer_phone p join customer_phone q on q.digits = p.digits and q.customer_id > p.customer_id order by p.id desc limit 1`,
  otherSamePhone: `select q.customer_id from customer_phone p join customer_phone q on q.digits = p.digits and q.customer_id > p.customer_id order by p.id desc, q.id limit 1`,
  driver: `select i.customer_id from vehicle v join installed_item i on i.id = v.item_id where v.vin <> '' and v.next_on <> '' order by v.item_id limit 1`,
  vehicle: `select v.item_id from vehicle v join installed_item i on i.id = v.item_id where v.vin <> '' and v.next_on <> ''
    order by (select count(*) from service_request r where r.installed_item_id = v.item_id) desc, v.item_id limit 1`,
  item: `select i.id from installed_item i where i.card_state = 'shown' and i.kind = 'product'
    order by (select count(*) from service_request r where r.installed_item_id = i.id) desc, i.id limit 1`,
  project: `select p.id from project p where p.accepted_on <> '' and exists (select 1 from warranty_card where project_id = p.id)
    and exists (select 1 from installed_item where project_id = p.id) order by p.id limit 1`,
  repair: `select id from repair_case where service_no <> '' and state <> 'voided' order by id desc limit 1`,
  repairRequest: `select request_id from repair_case where service_no <> '' and state <> 'voided' order by id desc limit 1`,
  supplierCase: `select id from supplier_case where id in (select supplier_case_id from supplier_goods where arrived_at is null) order by id limit 1`,
  feedback: `select id from feedback_form where state = 'arrived' order by id desc limit 1`,
  incident: `select id from incident where state = 'formFilled' order by id limit 1`,
  materialRequest: `select id from material_request where state = 'bought' order by id limit 1`,
  tool: `select t.lot_id from tool t order by (select count(*) from tool_issue i where i.lot_id = t.lot_id) desc, t.lot_id limit 1`,
  toolLoss: `select id from tool_loss order by (state = 'reported') desc, id limit 1`,
  toolNote: `select d.id from stock_document d where d.kind = 'toolIssue'
    order by (select count(*) from tool_issue i where i.document_id = d.id) desc, d.id limit 1`,
  toolPurchase: `select id from tool_purchase where state = 'arrived' order by id limit 1`,
  toolPurchasePlan: `select id from tool_purchase where state = 'planned' order by id limit 1`,
  stocktake: `select id from stocktake order by id desc limit 1`,
  purchaseOrder: `select id from purchase_order where state = 'arrived' order by id limit 1`,
  purchaseOrderDraft: `select id from purchase_order where state = 'negotiating' order by id limit 1`,
  inquiry: `select id from inquiry where state = 'open' order by id limit 1`,
  consignment: `select id from consignment where state = 'onTheWay' order by id limit 1`,
  accountHolder: `select coalesce((select staff_id from staff_account_line order by id desc limit 1), (select min(id) from staff))`,
  handover: `select id from handover order by (select count(*) from handover_line l where l.handover_id = handover.id) desc, id desc limit 1`,
  card: `select id from warranty_card where voided_at is null and kind = 'B' order by id limit 1`,
} as const;

/** Looks the things up, as long as no host has the database open. @returns an address with ids in it. */
export async function findThings(dataFolder: string): Promise<(path: string) => string> {
  const master = await keyStore(keyPathOf(dataFolder)).load();
  if (typeof master === 'string') throw new Error(`the key of ${dataFolder} is ${master}`);
  const db = openFile(join(dataFolder, 'counter.db'), keysOf(master).database, { readonly: true });
  const ids = new Map(Object.entries(things).map(([name, query]) => [name, db.prepare(query).pluck().get() as number | undefined]));
  db.close();
  return (path) =>
    path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`the demo shop has no ${name} for ${path}`);
      return String(id);
    });
}
