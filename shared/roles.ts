/** The roles a person can hold; a further role is one more line here and in `permissions.ts`. */
export const roles = [
  'frontDesk',
  'supervisor',
  'dispatcher',
  'storekeeper',
  'followUpCaller',
  'trackingClerk',
  'technician',
  'serviceManager',
  'generalManager',
  'businessDepartment',
  'adminOffice',
  'administrator',
  'dataSteward',
] as const;

export type Role = (typeof roles)[number];
