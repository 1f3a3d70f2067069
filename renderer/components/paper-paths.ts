import type { DocumentKind } from '../../shared/document-kinds.ts';
import type { PrintSubject } from '../../shared/prints.ts';

/** The page of a numbered or printed document. */
export function paperPath(kind: DocumentKind | PrintSubject, id: number): string {
  switch (kind) {
    case 'request':
      return `/requests/${id}`;
    case 'warrantyCard':
      return `/warranty-cards/${id}`;
    case 'repairFeedback':
    case 'repairService':
      return `/repair-cases/${id}`;
    case 'customerFile':
      return `/customers/${id}`;
    case 'handover':
      return `/handovers/${id}`;
    case 'feedbackForm':
      return `/feedback-forms/${id}`;
    case 'supplierCase':
      return `/suppliers/cases/${id}`;
    case 'purchaseOrder':
      return `/purchasing/orders/${id}`;
    case 'inquiry':
      return `/purchasing/inquiries/${id}`;
    case 'consignment':
      return `/purchasing/consignments/${id}`;
    case 'incident':
      return `/incidents/${id}`;
    case 'stocktake':
      return `/stocktakes/${id}`;
    case 'toolPurchase':
      return `/tools/purchases/${id}`;
    case 'materialRequest':
      return `/purchasing/requests/${id}`;
    case 'staffAccountLine':
    case 'depositReceipt':
      return `/print/staff-account?receipt=${id}`;
    case 'deductionPlan':
      return `/print/staff-account?plan=${id}`;
    case 'toolLoss':
      return `/print/staff-account?loss=${id}`;
    case 'dispatchLog':
      return '/dispatch?tab=log';
    default:
      return `/work-orders/${id}`;
  }
}
