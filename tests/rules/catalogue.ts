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
  'R-000-27':
    'A customer whose purchases reach the threshold is a key customer, the amount itself included or not by a setting; the flag says why it is set.',
  'R-000-50': 'The customer signs only after the question whether anything was left out, with arrival and leaving times in order.',
  'R-000-51': 'A new time that the customer hears before the old one counts as told in time; one told later counts as missed.',
  'R-000-52': "The day's slips come back to the supervisor complete; those still out are listed.",
  'R-000-84': "A technician's lists show only that technician's own jobs; an export is logged with who took what.",
  'R-001-08': 'An item that was never sold here can be kept and repaired like any other.',
  'R-001-13': 'Each request belongs to a branch (installation, complaint, system management) and each branch has its list.',
  'R-001-14': 'Slip numbers have no gaps, a void keeps its number and reason, and slips printed but not returned are listed.',
  'R-001-18': 'In the appliance shop every government body is a key customer whatever it bought, everybody else from 10,000 yuan on.',
  'R-002-05': 'A project keeps its drawings and a dated progress plan, planned and real; without them it is not archived.',
  'R-002-06': 'Acceptance, training and the original papers of a project are on file before it is archived.',
  'R-002-11': 'A request is closed only after the result was told to the customer: when and by which way.',
  'R-002-14':
    'The file of a new customer is due in two days; until then a task names what is missing, of a car also plate, kind and maintenance.',
  'R-002-17': 'Engineering: materials and equipment are warranted for a year from acceptance; the last day is the eve of the anniversary.',
  'R-002-28': 'A closed request is read-only; reopening needs a reason and keeps the first finish.',
  'R-002-37':
    'On a repair call the warranty is looked up with the call; the answer stays on the request and stands on the slip before it goes out.',
  'R-002-44': 'Without the warranty card the term starts at completion; once it is past, work is done at cost.',
  'R-002-46': 'One page shows all dealings with a customer by date: jobs, talks, goods, projects, papers, agreements and merges.',
  'R-002-48': 'Each change of customer data is logged: who, when, the old and the new value.',
  'R-002-56': 'A new request is proposed to the representative of the customer’s region; sending somebody else asks the reason.',
  'R-002-59': 'IT hardware is warranted for three years from final acceptance.',
  'R-002-60': 'Software upgrades come for three years: on the day of a release a list says who is entitled to it.',
  'R-002-70': 'Supplied equipment is warranted for sixty months from acceptance, whatever its maker gives.',
  'R-002-77': 'The three years of IT maintenance begin on the day after acceptance; faults of making, installing and tuning are free.',
  'R-002-80': 'A customer’s named engineer comes before the representative of the region.',
  'R-002-81':
    'A key part that failed without the buyer’s fault and stopped the system has its full term again from the day the new one ran; no other part has.',
  'R-002-84': 'After the IT term original parts cost what we paid for them; labour and service fee are nothing.',
  'R-002-92': 'One car has one file: owner, vehicle, requests and slips, and a paper without the customer’s signature is flagged.',
  'R-002-104':
    'What the warranty paper of a renovation names is free in its term; after it material and labour are charged at cost, without margin.',
  'R-002-110': 'One renovation makes four warranty lines: concealed works ten years, masonry three, wood and walls two each.',
  'R-002-113': 'Warranty cards A and B carry their fields and a number; what a kind needs is asked by name, and a void one is not printed.',
  'R-002-114':
    'Main equipment is free for a year, the system is maintained for life: later requests are accepted and only their price changes.',
  'R-003-12': 'The slip and its paper say of driving licence and maintenance handbook whether they were seen or not.',
  'R-003-13': 'Stock is looked up before parts are promised; parts leave only against a slip and a signature mark.',
  'R-003-37': 'A question that turns out to need a repair becomes one under its number, and the supervisor sees it in the queue.',
  'R-003-38':
    "While a caller's number is typed, name, installed items, open requests and last talks are beside it, before anything is saved.",
  'R-003-45': 'A call can be noted for any day, holidays too, and the register says who answered it.',
  'R-003-48': 'In the term a fault of making, assembling or material is free, every line of it; any other cause is charged.',
  'R-003-49':
    'Out of warranty nothing is charged that was not quoted: a quote lacks something until it has parts, travel and the customer’s yes.',
  'R-003-57':
    'Every call, visit and letter is a line of a register, also of somebody unknown, with way and outcome; the register is printed.',
  'R-003-63': 'A result without cause, remedy, parts used or the customer’s opinion is refused.',
  'R-003-69': 'A phone is warranted for a year and its accessories for three months; aerial, shell and display board are not covered.',
  'R-003-70': 'The term and the start that are printed on the card replace the standard ones.',
  'R-003-71': 'The warranty paper says that the box is to be kept for a year.',
  'R-003-72': 'A gift has neither warranty nor exchange.',
  'R-004-14': 'Data is used only for purposes that the customer agreed to; use for any other is refused.',
  'R-004-15': 'A new personal customer who was not asked yet stands in a list for the front desk until an answer is noted.',
  'R-004-16': 'Habits and interests are kept only where the shop has turned them on; what is off is neither shown nor overwritten.',
  'R-004-18': 'Data is looked at again regularly, and where it was confirmed is kept with it.',
  'R-004-19': 'Phone and address come up for review sooner than other data; both intervals are settings.',
  'R-004-20':
    'Possible duplicates and phone numbers that cannot be dialled are named while typing and listed for a post that looks after them; merging two customers can be undone.',
  'R-004-21': 'The privacy policy has versions that are never edited; the notice prints the one in force with boxes to tick.',
  'R-004-22': 'Each answer keeps state, day, way and the version of the policy.',
  'R-004-24': 'Customers see, take along, correct and delete their data; a deletion leaves numbers and sums and no trace of the person.',
  'R-004-25': 'Agreement is taken back as easily as given; afterwards exports carry the phone masked.',
  'R-004-26': 'Advice and complaints about personal data come to the data steward, who acts or explains, and answers.',
  'R-004-30': 'The customer is told the expected time at once: a request without a promised time is refused.',
  'R-004-32': 'Each request is urgent, important or general; the list of new ones shows the urgent first, then by age.',
  'R-004-35': 'Each request carries a fault class: software, hardware, electrical, mechanical or human.',
  'R-004-51': 'Stock is live: each receipt, issue and return changes the balance in the same moment.',
  'SM-01': 'A request goes only the ways of its state machine, and every state is reachable.',
  'SM-02': 'A slip goes only the ways of its state machine; a void keeps the number.',
  'SM-19': 'A privacy request goes from received over verified and done or explained to answered, and no other way.',
};
