import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { saveSupplierInput, supplierCountInput, supplierListInput, supplierTargetInput } from '../../../shared/suppliers.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  archiveSupplier,
  countSuppliers,
  exportSuppliers,
  listSupplierNames,
  listSuppliers,
  restoreSupplier,
  saveSupplier,
  viewSupplier,
} from './suppliers.service.ts';

/** The list of suppliers itself; what is sent to them is `supplierCases` of the feature `supplier-desk`. */
export const suppliersRouter = router({
  list: query(supplierListInput, listSuppliers),
  count: query(supplierCountInput, countSuppliers),
  names: query(z.strictObject({}), listSupplierNames),
  get: query(z.strictObject({ id }), viewSupplier),
  save: command(saveSupplierInput, saveSupplier),
  archive: command(supplierTargetInput, archiveSupplier),
  restore: command(supplierTargetInput, restoreSupplier),
  export: command(supplierListInput, exportSuppliers),
});
