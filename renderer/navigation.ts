import Assessment from '@mui/icons-material/AssessmentOutlined';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import Build from '@mui/icons-material/BuildOutlined';
import ContactPhone from '@mui/icons-material/ContactPhoneOutlined';
import Domain from '@mui/icons-material/DomainOutlined';
import DriveFileRenameOutline from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import EventNote from '@mui/icons-material/EventNoteOutlined';
import Handyman from '@mui/icons-material/HandymanOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import RateReview from '@mui/icons-material/RateReviewOutlined';
import HomeRepairService from '@mui/icons-material/HomeRepairServiceOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import LibraryBooks from '@mui/icons-material/LibraryBooksOutlined';
import LocalShipping from '@mui/icons-material/LocalShippingOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import PhoneInTalk from '@mui/icons-material/PhoneInTalkOutlined';
import Recycling from '@mui/icons-material/RecyclingOutlined';
import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import SwapHoriz from '@mui/icons-material/SwapHorizOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import BarChart from '@mui/icons-material/BarChartOutlined';
import ShoppingCart from '@mui/icons-material/ShoppingCartOutlined';
import TaskAlt from '@mui/icons-material/TaskAltOutlined';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { SearchHitKind } from '../shared/home.ts';
import type { Permission } from '../shared/permissions.ts';

/** Work at the counter, what went wrong, the store, papers and settings: areas that belong together stand together. */
export type NavigationGroup = 'counter' | 'quality' | 'store' | 'office';

export interface NavigationItem {
  readonly group: NavigationGroup;
  readonly path: string;
  /** Its other pages begin with one of these addresses. */
  readonly also?: readonly string[];
  /** Message key. */
  readonly label: `common:nav.${string}`;
  readonly icon: SvgIconComponent;
  /** Who sees it; everybody when there is none. */
  readonly permission?: Permission;
}

/** The main areas in their order; a person's first nine answer to Alt+1..9. */
export const navigation: readonly NavigationItem[] = [
  { group: 'counter', path: '/', label: 'common:nav.home', icon: Home },
  { group: 'counter', path: '/intake', label: 'common:nav.intake', icon: PhoneInTalk, permission: 'requests.log' },
  { group: 'counter', path: '/requests', label: 'common:nav.requests', icon: Assignment, permission: 'requests.read' },
  { group: 'counter', path: '/dispatch', label: 'common:nav.dispatch', icon: EventNote, permission: 'workOrders.dispatch' },
  { group: 'counter', path: '/work-orders', label: 'common:nav.workOrders', icon: Build, permission: 'workOrders.read' },
  { group: 'counter', path: '/customers', label: 'common:nav.customers', icon: People, permission: 'customers.read' },
  { group: 'counter', path: '/calls', label: 'common:nav.calls', icon: ContactPhone, permission: 'customers.read' },
  { group: 'counter', path: '/projects', label: 'common:nav.projects', icon: Domain, permission: 'customers.read' },
  { group: 'counter', path: '/tasks', label: 'common:nav.tasks', icon: TaskAlt },
  { group: 'quality', path: '/feedback-forms', label: 'common:nav.feedbackForms', icon: RateReview, permission: 'feedbackForms.read' },
  { group: 'quality', path: '/repair-cases', label: 'common:nav.repairCases', icon: HomeRepairService, permission: 'repairCases.read' },
  { group: 'quality', path: '/incidents', label: 'common:nav.incidents', icon: ReportProblem, permission: 'incidents.read' },
  { group: 'quality', path: '/approvals', label: 'common:nav.approvals', icon: DriveFileRenameOutline, permission: 'approvals.read' },
  { group: 'store', path: '/parts', label: 'common:nav.parts', icon: Inventory, permission: 'parts.read' },
  {
    group: 'store',
    path: '/parts/waiting',
    also: ['/parts/issue', '/parts/return', '/parts/transfer', '/parts/scrap', '/parts/technicians', '/parts/receive', '/parts/moves'],
    label: 'common:nav.stock',
    icon: SwapHoriz,
    permission: 'parts.read',
  },
  { group: 'store', path: '/purchasing', label: 'common:nav.purchasing', icon: ShoppingCart, permission: 'materialRequests.read' },
  { group: 'store', path: '/old-parts', label: 'common:nav.oldParts', icon: Recycling, permission: 'oldParts.read' },
  { group: 'store', path: '/tools', label: 'common:nav.tools', icon: Handyman, permission: 'tools.read' },
  { group: 'store', path: '/stocktakes', label: 'common:nav.stocktakes', icon: FactCheck, permission: 'stocktakes.read' },
  { group: 'store', path: '/stock-reports', label: 'common:nav.stockReports', icon: BarChart, permission: 'stockReports.read' },
  { group: 'store', path: '/suppliers', label: 'common:nav.suppliers', icon: LocalShipping, permission: 'suppliers.read' },
  { group: 'store', path: '/imports', label: 'common:nav.imports', icon: UploadFile, permission: 'data.import' },
  { group: 'office', path: '/reports', label: 'common:nav.reports', icon: Assessment, permission: 'reports.read' },
  { group: 'office', path: '/handovers', also: ['/papers'], label: 'common:nav.papers', icon: LibraryBooks, permission: 'papers.read' },
  { group: 'office', path: '/settings', label: 'common:nav.settings', icon: Settings },
];

/** The area that an address belongs to: the one that names most of it. */
export function areaAt(pathname: string): NavigationItem | undefined {
  const begins = (path: string) => pathname === path || pathname.startsWith(path === '/' ? path : `${path}/`);
  const length = ({ path, also = [] }: NavigationItem) => Math.max(0, ...[path, ...also].filter(begins).map((each) => each.length));
  const found = navigation.reduce((best, item) => (length(item) > length(best) ? item : best));
  return found.path === '/' && pathname !== '/' ? undefined : found;
}

/** Where F2 leads. */
export const intakePath = '/intake';

/** The page of a thing that the palette found. */
export function hitPath(kind: SearchHitKind, id: number): string {
  const areas = {
    customer: '/customers',
    request: '/requests',
    workOrder: '/work-orders',
    part: '/parts',
    tool: '/tools/list',
    feedbackForm: '/feedback-forms',
    incident: '/incidents',
    materialRequest: '/purchasing/requests',
    supplierCase: '/suppliers/cases',
    handover: '/handovers',
    repairFeedback: '/repair-cases',
    repairService: '/repair-cases',
    warrantyCard: '/warranty-cards',
    purchaseOrder: '/purchasing/orders',
    inquiry: '/purchasing/inquiries',
    consignment: '/purchasing/consignments',
    stocktake: '/stocktakes',
    toolPurchase: '/tools/purchases',
    // what has no page of its own opens as it is printed
    replacement: '/print/replacement?id=',
    issueNote: '/print/stock-note?id=',
    returnNote: '/print/stock-note?id=',
    toolIssue: '/tools/notes',
    toolReturn: '/tools/notes',
    transferNote: '/print/stock-note?id=',
    adjustmentNote: '/print/stock-note?id=',
    scrapNote: '/print/stock-note?id=',
    oldPartNote: '/print/old-parts?id=',
  } as const;
  const area = areas[kind];
  return area.endsWith('=') ? `${area}${id}` : `${area}/${id}`;
}

/** What follows the address of a slip that was scanned: it opens at the step that is next. */
export const nextStep = '?step=next';

/** The same for a number that was typed to the end. */
export const typedNumber = '?step=typed';
