import { createCardInput } from '../../../shared/warranty-cards.ts';
import type { CardKind, CreateCardInput } from '../../../shared/warranty-cards.ts';
import type { CustomerView } from '../../../shared/customers.ts';
import type { ProjectView } from '../../../shared/projects.ts';

export const cardSchema = createCardInput;

/** A card as it is proposed: the owner with phone and postal address, the acceptance as the day it starts. */
export function proposeCard(kind: CardKind, customer: CustomerView, project: ProjectView | undefined): CreateCardInput {
  const [phone, address] = [customer.phones[0], customer.addresses[0]];
  return {
    kind,
    customerId: customer.id,
    projectId: project?.id ?? null,
    ownerName: customer.name,
    phone: phone?.shownAs ?? '',
    postcode: address?.postcode ?? '',
    address: [address?.province, address?.city, address?.text].filter(Boolean).join(''),
    handedOverOn: project?.acceptedOn ?? '',
    startsOn: project?.acceptedOn ?? '',
    contents: '',
    companySignedBy: project?.managerName ?? '',
    supervisorSignedBy: '',
    signedOn: '',
  };
}
