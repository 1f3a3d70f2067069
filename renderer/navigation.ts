import Assessment from '@mui/icons-material/AssessmentOutlined';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import Build from '@mui/icons-material/BuildOutlined';
import ContactPhone from '@mui/icons-material/ContactPhoneOutlined';
import Domain from '@mui/icons-material/DomainOutlined';
import EventNote from '@mui/icons-material/EventNoteOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import HomeRepairService from '@mui/icons-material/HomeRepairServiceOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import People from '@mui/icons-material/PeopleOutlined';
import PhoneInTalk from '@mui/icons-material/PhoneInTalkOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import TaskAlt from '@mui/icons-material/TaskAltOutlined';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { SearchHitKind } from '../shared/home.ts';
import type { Permission } from '../shared/permissions.ts';

export interface NavigationItem {
  readonly path: string;
  /** Message key. */
  readonly label: `common:nav.${string}`;
  readonly icon: SvgIconComponent;
  /** Who sees it; everybody when there is none. */
  readonly permission?: Permission;
}

/** The main areas in their order; a person's first nine answer to Alt+1..9. */
export const navigation: readonly NavigationItem[] = [
  { path: '/', label: 'common:nav.home', icon: Home },
  { path: '/intake', label: 'common:nav.intake', icon: PhoneInTalk, permission: 'requests.log' },
  { path: '/requests', label: 'common:nav.requests', icon: Assignment, permission: 'requests.read' },
  { path: '/dispatch', label: 'common:nav.dispatch', icon: EventNote, permission: 'workOrders.dispatch' },
  { path: '/work-orders', label: 'common:nav.workOrders', icon: Build, permission: 'workOrders.read' },
  { path: '/customers', label: 'common:nav.customers', icon: People, permission: 'customers.read' },
  { path: '/parts', label: 'common:nav.parts', icon: Inventory, permission: 'parts.read' },
  { path: '/imports', label: 'common:nav.imports', icon: UploadFile, permission: 'data.import' },
  { path: '/calls', label: 'common:nav.calls', icon: ContactPhone, permission: 'customers.read' },
  { path: '/projects', label: 'common:nav.projects', icon: Domain, permission: 'customers.read' },
  { path: '/repair-cases', label: 'common:nav.repairCases', icon: HomeRepairService, permission: 'repairCases.read' },
  { path: '/reports', label: 'common:nav.reports', icon: Assessment, permission: 'reports.read' },
  { path: '/tasks', label: 'common:nav.tasks', icon: TaskAlt },
  { path: '/settings', label: 'common:nav.settings', icon: Settings },
];

/** Where F2 leads. */
export const intakePath = '/intake';

/** The page of a thing that the palette found. */
export function hitPath(kind: SearchHitKind, id: number): string {
  const areas = { customer: '/customers', request: '/requests', workOrder: '/work-orders', part: '/parts' } as const;
  return `${areas[kind]}/${id}`;
}
