/**
 * The rules of the trade that this project implements: number -> one line in our own words. A rule counts as proved when a
 * passing test names its number; `npm run rules` says which are.
 */
export const catalogue: Readonly<Record<string, string>> = {
  'R-000-01':
    'A call is accepted at any working moment, lodged by the customer, by sales or by an installer; intake needs one screen and nobody else.',
  'R-000-02': 'A request is logged with customer, contact, phone, address and wanted service; each one missing is refused and named.',
  'R-000-03': 'Dispatching makes a legible slip and its line in the daily dispatch log in one go: as many lines as slips of the day.',
  'R-000-08': 'Parts below their minimum stock are listed.',
  'R-000-22': 'Stock is what came in less what went out, at any date, and is never negative.',
  'R-000-23': 'What comes in is booked under a number, with the cost of each line.',
  'R-000-50': 'The customer signs only after the question whether anything was left out, with arrival and leaving times in order.',
  'R-000-51': 'A new time that the customer hears before the old one counts as told in time; one told later counts as missed.',
  'R-000-52': "The day's slips come back to the supervisor complete; those still out are listed.",
  'R-000-84': "A technician's lists show only that technician's own jobs; an export is logged with who took what.",
  'R-001-08': 'An item that was never sold here can be kept and repaired like any other.',
  'R-001-13': 'Each request belongs to a branch (installation, complaint, system management) and each branch has its list.',
  'R-001-14': 'Slip numbers have no gaps, a void keeps its number and reason, and slips printed but not returned are listed.',
  'R-002-11': 'A request is closed only after the result was told to the customer: when and by which way.',
  'R-002-28': 'A closed request is read-only; reopening needs a reason and keeps the first finish.',
  'R-002-48': 'Each change of customer data is logged: who, when, the old and the new value.',
  'R-003-13': 'Stock is looked up before parts are promised; parts leave only against a slip and a signature mark.',
  'R-003-37': 'A question that turns out to need a repair becomes one under its number, and the supervisor sees it in the queue.',
  'R-003-38':
    "While a caller's number is typed, name, installed items, open requests and last talks are beside it, before anything is saved.",
  'R-003-63': 'A result without cause, remedy, parts used or the customer’s opinion is refused.',
  'R-004-30': 'The customer is told the expected time at once: a request without a promised time is refused.',
  'R-004-32': 'Each request is urgent, important or general; the list of new ones shows the urgent first, then by age.',
  'R-004-35': 'Each request carries a fault class: software, hardware, electrical, mechanical or human.',
  'R-004-51': 'Stock is live: each receipt, issue and return changes the balance in the same moment.',
  'SM-01': 'A request goes only the ways of its state machine, and every state is reachable.',
  'SM-02': 'A slip goes only the ways of its state machine; a void keeps the number.',
};
